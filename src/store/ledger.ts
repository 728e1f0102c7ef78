import * as z from 'zod';
import {
  DAY,
  type FeedDay,
  type FeedId,
  fromIso,
  HOUR,
  type IsoDate,
  type PollOutcome,
  toDay,
} from '../evidence/index.ts';
import { InvalidRequestError, StoreBusyError } from './errors.ts';
import { type Condition, type Gateway, type Key, keyText } from './gateway.ts';
import { expiryOf } from './instants.ts';
import { pack } from './packing.ts';
import { pause } from './pause.ts';
import { readPacked, readRow } from './reading.ts';
import { count, instant, text } from './schemas.ts';
import { bounded } from './size.ts';
import type { Store } from './store.ts';

/** Parts a day's ledger is kept in. Feeds of one part that are polled together cost one write. */
export const LEDGER_SHARDS = 16;
const ATTEMPTS = 40;
const DAYS_AT_ONCE = 6;
const ERROR_BOUND = 160;
const DAYS_AT_MOST = 400;

/** Feed and day in short names: a part holds hundreds of these and is billed by the kilobyte. */
const packedDay = z.object({
  /** Bit h is set when a poll in hour h succeeded; `f` when one failed. */
  o: count.max(0xffffff),
  f: count.max(0xffffff),
  n: count,
  t: instant.optional(),
  r: count,
  e: text.optional(),
});
type PackedDay = z.infer<typeof packedDay>;
const feedsSchema = z.record(text, packedDay);
type PackedFeeds = z.infer<typeof feedsSchema>;

const partitionOf = (day: IsoDate): string => `LEDGER#${day}`;
const keyOf = (day: IsoDate, shard: number): Key => ({
  pk: partitionOf(day),
  sk: String(shard).padStart(2, '0'),
});

/** The part of the ledger that the feeds of a host are in. Polling batches sorted by it cost the fewest writes. */
export function ledgerShard(host: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(host)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % LEDGER_SHARDS;
}

const shardOf = ({ host, feed }: PollOutcome): number => ledgerShard(host || feed);

/** What could be seen when: the record of polls that tells blind from quiet. */
export function ledgerIn(gateway: Gateway): Store['ledger'] {
  const closed = closedDays();
  const read = async (day: IsoDate, last: IsoDate) => {
    const known = closed.get(day);
    if (known) return known;
    const found = await readDay(gateway, day);
    if (isClosed(day, last)) closed.keep(day, found);
    return found;
  };
  return {
    async record(outcomes) {
      const groups = byShard(outcomes);
      await Promise.all(groups.map((group) => recordShard(gateway, group)));
      for (const { at } of outcomes) closed.forget(toDay(at));
    },
    async days(from, to) {
      const wanted = daysBetween(from, to);
      const found = new Map<IsoDate, readonly FeedDay[]>();
      const work = wanted.values();
      const reader = async () => {
        for (const day of work) found.set(day, await read(day, to));
      };
      await Promise.all(Array.from({ length: DAYS_AT_ONCE }, reader));
      return wanted.flatMap((day) => found.get(day) ?? []);
    },
  };
}

/** Polls are recorded when they happen and nobody asks for days to come, so the day before yesterday changes no more. */
const isClosed = (day: IsoDate, last: IsoDate): boolean => startOf(last) - startOf(day) >= 2 * DAY;

/** Feed-days kept in memory by a warm process; beyond it the past is read again. */
const REMEMBERED = 400_000;

/** Days that change no more, so that an assessment reads the present and not weeks of history each time. */
function closedDays() {
  const days = new Map<IsoDate, readonly FeedDay[]>();
  let size = 0;
  const forget = (day: IsoDate): void => {
    size -= days.get(day)?.length ?? 0;
    days.delete(day);
  };
  return {
    get: (day: IsoDate) => days.get(day),
    forget,
    keep(day: IsoDate, feedDays: readonly FeedDay[]): void {
      forget(day);
      for (const oldest of days.keys()) {
        if (size + feedDays.length <= REMEMBERED) break;
        forget(oldest);
      }
      days.set(day, feedDays);
      size += feedDays.length;
    },
  };
}

/** Outcomes of one day and one part together; a poll that did not take place says nothing. */
function byShard(outcomes: readonly PollOutcome[]): PollOutcome[][] {
  const groups = new Map<string, PollOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.status === 'skipped') continue;
    const part = keyText(keyOf(toDay(outcome.at), shardOf(outcome)));
    groups.set(part, [...(groups.get(part) ?? []), outcome]);
  }
  return [...groups.values()];
}

