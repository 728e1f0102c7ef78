import { healthyDay } from '../assessment/index.ts';
import type { EpochMillis, FeedDay, FeedId } from '../evidence/index.ts';
import { DAY, HOUR, toDay } from '../evidence/index.ts';
import { dayOf, type HourCounts, type Volume } from './volume.ts';

const HOURS = 24;
/** An hour without items counts as failed where so empty an hour had less than this chance by the week before (Poisson; ours). */
const EMPTY_HOUR_ALPHA = 0.01;
const WEEK = 7;
/** A feed counts as seen through for twelve hours after a look; up to an hour more while the ledger's hours are rough. */
const SEEN_FOR = 12 * HOUR;
const DOUBTFUL_FOR = SEEN_FOR + HOUR;

/** The collection ledger as it stood at one moment. */
export interface LedgerView {
  rows: FeedDay[];
}

/** What of the ledger can change a signal within a day. */
export interface Sight {
  /** Same text, same sight. */
  text: string;
  /** Whether a feed may go out of sight between two steps, so that every step must be assessed. */
  wavering: boolean;
  /** Feeds that are seen through, by what the ledger knows alone. */
  seen: ReadonlySet<FeedId>;
}

interface FeedLedger {
  feed: FeedId;
  days: ReadonlyMap<number, HourCounts>;
  closed: Map<number, FeedDay | undefined>;
  today?: { hour: number; row: FeedDay | undefined };
}

/**
 * The collection ledger that an archive's volume amounts to. An hour with items was looked through; one without, where
 * items were to be expected, failed; a day without any is no healthy day, so that silence on it is no silence. Of the day
 * of `now` only the hours that are over are known: a replay never sees ahead.
 */
export class ArchiveLedger {
  private readonly feeds: FeedLedger[];
  private last: { now: EpochMillis; sight: Sight } | undefined;
  /** Rows at one moment by their first day: most problems look back equally far. */
  private views: { now: EpochMillis; byFirst: Map<number, LedgerView> } | undefined;

  constructor(volume: Volume) {
    this.feeds = [...volume.byFeed()].map(([feed, days]) => ({ feed, days, closed: new Map() }));
  }

  /** @param back how far before now rows are wanted. */
  at(now: EpochMillis, back: number): LedgerView {
    if (this.views?.now !== now) this.views = { now, byFirst: new Map() };
    const first = dayOf(now - back);
    const view = this.views.byFirst.get(first) ?? this.since(first, now);
    this.views.byFirst.set(first, view);
    return view;
  }

  private since(first: number, now: EpochMillis): LedgerView {
    const rows: FeedDay[] = [];
    for (const feed of this.feeds) {
      for (let day = first; day < dayOf(now); day++) {
        const row = closedRow(feed, day);
        if (row !== undefined) rows.push(row);
      }
      const today = todaysRow(feed, now);
      if (today !== undefined) rows.push(today);
    }
    return { rows };
  }

  sightAt(now: EpochMillis): Sight {
    if (this.last?.now === now) return this.last.sight;
    let wavering = false;
    const seen = new Set<FeedId>();
    const text = this.feeds.map((feed) => {
      const today = todaysRow(feed, now);
      const since = now - lastLook(feed, now);
      wavering ||= since > SEEN_FOR && since <= DOUBTFUL_FOR;
      if (since <= SEEN_FOR) seen.add(feed.feed);
      const healthy = today !== undefined && healthyDay(today);
      return `${today === undefined ? '-' : healthy ? 'h' : 'u'}${since <= SEEN_FOR ? 's' : '.'}`;
    });
    const sight = { text: text.join(''), wavering, seen };
    this.last = { now, sight };
    return sight;
  }
}

/** Of the day of `now` the hours that are over. */
function todaysRow(feed: FeedLedger, now: EpochMillis): FeedDay | undefined {
  const hour = Math.floor(now / HOUR);
  if (feed.today?.hour !== hour) {
    const day = dayOf(now);
    feed.today = { hour, row: dayRow(feed, day, hour - day * HOURS) };
  }
  return feed.today.row;
}

function closedRow(feed: FeedLedger, day: number): FeedDay | undefined {
  if (feed.closed.has(day)) return feed.closed.get(day);
  const row = dayRow(feed, day, HOURS);
  feed.closed.set(day, row);
  return row;
}

/** The row of one day up to the beginning of hour `until`; undefined when nothing was collected by then. */
function dayRow({ feed, days }: FeedLedger, day: number, until: number): FeedDay | undefined {
  const hours = days.get(day);
  if (hours === undefined) return undefined;
  const known = [...hours.subarray(0, until)];
  const newItems = known.reduce((a, b) => a + b, 0);
  if (newItems === 0) return undefined;
  const expected = meanPerHour(days, day);
  const emptyFails = Math.exp(-expected) < EMPTY_HOUR_ALPHA;
  const okHours = known.flatMap((items, hour) => (items > 0 ? [hour] : []));
  const failedHours = emptyFails ? known.flatMap((items, hour) => (items === 0 ? [hour] : [])) : [];
  return { feed, day: toDay(day * DAY), okHours, failedHours, newItems, repairs: 0 };
}

function meanPerHour(days: ReadonlyMap<number, HourCounts>, day: number): number {
  let sum = 0;
  for (let back = 1; back <= WEEK; back++) sum += days.get(day - back)?.reduce((a, b) => a + b, 0) ?? 0;
  return sum / (WEEK * HOURS);
}

/** Begin of the newest hour that is over and brought something; long ago when there is none in two days. */
function lastLook({ days }: FeedLedger, now: EpochMillis): EpochMillis {
  const current = Math.floor(now / HOUR);
  for (let hour = current - 1; hour >= current - 2 * HOURS; hour--) {
    const day = Math.floor(hour / HOURS);
    if ((days.get(day)?.[hour - day * HOURS] ?? 0) > 0) return hour * HOUR;
  }
  return Number.NEGATIVE_INFINITY;
}
