import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, toIso } from '../../src/evidence/index.ts';
import { createStore, InvalidRequestError, ledgerShard } from '../../src/store/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { aPoll, NOW } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** Each test has days of its own in the one ledger. */
const dayAt = (n: number) => NOW + n * DAY;
const readDay = (at: number) => engine.store.ledger.days(toIso(at).slice(0, 10), toIso(at).slice(0, 10));

function counting(client: DynamoDBClient) {
  const counts = new Map<string, number>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const name = String(context.commandName);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return next(args);
    },
    { step: 'initialize' },
  );
  return {
    client,
    puts: () => counts.get(PutItemCommand.name) ?? 0,
    queries: () => counts.get(QueryCommand.name) ?? 0,
  };
}

describe('the collection ledger', () => {
  it('tells for each feed and day in which hours we looked and what we saw', async () => {
    const at = dayAt(0);
    await engine.store.ledger.record([
      aPoll('a', { at }),
      aPoll('b', { at, ok: false, status: 'failed', newItems: 0, error: 'HTTP 503', newestItem: undefined }),
    ]);
    await engine.store.ledger.record([
      aPoll('a', {
        at: at + HOUR,
        status: 'unchanged',
        newItems: 0,
        newestItem: toIso(at - DAY),
        repairs: 3,
      }),
      aPoll('b', { at: at + 17 * HOUR, newItems: 4 }),
    ]);
    const newestItem = toIso(NOW - 5 * MINUTE);
    expect(await readDay(at)).toEqual([
      { feed: 'a', day: '2030-01-07', okHours: [6, 7], failedHours: [], newItems: 2, newestItem, repairs: 3 },
      {
        feed: 'b',
        day: '2030-01-07',
        okHours: [23],
        failedHours: [6],
        newItems: 4,
        newestItem,
        repairs: 0,
        lastError: 'HTTP 503',
      },
    ]);
  });

  it('has the same hours when an outcome is recorded twice', async () => {
    const outcomes = [
      aPoll('a', { at: dayAt(1) }),
      aPoll('b', { at: dayAt(1), ok: false, status: 'failed' }),
    ];
    await engine.store.ledger.record(outcomes);
    const hours = (await readDay(dayAt(1))).map(({ okHours, failedHours }) => ({ okHours, failedHours }));
    await engine.store.ledger.record(outcomes);
    expect((await readDay(dayAt(1))).map(({ okHours, failedHours }) => ({ okHours, failedHours }))).toEqual(
      hours,
    );
  });

  it('loses nothing when many runs record at the same moment', async () => {
    const feeds = Array.from({ length: 24 }, (_, n) => `feed-${n}`);
    const runs = Array.from({ length: 10 }, (_, hour) =>
      feeds.map((feed) => aPoll(feed, { at: Date.UTC(2030, 0, 10, hour), newItems: 1 })),
    );
    await Promise.all(runs.map((outcomes) => engine.store.ledger.record(outcomes)));
    const days = await engine.store.ledger.days('2030-01-10', '2030-01-10');
    expect(days).toHaveLength(24);
    for (const day of days) {
      expect(day.okHours).toEqual(Array.from({ length: 10 }, (_, hour) => hour));
      expect(day.newItems).toBe(10);
    }
  });

  it('ignores a poll that did not take place', async () => {
    await engine.store.ledger.record([aPoll('a', { at: dayAt(4), ok: false, status: 'skipped' })]);
    expect(await readDay(dayAt(4))).toEqual([]);
  });

  it('writes once for a batch of feeds of one part, and not at all when nothing changed in a marked hour', async () => {
    const counted = counting(engine.client());
    const { ledger } = createStore({ client: counted.client, table: engine.table });
    const feeds = Array.from({ length: 3_000 }, (_, n) => `feed-${n}`).filter(
      (feed) => ledgerShard(feed) === 5,
    );
    const batch = feeds.map((feed) => aPoll(feed, { at: dayAt(5) }));
    expect(batch.length).toBeGreaterThan(100);
    await ledger.record(batch);
    expect(counted.puts()).toBe(1);
    const unchanged = batch.map((poll) => ({
      ...poll,
      at: poll.at + MINUTE,
      status: 'unchanged' as const,
      newItems: 0,
    }));
    await ledger.record(unchanged);
    expect(counted.puts()).toBe(1);
    counted.client.destroy();
  });

  it('spreads feeds evenly over its parts', () => {
    const counts = new Map<number, number>();
    for (let n = 0; n < 3_200; n += 1) {
      const shard = ledgerShard(`publisher-${n}-world`);
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect(counts.size).toBe(16);
    expect(Math.max(...counts.values())).toBeLessThan(300);
  });

  it('is read over several days in the order of days and feeds, days without polls left out', async () => {
    for (const n of [30, 32])
      await engine.store.ledger.record(['y', 'x'].map((feed) => aPoll(feed, { at: dayAt(n) })));
    const days = await engine.store.ledger.days('2030-02-05', '2030-02-10');
    expect(days.map(({ day, feed }) => `${day} ${feed}`)).toEqual([
      '2030-02-06 x',
      '2030-02-06 y',
      '2030-02-08 x',
      '2030-02-08 y',
    ]);
  });

  it('is read once for days that are over, and again for yesterday and today', async () => {
    const counted = counting(engine.client());
    const { ledger } = createStore({ client: counted.client, table: engine.table });
    const polls = Array.from({ length: 10 }, (_, n) => aPoll('a', { at: dayAt(60 + n) }));
    await ledger.record(polls);
    const read = () => ledger.days(toIso(dayAt(60)).slice(0, 10), toIso(dayAt(69)).slice(0, 10));
    expect(await read()).toHaveLength(10);
    const first = counted.queries();
    await ledger.record([aPoll('b', { at: dayAt(68) }), aPoll('b', { at: dayAt(69) })]);
    await engine.store.ledger.record([aPoll('c', { at: dayAt(69) })]);
    expect(await read()).toHaveLength(13);
    expect(counted.queries() - first).toBe(2);
    counted.client.destroy();
  });

  it('shows a late record of a day it had already read', async () => {
    const read = () => engine.store.ledger.days(toIso(dayAt(80)).slice(0, 10), toIso(dayAt(89)).slice(0, 10));
    await engine.store.ledger.record([aPoll('a', { at: dayAt(81) })]);
    expect(await read()).toHaveLength(1);
    await engine.store.ledger.record([aPoll('late', { at: dayAt(81) })]);
    expect((await read()).map(({ feed }) => feed)).toEqual(['a', 'late']);
  });

  it('names a part that is damaged', async () => {
    const Item = { pk: 'LEDGER#2031-01-01', sk: '03', revision: 1, body: Buffer.from('nonsense') };
    await engine.documents.send(new PutCommand({ TableName: engine.table, Item }));
    await expect(engine.store.ledger.days('2031-01-01', '2031-01-01')).rejects.toThrow(
      /LEDGER#2031-01-01 \/ 03/,
    );
  });

  it('bounds an endless error', async () => {
    await engine.store.ledger.record([aPoll('a', { at: dayAt(6), ok: false, error: 'no '.repeat(50_000) })]);
    expect((await readDay(dayAt(6)))[0]?.lastError?.length).toBeLessThanOrEqual(200);
  });

  it('keeps the feeds of a host in one part, and puts together what a feed left in two', async () => {
    const at = dayAt(70);
    await engine.store.ledger.record([aPoll('mover', { at, host: 'old.example', newItems: 2 })]);
    await engine.store.ledger.record([
      aPoll('mover', { at: at + HOUR, host: 'moved-away.example', newItems: 3 }),
    ]);
    expect(ledgerShard('old.example')).not.toBe(ledgerShard('moved-away.example'));
    const days = await readDay(at);
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ feed: 'mover', newItems: 5 });
    expect(days[0]?.okHours).toHaveLength(2);
  });

  it('refuses days that are none, upside down or without end', async () => {
    const { ledger } = engine.store;
    await expect(ledger.days('yesterday', '2030-01-01')).rejects.toThrow(InvalidRequestError);
    await expect(ledger.days('2030-01-02', '2030-01-01')).rejects.toThrow(InvalidRequestError);
    await expect(ledger.days('1970-01-01', '2030-01-01')).rejects.toThrow(InvalidRequestError);
    await expect(ledger.days('2030-02-31', '2030-02-31')).rejects.toThrow(InvalidRequestError);
  });
});