async function recordShard(gateway: Gateway, outcomes: readonly PollOutcome[]): Promise<void> {
  const [first] = outcomes;
  if (!first) return;
  const key = keyOf(toDay(first.at), shardOf(first));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const row = await gateway.get(key);
    const feeds = withOutcomes(row ? await readPacked(feedsSchema, row) : {}, outcomes);
    // A poll that saw nothing new in an hour already marked costs no write.
    if (!feeds) return;
    const revision = row ? readRow(count, row, row.revision) : 0;
    const next = { ...key, revision: revision + 1, body: await pack(feeds), expires: expiryOf(first.at) };
    if (await gateway.putIf(next, isRevision(revision))) return;
    await pause(attempt);
  }
  throw new StoreBusyError(`the ledger part ${keyText(key)} stayed contended for ${ATTEMPTS} attempts`);
}

const isRevision = (revision: number): Condition =>
  revision === 0
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'revision = :revision', values: { ':revision': revision } };

/** The part's feeds with the outcomes added; undefined when they change nothing. */
function withOutcomes(known: PackedFeeds, outcomes: readonly PollOutcome[]): PackedFeeds | undefined {
  const feeds = new Map(Object.entries(known));
  let changed = false;
  for (const outcome of outcomes) {
    const before = feeds.get(outcome.feed) ?? { o: 0, f: 0, n: 0, r: 0 };
    const after = added(before, outcome);
    changed ||= !same(before, after);
    feeds.set(outcome.feed, after);
  }
  return changed ? Object.fromEntries(feeds) : undefined;
}

function added(day: PackedDay, outcome: PollOutcome): PackedDay {
  const hour = 1 << new Date(outcome.at).getUTCHours();
  return {
    o: outcome.ok ? day.o | hour : day.o,
    f: outcome.ok ? day.f : day.f | hour,
    n: day.n + outcome.newItems,
    t: later(day.t, outcome.newestItem),
    r: day.r + outcome.repairs,
    e: outcome.error === undefined ? day.e : bounded(outcome.error, ERROR_BOUND),
  };
}

const same = (one: PackedDay, other: PackedDay): boolean =>
  one.o === other.o &&
  one.f === other.f &&
  one.n === other.n &&
  one.t === other.t &&
  one.r === other.r &&
  one.e === other.e;

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && fromIso(other) > fromIso(one)) ? other : one;

async function readDay(gateway: Gateway, day: IsoDate): Promise<FeedDay[]> {
  const rows = await gateway.first({ partition: partitionOf(day), newestFirst: false, eventually: true });
  const parts = await Promise.all(rows.map((row) => readPacked(feedsSchema, row)));
  return feedDays(day, merged(parts)).sort((one, other) => compare(one.feed, other.feed));
}

/** A feed that moved to another host during the day is in two parts. */
function merged(parts: readonly PackedFeeds[]): PackedFeeds {
  const feeds = new Map<FeedId, PackedDay>();
  for (const [feed, day] of parts.flatMap((part) => Object.entries(part))) {
    const known = feeds.get(feed);
    feeds.set(feed, known ? both(known, day) : day);
  }
  return Object.fromEntries(feeds);
}

const both = (one: PackedDay, other: PackedDay): PackedDay => ({
  o: one.o | other.o,
  f: one.f | other.f,
  n: one.n + other.n,
  t: later(one.t, other.t),
  r: one.r + other.r,
  e: other.e ?? one.e,
});

const feedDays = (day: IsoDate, feeds: PackedFeeds): FeedDay[] =>
  Object.entries(feeds).map(([feed, { o, f, n, t, r, e }]) => ({
    feed,
    day,
    okHours: hoursOf(o),
    failedHours: hoursOf(f),
    newItems: n,
    newestItem: t,
    repairs: r,
    lastError: e,
  }));

const HOURS = Array.from({ length: DAY / HOUR }, (_, hour) => hour);
const hoursOf = (bits: number): number[] => HOURS.filter((hour) => (bits & (1 << hour)) !== 0);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function daysBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  const [first, last] = [startOf(from), startOf(to)];
  const days = (last - first) / DAY + 1;
  if (days < 1 || days > DAYS_AT_MOST)
    throw new InvalidRequestError(
      `the ledger is read for 1 to ${DAYS_AT_MOST} days; ${from} to ${to} is ${days}`,
    );
  return Array.from({ length: days }, (_, n) => toDay(first + n * DAY));
}

function startOf(day: IsoDate): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(at) || toDay(at) !== day)
    throw new InvalidRequestError(`"${day}" is not a day such as 2030-01-07`);
  return at;
}
