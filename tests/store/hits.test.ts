import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HitRecord, MINUTE, toIso } from '../../src/evidence/index.ts';
import {
  DamagedRecordError,
  HIT_BOUNDS,
  InvalidCursorError,
  InvalidRequestError,
  type Page,
} from '../../src/store/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { aHit, manyHits, NOW } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const ALWAYS = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };

async function everyPage(
  read: (after: string | undefined) => Promise<Page<HitRecord>>,
): Promise<HitRecord[][]> {
  const pages: HitRecord[][] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    pages.push(page.items);
    after = page.next;
  } while (after !== undefined);
  return pages;
}

describe('keeping a hit', () => {
  it('gives back exactly what was put', async () => {
    const hit = aHit({ indicator: 'round-trip' });
    expect(await engine.store.hits.put(hit)).toBe('created');
    expect(await engine.store.hits.byId(hit.id)).toEqual(hit);
  });

  it('knows a hit that is put again and leaves the first as it is', async () => {
    const first = aHit({ indicator: 'twice' });
    expect(await engine.store.hits.put(first)).toBe('created');
    expect(await engine.store.hits.put({ ...first, source: 'Somebody else' })).toBe('known');
    expect((await engine.store.hits.byId(first.id))?.source).toBe('The Courier');
  });

  it('creates a hit once when many runs put it at the same moment', async () => {
    const hit = aHit({ indicator: 'raced' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => engine.store.hits.put(hit)));
    expect(answers.filter((answer) => answer === 'created')).toHaveLength(1);
  });

  it('gives nothing for an id that is not stored', async () => {
    expect(await engine.store.hits.byId('nobody~nothing')).toBeUndefined();
    expect(await engine.store.hits.byIds([])).toEqual(new Map());
  });

  it('reads more than 100 hits by their ids at once, repeated ids and unknown ones included', async () => {
    const hits = manyHits('by-ids', 130);
    await Promise.all(hits.map((hit) => engine.store.hits.put(hit)));
    const ids = [...hits, ...hits].map(({ id }) => id);
    const found = await engine.store.hits.byIds([...ids, 'nobody~nothing']);
    expect(found.size).toBe(130);
    expect(found.get('by-ids~item-129')).toEqual(hits[129]);
  });

  it('cuts an endless article at its documented bound, between characters', async () => {
    const hit = aHit({
      indicator: 'endless',
      item: { id: 'long', url: 'https://courier.example/long', title: '🔥'.repeat(5_000) },
      summary: 'é'.repeat(600_000),
      spans: Array.from({ length: 900 }, () => ({
        field: 'summary' as const,
        start: 0,
        end: 9_000,
        text: 'é'.repeat(9_000),
        term: 'é',
      })),
    });
    await engine.store.hits.put(hit);
    const kept = await engine.store.hits.byId(hit.id);
    expect(kept?.summary).toHaveLength(HIT_BOUNDS.summary);
    expect(kept?.item.title).toMatch(/^(?:🔥)+…$/u);
    expect(kept?.spans).toHaveLength(HIT_BOUNDS.spans);
  });

  it('keeps any text that a feed can hold', async () => {
    let n = 0;
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.array(fc.nat(0xffff)), async (title, source, units) => {
        n += 1;
        const raw = String.fromCharCode(...units);
        const hit = aHit({
          indicator: 'any-text',
          item: { id: `any-${n}`, url: 'https://courier.example/', title },
          source,
          summary: raw,
        });
        await engine.store.hits.put(hit);
        const kept = await engine.store.hits.byId(hit.id);
        expect(kept).toEqual({ ...hit, summary: Buffer.from(raw).toString() });
      }),
      { numRuns: 60 },
    );
  });

  it('marks evidence to be forgotten 400 days after it was last news to us', async () => {
    const hit = aHit({ indicator: 'old', at: '2010-05-01T00:00:00.000Z' });
    await engine.store.hits.put(hit);
    const Key = { pk: `HIT#${hit.id}`, sk: 'HIT' };
    const { Item } = await engine.documents.send(new GetCommand({ TableName: engine.table, Key }));
    expect(Item?.expires).toBe(NOW / 1_000 + 400 * 86_400);
  });
});

