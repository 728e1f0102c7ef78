import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EXERCISE,
  exerciseSources,
  type FeedServer,
  startFeedServer,
} from '../../../local/exercise/index.ts';
import { readScript } from '../../../local/exercise/script.ts';
import { pollFeed } from '../../../src/collection/index.ts';
import {
  type FeedId,
  type FeedState,
  fromIso,
  type Item,
  type PollOutcome,
} from '../../../src/evidence/index.ts';

let now = EXERCISE.start;
let server: FeedServer;
const items: Item[] = [];
const outcomes: PollOutcome[] = [];
const scriptIdOf = (item: Item): string => item.url.slice(item.url.lastIndexOf('/') + 1);
const of = (feed: FeedId, from: string, until: string) =>
  outcomes.filter(
    (outcome) => outcome.feed === feed && outcome.at >= fromIso(from) && outcome.at < fromIso(until),
  );

beforeAll(async () => {
  server = await startFeedServer({ clock: () => now });
  const states = new Map<FeedId, FeedState>();
  for (; now <= EXERCISE.end; now += 2 * EXERCISE.step) {
    for (const source of exerciseSources(server.base)) {
      const result = await pollFeed(source, states.get(source.id), { now, allowLoopback: true });
      if (result.nextState) states.set(source.id, result.nextState);
      items.push(...result.items);
      outcomes.push(result.outcome);
    }
  }
}, 60_000);
afterAll(() => server.stop());

describe('polling the whole exercise twice a day', () => {
  it('finds every item of the script in every feed that carries it', () => {
    const found = new Set(items.map((item) => `${item.feed} ${scriptIdOf(item)}`));
    for (const item of readScript().items) {
      for (const feed of [...item.feeds, ...item.copies.map((copy) => copy.feed)]) {
        expect(found, `${feed} ${item.id}`).toContain(`${feed} ${item.id}`);
      }
    }
  });

  it('gives nothing twice but what was edited under its link', () => {
    const edited = readScript().items.flatMap((item) => (item.edits.length > 0 ? item.id : []));
    const given = items.map((item) => `${item.feed} ${scriptIdOf(item)}`);
    const again = given.filter((one, index) => given.indexOf(one) < index);
    expect(again.map((one) => one.split(' ')[1]).sort()).toEqual(edited.sort());
  });

  it('takes the items from before the first poll for old news', () => {
    const backfill = items.filter((item) => item.backfill).map(scriptIdOf);
    expect(backfill.sort()).toEqual(
      readScript()
        .items.filter(({ at }) => at < EXERCISE.start)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('takes no date from the items that have none or an impossible one', () => {
    const undated = items.filter((item) => item.undated).map(scriptIdOf);
    expect(undated.sort()).toEqual(['w2-future', 'w2-undated']);
  });

  it('reads every other date and every letter as written, in each format and encoding', () => {
    const script = new Map(readScript().items.map((item) => [item.id, item]));
    for (const item of items) {
      const written = script.get(scriptIdOf(item));
      if (written === undefined || written.edits.length > 0 || written.title.includes('<b>')) continue;
      expect(item.title).toBe(written.title);
      expect(item.summary).toBe(`${written.summary} (EXERCISE)`);
      if (!item.undated && written.copies.length === 0) {
        expect(fromIso(item.published ?? '')).toBe(written.at);
      }
    }
  });

  it('shows the marks of HTML in no title', () => {
    expect(items.find((item) => scriptIdOf(item) === 'w2-html-title')?.title).toBe(
      'Opinion: Baghdad’s other crisis is its traffic',
    );
  });

  it('goes dark for everybody for 36 hours and comes back at once', () => {
    for (const source of exerciseSources(server.base)) {
      const dark = of(source.id, '2030-01-29T00:00:00Z', '2030-01-30T12:00:00Z');
      expect(dark).toHaveLength(3);
      expect(dark.every(({ status }) => status === 'failed' || status === 'skipped')).toBe(true);
      expect(of(source.id, '2030-01-30T12:00:00Z', '2030-01-30T18:00:00Z')[0]?.ok, source.id).toBe(true);
    }
  });

  it('loses the Kurdish newsroom in week 3, and no other', () => {
    const failing = outcomes.filter(
      ({ ok, at }) => !ok && at >= fromIso('2030-01-21T00:00:00Z') && at < fromIso('2030-01-29T00:00:00Z'),
    );
    expect(new Set(failing.map(({ feed }) => feed))).toEqual(new Set(['zagros-ckb', 'zagros-kmr']));
    for (const feed of ['zagros-ckb', 'zagros-kmr']) {
      expect(of(feed, '2030-01-27T12:00:00Z', '2030-01-28T00:00:00Z').every(({ ok }) => ok)).toBe(true);
    }
  });

  it('mends the damaged day of one newsroom and follows the other to its new address', () => {
    const damaged = of('baghdad-observer', '2030-01-15T00:00:00Z', '2030-01-16T00:00:00Z');
    expect(damaged.some(({ ok, repairs }) => ok && repairs > 0)).toBe(true);
    const moved = of('levant-institute', '2030-01-17T00:00:00Z', '2030-01-29T00:00:00Z');
    expect(moved.every(({ ok }) => ok)).toBe(true);
    expect(moved.some(({ newItems }) => newItems > 0)).toBe(true);
  });
});
