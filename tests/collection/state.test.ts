import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, dueFeeds, feedHealth, hostOf, pollBatches } from '../../src/collection/index.ts';
import { MOST_SEEN, NOTHING_SEEN, SeenSet } from '../../src/collection/seen.ts';
import { DAY, type FeedDay, type FeedState, HOUR, MINUTE, toDay, toIso } from '../../src/evidence/index.ts';
import { NOW } from './documents.ts';

const hex = (seed: number): string =>
  (BigInt(seed + 1) * 0x9e3779b97f4a7c15f39cc0605cedc834n).toString(16).padStart(32, '0').slice(-32);
const items = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: hex(from + index), title: `Notice ${from + index}` }));

describe('the seen-set', () => {
  it('knows again everything a document holds, whatever came before, and stays within six bytes an item', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: MOST_SEEN }),
        (starts, size) => {
          let packed = NOTHING_SEEN;
          for (const start of [...starts, 5]) packed = SeenSet.unpack(packed).packWith(items(size, start));
          const set = SeenSet.unpack(packed);
          expect(packed.length).toBeLessThanOrEqual(6 * MOST_SEEN);
          for (const { id, title } of items(size, 5)) expect(set.sighting(id, title)).toBe('known');
        },
      ),
      { numRuns: 12 },
    );
  });

  it('tells an edited title from a new item', () => {
    const set = SeenSet.unpack(SeenSet.unpack(NOTHING_SEEN).packWith(items(30)));
    expect(set.sighting(hex(3), 'Notice 3, corrected')).toBe('edited');
    expect(set.sighting(hex(900), 'Notice 3')).toBe('new');
    expect(set.sighting(hex(3), ' Notice  3 ')).toBe('known');
  });

  it('remembers items that fell out of the document for a while', () => {
    const first = SeenSet.unpack(NOTHING_SEEN).packWith(items(20));
    const later = SeenSet.unpack(first).packWith(items(20, 10));
    expect(SeenSet.unpack(later).sighting(hex(2), 'Notice 2')).toBe('known');
  });

  it('grows only with the feed, and forgets no item of the document for the sake of an older one', () => {
    const thirty = SeenSet.unpack(NOTHING_SEEN).packWith(items(30));
    expect(thirty.length).toBe(180);
    let packed = thirty;
    for (let start = 0; start < 600; start += 30) packed = SeenSet.unpack(packed).packWith(items(30, start));
    expect(packed.length).toBeLessThan(1_024 - 150);
    expect(SeenSet.unpack(Buffer.from('rubbish that is no set')).size).toBeLessThan(4);
  });
});

describe('slots', () => {
  const sources = Array.from({ length: 500 }, (_, index) => ({
    id: `feed-${index}`,
    interval: (1 + (index % 6)) * 10 * MINUTE,
    url: `https://host${index % 7}.example/${index}`,
  }));

  it('make every feed due exactly once in its interval, wherever the ticks fall', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 * MINUTE }), { minLength: 30, maxLength: 60 }),
        (steps) => {
          const source = { id: 'feed-x', interval: 10 * MINUTE, url: 'https://wire.example/' };
          let previous = NOW;
          let due = 0;
          for (const step of steps) {
            due += dueFeeds([source], { previousTick: previous, now: previous + step }).length;
            previous += step;
          }
          expect(Math.abs(due - (previous - NOW) / source.interval)).toBeLessThan(1);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('spread the feeds of one interval evenly', () => {
    const same = sources.map((source) => ({ ...source, interval: 10 * MINUTE }));
    const perMinute = Array.from(
      { length: 10 },
      (_, minute) =>
        dueFeeds(same, { previousTick: NOW + minute * MINUTE, now: NOW + (minute + 1) * MINUTE }).length,
    );
    expect(perMinute.reduce((sum, count) => sum + count, 0)).toBe(500);
    expect(Math.max(...perMinute)).toBeLessThan(85);
  });

  it('keep the feeds of one host together', () => {
    const hosts = dueFeeds(sources, { previousTick: undefined, now: NOW }).map(
      (id) => Number(id.slice(5)) % 7,
    );
    expect(hosts).toEqual([...hosts].sort());
  });

  it('are cut into batches that leave each host to one of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 60 }),
        (hosts, most) => {
          const feeds = hosts.map((host, n) => ({
            id: `feed-${n}`,
            url: `https://host${host}.example/${n}`,
          }));
          const batches = pollBatches(feeds, most, (host) => host.length % 3);
          expect(batches.flat().sort()).toEqual(feeds.map(({ id }) => id).sort());
          for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(most);
          for (const host of new Set(feeds.map(({ url }) => hostOf(url)))) {
            const own = new Set(feeds.filter(({ url }) => hostOf(url) === host).map(({ id }) => id));
            const holding = batches.filter((batch) => batch.some((id) => own.has(id)));
            expect(holding.length).toBe(Math.ceil(own.size / most));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a tick that failed is made up for, and the first ever tick polls all', () => {
    expect(dueFeeds(sources, { previousTick: undefined, now: NOW })).toHaveLength(500);
    expect(dueFeeds(sources, { previousTick: NOW - 2 * HOUR, now: NOW })).toHaveLength(500);
    expect(dueFeeds(sources, { previousTick: NOW, now: NOW })).toHaveLength(0);
  });
});