describe('revising a hit', () => {
  const title = (text: string) => ({ id: 'edited', url: 'https://courier.example/edited', title: text });
  const later = toIso(NOW + 90 * MINUTE);

  it('changes what the item says and keeps id, times and origin', async () => {
    const first = aHit({ indicator: 'revised', item: title('Depot shelled') });
    await engine.store.hits.put(first);
    const edited = aHit({
      indicator: 'revised',
      item: title('Depot shelled, two hurt'),
      demoted: true,
      event: undefined,
      summary: undefined,
      rule: 'rule-2',
      at: later,
      observed: later,
      source: 'Somebody else',
    });
    expect(await engine.store.hits.revise(edited)).toBe('revised');
    const kept = await engine.store.hits.byId(first.id);
    const { event: _event, summary: _summary, ...rest } = first;
    expect(kept).toEqual({ ...rest, item: edited.item, demoted: true, rule: 'rule-2', revised: later });
    expect(await engine.store.hits.revise(edited)).toBe('unchanged');
    const range = { from: toIso(NOW), to: toIso(NOW) };
    expect((await engine.store.hits.ofIndicator('revised', range, { limit: 5 })).items).toEqual([kept]);
  });

  it('keeps every wording, so that what was said of it can be computed again', async () => {
    const hit = aHit({ indicator: 'reworded', item: title('First') });
    await engine.store.hits.put(hit);
    const edits = [1, 2].map((hour) => ({
      ...hit,
      item: title(`Edit ${hour}`),
      observed: toIso(NOW + hour * 60 * MINUTE),
    }));
    for (const edit of edits) await engine.store.hits.revise(edit);
    const kept = await engine.store.hits.byId(hit.id);
    if (kept === undefined) throw new Error('the hit is gone');
    const titleAt = async (minutes: number) =>
      (await engine.store.hits.asOf(kept, toIso(NOW + minutes * MINUTE))).item.title;
    expect(await titleAt(0)).toBe('First');
    expect(await titleAt(59)).toBe('First');
    expect(await titleAt(60)).toBe('Edit 1');
    expect(await titleAt(119)).toBe('Edit 1');
    expect(await titleAt(120)).toBe('Edit 2');
  });

  it('writes nothing for a hit that is not stored', async () => {
    const hit = aHit({ indicator: 'never-put' });
    expect(await engine.store.hits.revise(hit)).toBe('absent');
    expect(await engine.store.hits.byId(hit.id)).toBeUndefined();
  });

  it('reaches a warm process that has read the hit before', async () => {
    const first = aHit({ indicator: 'warm', item: title('Depot shelled') });
    await engine.store.hits.put(first);
    const evidence = async (now: number) =>
      (await engine.store.hits.evidence(['warm'], { from: ALWAYS.from, to: toIso(now) })).map(
        ({ item }) => item.title,
      );
    expect(await evidence(NOW + 60 * MINUTE)).toEqual(['Depot shelled']);
    await engine.store.hits.revise({ ...first, item: title('Depot burns'), observed: later });
    expect(await evidence(NOW + 90 * MINUTE)).toEqual(['Depot burns']);
  });

  it('of an endless title twice is once a change', async () => {
    const first = aHit({ indicator: 'endless-edit', item: title('Depot') });
    await engine.store.hits.put(first);
    const edited = { ...first, item: title('é'.repeat(5_000)) };
    expect(await engine.store.hits.revise(edited)).toBe('revised');
    expect(await engine.store.hits.revise(edited)).toBe('unchanged');
  });
});

