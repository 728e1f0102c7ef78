import { describe, expect, it } from 'vitest';
import { ASSUMED, type Cycle, monthlyCost, PRICES, totalOf } from '../../bench/collect-cost.ts';
import { countRequest, itemBytes, type Usage } from '../../bench/collect-usage.ts';

const empty = (): Usage => ({ reads: {}, writes: {} });
const ofBytes = (bytes: number) => ({ S: 'x'.repeat(bytes) });

describe('counting what DynamoDB bills', () => {
  it('weighs names and values of every type as the guide says', () => {
    const item = {
      pk: { S: 'é' },
      n: { N: '1234' },
      b: { B: Buffer.from('abcdef').toString('base64') },
      l: { L: [{ BOOL: true }, { NULL: true }] },
      m: { M: { k: { S: 'v' } } },
    };
    expect(itemBytes(item)).toBe(4 + (1 + 3) + (1 + 6) + (1 + 3 + 4) + (1 + 3 + 3));
  });

  it('bills a write by the started kilobyte, once for the record and once for every index it stands in', () => {
    const usage = empty();
    const plain = { pk: { S: 'FEED#a' }, sk: { S: 'STATE' }, data: ofBytes(1_024) };
    countRequest(usage, 'PutItem', { Item: plain }, {});
    const hit = {
      pk: { S: 'HIT#a' },
      sk: { S: 'HIT' },
      subject: ofBytes(1),
      subjectAt: ofBytes(1),
      list: ofBytes(1),
    };
    countRequest(usage, 'PutItem', { Item: hit }, {});
    expect(usage.writes.FEED).toMatchObject({ requests: 1, units: 2 });
    expect(usage.writes.HIT).toMatchObject({ requests: 1, units: 2 });
  });

  it('bills a batch read by the record, those not found included', () => {
    const usage = empty();
    const key = (id: string) => ({ pk: { S: `FEED#${id}` }, sk: { S: 'STATE' } });
    const wanted = { Keys: [key('a'), key('b')] };
    const answer = { Responses: { bench: [{ ...key('b'), data: ofBytes(5_000) }] } };
    const consistent = { RequestItems: { bench: { ...wanted, ConsistentRead: true } } };
    countRequest(usage, 'BatchGetItem', consistent, answer);
    expect(usage.reads.FEED).toMatchObject({ requests: 1, records: 2, units: 3 });
    countRequest(usage, 'BatchGetItem', { RequestItems: { bench: wanted } }, answer);
    expect(usage.reads.FEED).toMatchObject({ requests: 2, records: 4, units: 4.5 });
  });

  it('bills a query by the sum of what it reads, half where it may be a moment old', () => {
    const usage = empty();
    const request = { ExpressionAttributeValues: { ':partition': { S: 'LEDGER#2026-03-01' } } };
    const answer = { Items: [{ pk: { S: 'LEDGER#2026-03-01' }, body: ofBytes(5_000) }] };
    countRequest(usage, 'Query', request, answer);
    countRequest(usage, 'Query', { ...request, ConsistentRead: true }, answer);
    expect(usage.reads['LEDGER (query)']).toMatchObject({ requests: 2, records: 2, units: 3 });
  });

  it('refuses an operation whose price it does not know', () => {
    expect(() => countRequest(empty(), 'Scan', {}, {})).toThrow(/Scan/);
  });
});

describe('the monthly estimate', () => {
  const tally = { requests: 10, records: 10, bytes: 10_000, units: 80 };
  const cycle: Cycle = {
    feeds: 2_500,
    messages: 10,
    itemsRead: 0,
    itemsNew: 0,
    failed: 0,
    hits: 10,
    cpuSeconds: 20,
    wallSeconds: 60,
    usage: { reads: {}, writes: { HIT: tally, FEED: { ...tally, units: 1_000 } } },
  };
  const run = {
    cpuSeconds: 0.1,
    usage: { reads: { BOARD: { requests: 2, records: 2, bytes: 100, units: 3 } }, writes: {} },
  };
  const lines = monthlyCost(cycle, { cold: run, warm: run, idle: run });
  const usd = (what: string) => lines.find((line) => line.what === what)?.usd;

  it('takes hits from the assumed share of items, and everything else from the cycle', () => {
    expect(usd('DynamoDB writes, HIT')).toBeCloseTo(4_500 * 30 * 8 * PRICES.dynamodbWriteUnit, 10);
    expect(usd('DynamoDB writes, FEED')).toBeCloseTo(1_000 * 144 * 30 * PRICES.dynamodbWriteUnit, 10);
  });

  it('bills the function for its work at its share of a core and for the wait', () => {
    const seconds = (20 * ASSUMED.wholeCoreMb) / ASSUMED.memoryMb + (2_500 * 0.5) / ASSUMED.pollsAtOnce;
    const calls = 10 * 144 * 30 * PRICES.lambdaInvocation;
    expect(usd('Lambda, collect')).toBeCloseTo(seconds * 144 * 30 * PRICES.lambdaGigabyteSecond + calls, 10);
  });

  it('bills what is sent to publishers, connections included', () => {
    const bytes = 2_500 * 144 * 30 * (900 + 1_100 / 2);
    expect(usd('data out, requests to publishers')).toBeCloseTo((bytes / 1e9) * PRICES.gigabyteOut, 10);
  });

  it('bills assessments on the clock and after each cycle', () => {
    const runs = (ASSUMED.ticksADay + 144 * ASSUMED.runsAfterACycle) * 30;
    expect(usd('DynamoDB, assess')).toBeCloseTo(runs * 3 * PRICES.dynamodbReadUnit, 10);
  });

  it('counts every function, the queues, logs, alarms and metrics, and none of them below zero', () => {
    const all = lines.map(({ what }) => what).join('; ');
    for (const part of [
      'collect',
      'assess',
      'schedule, notify, report and dashboard',
      'SQS',
      'mail',
      'logs',
      'alarms',
    ])
      expect(all).toContain(part);
    for (const { usd: price } of lines) expect(price).toBeGreaterThanOrEqual(0);
  });

  it('adds up', () => {
    expect(
      totalOf([
        { what: 'a', usd: 1 },
        { what: 'b', usd: 2.5 },
      ]),
    ).toBe(3.5);
  });
});
