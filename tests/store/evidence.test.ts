import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, type HitRecord, HOUR, MINUTE, toIso } from '../../src/evidence/index.ts';
import { createStore, DamagedRecordError, InvalidRequestError } from '../../src/store/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { aHit, NOW } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** Another run, in a process that has read nothing yet, and what it reads from the table. */
function coldStore() {
  let rows = 0;
  const client: DynamoDBClient = engine.client();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (context.commandName === QueryCommand.name) rows += rowsIn(answer.output);
      return answer;
    },
    { step: 'initialize' },
  );
  return { store: createStore({ client, table: engine.table }), rows: () => rows };
}
const rowsIn = (output: unknown): number =>
  typeof output === 'object' && output !== null && 'Items' in output && Array.isArray(output.Items)
    ? output.Items.length
    : 0;

let serial = 0;
const aNewHit = (indicator: string, at: number, observed = at): HitRecord => {
  serial += 1;
  const item = { id: `item-${serial}`, url: `https://courier.example/${serial}`, title: `Report ${serial}` };
  return aHit({ indicator, item, at: toIso(at), observed: toIso(observed) });
};
const lookback = (now: number) => ({ from: toIso(now - 30 * DAY), to: toIso(now) });
const idsOf = (hits: readonly HitRecord[]) => hits.map(({ id }) => id).sort();
const put = async (...hits: HitRecord[]) => {
  for (const hit of hits) await engine.store.hits.put(hit);
  return hits;
};

describe('the evidence of indicators', () => {
  it('is every hit of theirs in the range, both ends included', async () => {
    const inside = await put(
      aNewHit('ev-a', NOW),
      aNewHit('ev-a', NOW - 30 * DAY),
      aNewHit('ev-b', NOW - DAY),
    );
    await put(aNewHit('ev-a', NOW - 31 * DAY), aNewHit('ev-a', NOW + MINUTE), aNewHit('ev-other', NOW));
    const found = await engine.store.hits.evidence(['ev-a', 'ev-b', 'ev-none', 'ev-a'], lookback(NOW));
    expect(idsOf(found)).toEqual(idsOf(inside));
    expect(found.find(({ indicator }) => indicator === 'ev-b')).toEqual(inside[2]);
  });

  it('holds what was put since it was last asked, also at the same instant', async () => {
    const { store } = coldStore();
    const old = await put(aNewHit('ev-grow', NOW - DAY));
    expect(idsOf(await store.hits.evidence(['ev-grow'], lookback(NOW)))).toEqual(idsOf(old));
    const fresh = await put(aNewHit('ev-grow', NOW));
    expect(idsOf(await store.hits.evidence(['ev-grow'], lookback(NOW)))).toEqual(idsOf([...old, ...fresh]));
  });

  it('holds a hit that reports something old', async () => {
    const { store } = coldStore();
    await store.hits.evidence(['ev-late'], lookback(NOW));
    const late = await put(aNewHit('ev-late', NOW - 20 * DAY, NOW + HOUR));
    expect(idsOf(await store.hits.evidence(['ev-late'], lookback(NOW + HOUR)))).toEqual(idsOf(late));
  });

  it('holds a hit that reached the table minutes after it was observed', async () => {
    const { store } = coldStore();
    await store.hits.evidence(['ev-slow'], lookback(NOW));
    await store.hits.evidence(['ev-slow'], lookback(NOW + 10 * MINUTE));
    const slow = await put(aNewHit('ev-slow', NOW - MINUTE));
    expect(idsOf(await store.hits.evidence(['ev-slow'], lookback(NOW + 12 * MINUTE)))).toEqual(idsOf(slow));
  });

  it('is read once; afterwards a run reads what is new, however long the history', async () => {
    await Promise.all(
      Array.from({ length: 400 }, (_, n) => engine.store.hits.put(aNewHit('ev-history', NOW - n * HOUR))),
    );
    const { store, rows } = coldStore();
    const later = NOW + 5 * HOUR;
    expect(await store.hits.evidence(['ev-history'], lookback(later))).toHaveLength(400);
    const first = rows();
    await put(aNewHit('ev-history', later + MINUTE));
    expect(await store.hits.evidence(['ev-history'], lookback(later + 5 * MINUTE))).toHaveLength(401);
    expect(rows() - first).toBeLessThan(10);
  });

  it('is read anew after a day, so that nothing wrong is remembered for good', async () => {
    const { store } = coldStore();
    await store.hits.evidence(['ev-import'], lookback(NOW));
    const imported = await put(aNewHit('ev-import', NOW - 9 * DAY));
    expect(await store.hits.evidence(['ev-import'], lookback(NOW + 2 * HOUR))).toEqual([]);
    expect(idsOf(await store.hits.evidence(['ev-import'], lookback(NOW + 25 * HOUR)))).toEqual(
      idsOf(imported),
    );
  });

  it('reaches further back when a longer range is asked for', async () => {
    const { store } = coldStore();
    const old = await put(aNewHit('ev-far', NOW - 50 * DAY));
    expect(await store.hits.evidence(['ev-far'], lookback(NOW))).toEqual([]);
    const far = { from: toIso(NOW - 60 * DAY), to: toIso(NOW) };
    expect(idsOf(await store.hits.evidence(['ev-far'], far))).toEqual(idsOf(old));
  });

  it('is the same for a warm process as for a cold one, in any order of news and questions', async () => {
    let run = 0;
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 400 }),
      hits: fc.array(fc.record({ age: fc.integer({ min: 0, max: 40 * 24 * 60 }), other: fc.boolean() }), {
        maxLength: 3,
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        run += 1;
        const indicators = [`ev-any-${run}`, `ev-any-${run}-b`];
        const warm = coldStore().store;
        let now = NOW;
        for (const { wait, hits } of steps) {
          now += wait * MINUTE;
          const news = hits.map(({ age, other }) =>
            aNewHit(`ev-any-${run}${other ? '-b' : ''}`, now - age * MINUTE, now),
          );
          await put(...news);
          const cold = coldStore().store;
          const expected = idsOf(await cold.hits.evidence(indicators, lookback(now)));
          expect(idsOf(await warm.hits.evidence(indicators, lookback(now)))).toEqual(expected);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is refused when the range is upside down', async () => {
    const range = { from: toIso(NOW), to: toIso(NOW - 1) };
    await expect(engine.store.hits.evidence(['ev-a'], range)).rejects.toThrow(InvalidRequestError);
  });

  it('of an indicator with a damaged hit is an error, and others are not touched by it', async () => {
    const { store } = coldStore();
    const sound = await put(aNewHit('ev-sound', NOW));
    await store.hits.evidence(['ev-sound', 'ev-sick'], lookback(NOW));
    const at = `${toIso(NOW)}#x`;
    const Item = {
      pk: 'HIT#x',
      sk: 'HIT',
      subject: 'INDICATOR#ev-sick',
      subjectAt: at,
      observations: 'HITS',
      observedAt: at,
      data: {},
    };
    await engine.documents.send(new PutCommand({ TableName: engine.table, Item }));
    expect(idsOf(await store.hits.evidence(['ev-sound'], lookback(NOW)))).toEqual(idsOf(sound));
    await expect(store.hits.evidence(['ev-sick'], lookback(NOW))).rejects.toThrow(DamagedRecordError);
  });
});