describe('reading hits by time', () => {
  const hits = manyHits('paged', 450);
  beforeAll(async () => {
    await Promise.all(hits.map((hit) => engine.store.hits.put(hit)));
  });

  it('pages through an indicator newest first, each hit once and no empty page at the end', async () => {
    const pages = await everyPage((after) =>
      engine.store.hits.ofIndicator('paged', ALWAYS, { limit: 150, after }),
    );
    expect(pages.map((page) => page.length)).toEqual([150, 150, 150]);
    expect(pages.flat()).toEqual(hits.toReversed());
  });

  it('pages through all indicators newest first', async () => {
    const range = { from: toIso(NOW + 100 * MINUTE), to: toIso(NOW + 1_000 * MINUTE) };
    const pages = await everyPage((after) => engine.store.hits.newest(range, { limit: 200, after }));
    const all = pages.flat();
    expect(all.filter(({ indicator }) => indicator === 'paged')).toEqual(hits.slice(100).toReversed());
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('includes both ends of the range, with or without milliseconds', async () => {
    const range = { from: '2030-01-07T06:10:00Z', to: '2030-01-07T06:12:00.000Z' };
    const page = await engine.store.hits.ofIndicator('paged', range, { limit: 10 });
    expect(page.items.map(({ item }) => item.id)).toEqual(['item-12', 'item-11', 'item-10']);
    expect(page.next).toBeUndefined();
  });

  it('sorts an instant without milliseconds where it belongs', async () => {
    await engine.store.hits.put(aHit({ indicator: 'short-instant', at: '2030-01-07T06:00:00Z' }));
    const range = { from: '2030-01-07T06:00:00.000Z', to: '2030-01-07T06:00:00.000Z' };
    expect((await engine.store.hits.ofIndicator('short-instant', range, { limit: 5 })).items).toHaveLength(1);
  });

  it('refuses a page size outside 1 to 200', async () => {
    for (const limit of [0, 201, -1, 1.5, Number.NaN]) {
      const page = engine.store.hits.newest(ALWAYS, { limit });
      await expect(page, String(limit)).rejects.toThrow(InvalidRequestError);
    }
  });

  it('refuses a range that is upside down or no time at all', async () => {
    const [from, to] = [ALWAYS.to, ALWAYS.from];
    await expect(engine.store.hits.newest({ from, to }, { limit: 5 })).rejects.toThrow(InvalidRequestError);
    await expect(engine.store.hits.newest({ from: 'noon', to: from }, { limit: 5 })).rejects.toThrow(
      /"noon"/,
    );
  });
});

describe('a cursor', () => {
  const given = async () => {
    const { next } = await engine.store.hits.ofIndicator('paged', ALWAYS, { limit: 2 });
    return next ?? '';
  };

  it.each([
    '',
    ' ',
    'x',
    '%%%',
    'bnVsbA',
    'W10',
    'eyJhIjoxfQ',
    'WyJhIiwiYiIsImMiXQ',
    '🔥',
    'A'.repeat(20_000),
  ])('that is garbage (%.20j) is refused by type', async (after) => {
    const page = engine.store.hits.ofIndicator('paged', ALWAYS, { limit: 2, after });
    await expect(page).rejects.toThrow(InvalidCursorError);
  });

  it('of one list is refused by another', async () => {
    const after = await given();
    await expect(engine.store.hits.ofIndicator('by-ids', ALWAYS, { limit: 2, after })).rejects.toThrow(
      InvalidCursorError,
    );
    await expect(engine.store.hits.newest(ALWAYS, { limit: 2, after })).rejects.toThrow(InvalidCursorError);
    await expect(engine.store.log.newest('falcon-unrest', { limit: 2, after })).rejects.toThrow(
      InvalidCursorError,
    );
  });

  it('of one range is refused by a range that does not hold its place', async () => {
    const range = { from: toIso(NOW), to: toIso(NOW + 10 * MINUTE) };
    const page = engine.store.hits.ofIndicator('paged', range, { limit: 2, after: await given() });
    await expect(page).rejects.toThrow(InvalidCursorError);
  });

  it('never fails other than by its own error, however it was mangled', async () => {
    const cursor = await given();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(cursor.length - 1),
        fc.base64String({ minLength: 1, maxLength: 8 }),
        async (at, patch) => {
          const after = cursor.slice(0, at) + patch + cursor.slice(at + patch.length);
          try {
            await engine.store.hits.ofIndicator('paged', ALWAYS, { limit: 2, after });
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidCursorError);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on past a hit that was put meanwhile without repeating any', async () => {
    const page = await engine.store.hits.ofIndicator('paged', ALWAYS, { limit: 2 });
    await engine.store.hits.put(
      aHit({
        indicator: 'paged',
        item: { id: 'late', url: 'https://courier.example/late', title: 'Late' },
        at: toIso(NOW + 900 * MINUTE),
      }),
    );
    const next = await engine.store.hits.ofIndicator('paged', ALWAYS, { limit: 2, after: page.next });
    expect(next.items.map(({ item }) => item.id)).toEqual(['item-447', 'item-446']);
  });
});

describe('a damaged hit', () => {
  it('is an error that names its key and what is wrong, and others stay readable', async () => {
    const damaged = {
      pk: 'HIT#broken~item',
      sk: 'HIT',
      data: { ...aHit(), at: 'yesterday', kind: 'rumour' },
    };
    await engine.documents.send(new PutCommand({ TableName: engine.table, Item: damaged }));
    const reading = engine.store.hits.byId('broken~item');
    await expect(reading).rejects.toThrow(DamagedRecordError);
    await expect(reading).rejects.toThrow(/HIT#broken~item \/ HIT.*kind: .*at: /s);
    expect(await engine.store.hits.byId('paged~item-1')).toBeDefined();
  });
});