describe('back-off', () => {
  const source = { id: 'feed-x', interval: 10 * MINUTE };
  it('doubles from the interval to six hours, a day where only a person can help', () => {
    const waits = Array.from({ length: 12 }, (_, index) => backoff(source, index + 1, 'transient'));
    expect(waits[0]).toBeLessThanOrEqual(10 * MINUTE);
    expect(waits[0]).toBeGreaterThanOrEqual(7.5 * MINUTE);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(6 * HOUR);
    expect(waits[11]).toBeGreaterThan(4 * HOUR);
    expect(backoff(source, 12, 'permanent')).toBeGreaterThan(17 * HOUR);
  });

  it('is the same each time it is computed, and differs between feeds', () => {
    expect(backoff(source, 3, 'transient')).toBe(backoff(source, 3, 'transient'));
    const feeds = Array.from({ length: 50 }, (_, index) =>
      backoff({ id: `feed-${index}`, interval: HOUR }, 2, 'transient'),
    );
    expect(new Set(feeds).size).toBeGreaterThan(45);
  });
});

describe('health', () => {
  const source = { id: 'feed-x', interval: 10 * MINUTE };
  const day = (at: number, more: Partial<FeedDay> = {}): FeedDay => ({
    feed: 'feed-x',
    day: toDay(at),
    okHours: [9, 10, 11],
    failedHours: [],
    newItems: 4,
    newestItem: toIso(at - HOUR),
    repairs: 0,
    ...more,
  });
  const state = (more: Partial<FeedState> = {}): FeedState => ({
    feed: 'feed-x',
    seen: NOTHING_SEEN,
    firstPolled: toIso(NOW - 9 * DAY),
    lastChanged: toIso(NOW - HOUR),
    failures: 0,
    ...more,
  });
  const healthOf = (days: FeedDay[], known?: FeedState) => feedHealth(source, known, days, NOW);

  it('is unpolled before the first poll', () => {
    expect(healthOf([]).health).toBe('unpolled');
  });
  it('is healthy while polls succeed and news comes, and says how many faults were mended', () => {
    const found = healthOf([day(NOW, { repairs: 7 }), day(NOW - DAY)], state());
    expect(found).toMatchObject({ health: 'healthy', okHours: 6, newItems: 8, repairs: 7 });
    expect(found.reason).toMatch(/7 faults mended/);
  });
  it('is failing after three failures in a row, with the last error, or when nobody has looked for half a day', () => {
    expect(healthOf([day(NOW)], state({ failures: 3, lastError: 'status 503' })).reason).toMatch(
      /3 polls failed.*status 503/,
    );
    expect(healthOf([day(NOW)], state({ failures: 1 })).health).toBe('healthy');
    expect(healthOf([day(NOW - 2 * DAY)], state()).health).toBe('failing');
    expect(healthOf([day(NOW, { okHours: [], failedHours: [1, 2] })], state({ failures: 2 })).health).toBe(
      'failing',
    );
  });
  it('is stale when it answers but brought nothing for a week', () => {
    const old = toIso(NOW - 12 * DAY);
    expect(healthOf([day(NOW, { newItems: 0, newestItem: old })], state({ lastChanged: old })).health).toBe(
      'stale',
    );
  });
  it('is retired when the publisher said so', () => {
    expect(healthOf([day(NOW)], state({ retired: { at: toIso(NOW), reason: 'status 410' } })).health).toBe(
      'retired',
    );
  });
});
