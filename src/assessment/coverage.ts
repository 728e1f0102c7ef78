import type { FeedSource, IndicatorDefinition } from '../definitions/model.ts';
import type { EpochMillis, FeedDay, FeedId, IsoDate, Millis } from '../evidence/index.ts';
import { DAY, fromIso, HOUR } from '../evidence/index.ts';
import { dayName, dayNumber } from './times.ts';

/** A feed is taken to be seen through for this long after a good poll, or two of its intervals if that is more (ours). */
const REACH: Millis = 12 * HOUR;
/** A feed that answered and brought nothing new for so many days, or thirty of its intervals, is frozen: polling it sees nothing (ours). */
const FROZEN_DAYS = 7;
const FROZEN_INTERVALS = 30;

type Scope = IndicatorDefinition['sources'];

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

function inside(source: FeedSource, part: Scope['only']): { family?: boolean; language?: boolean } {
  return {
    ...(part?.families && { family: part.families.includes(source.family) }),
    ...(part?.languages && { language: part.languages.map(primary).includes(primary(source.language)) }),
  };
}

/** The feeds that could carry an indicator, by its scope of families and languages. */
export function carriers(scope: Scope, sources: readonly FeedSource[]): FeedSource[] {
  return sources.filter((source) => {
    const only = inside(source, scope.only);
    const never = inside(source, scope.never);
    if (never.family === true || never.language === true) return false;
    return only.family !== false && only.language !== false;
  });
}

/** A healthy feed-day: something was seen, and at least as many hours went well as failed. */
export const healthyDay = (day: FeedDay): boolean =>
  day.okHours.length > 0 && day.okHours.length >= day.failedHours.length;

interface DaySum {
  healthy: number;
  articles: number;
}

/** What could have been seen by the feeds that can carry an indicator. */
export interface Coverage {
  feeds: number;
  /** Feeds seen through now. */
  seeing: number;
  /** Begin of the newest hour with a good poll. */
  lastLook: EpochMillis | undefined;
  /** First day of the ledger: before it nothing is known. */
  firstDay: IsoDate | undefined;
  days: ReadonlyMap<IsoDate, DaySum>;
  /** Most feeds that were healthy on one day; the measure for a whole day of exposure. */
  mostHealthy: number;
  now: EpochMillis;
}

function lastGoodPoll(days: readonly FeedDay[], now: EpochMillis): EpochMillis | undefined {
  let last: EpochMillis | undefined;
  for (const day of days) {
    if (day.okHours.length === 0) continue;
    const at = Math.min(now, fromIso(`${day.day}T00:00:00Z`) + Math.max(...day.okHours) * HOUR);
    last = Math.max(last ?? at, at);
  }
  return last;
}

function frozen(feed: FeedSource, days: readonly FeedDay[]): boolean {
  const span = Math.max(FROZEN_DAYS, Math.ceil((FROZEN_INTERVALS * feed.interval) / DAY));
  const answered = days.filter((day) => day.okHours.length > 0).sort((a, b) => (a.day < b.day ? 1 : -1));
  return answered.length >= span && answered.slice(0, span).every((day) => day.newItems === 0);
}

type FeedLedger = ReadonlyMap<FeedId, FeedDay[]>;

/** The same ledger is asked for the feeds of one scope after the other. */
const ledgers = new WeakMap<readonly FeedDay[], { today: IsoDate; ledger: FeedLedger }>();

function byFeed(health: readonly FeedDay[], now: EpochMillis): FeedLedger {
  const today = dayName(dayNumber(now));
  const known = ledgers.get(health);
  if (known?.today === today) return known.ledger;
  const ledger = sortedByFeed(health, today);
  ledgers.set(health, { today, ledger });
  return ledger;
}

function sortedByFeed(health: readonly FeedDay[], today: IsoDate): FeedLedger {
  const map = new Map<FeedId, Map<IsoDate, FeedDay>>();
  for (const day of health) {
    if (day.day > today) continue;
    const days = map.get(day.feed) ?? new Map<IsoDate, FeedDay>();
    days.set(day.day, day);
    map.set(day.feed, days);
  }
  return new Map([...map].map(([feed, days]) => [feed, [...days.values()]]));
}

function newest(times: readonly (EpochMillis | undefined)[]): EpochMillis | undefined {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/**
 * Summary of the ledger for a set of feeds at `now`.
 * @param brought when each feed last brought a hit: proof of sight that may run ahead of the ledger.
 */
export function coverageOf(
  feeds: readonly FeedSource[],
  health: readonly FeedDay[],
  now: EpochMillis,
  brought: ReadonlyMap<FeedId, EpochMillis> = new Map(),
): Coverage {
  const ledger = byFeed(health, now);
  const days = new Map<IsoDate, DaySum>();
  const looks: EpochMillis[] = [];
  let seeing = 0;
  for (const feed of feeds) {
    const own = ledger.get(feed.id) ?? [];
    const look = frozen(feed, own) ? undefined : newest([lastGoodPoll(own, now), brought.get(feed.id)]);
    if (look === undefined) continue;
    looks.push(look);
    if (now - look <= Math.max(REACH, 2 * feed.interval)) seeing++;
    for (const day of own) addDay(days, day);
  }
  const mostHealthy = Math.max(0, ...[...days.values()].map((day) => day.healthy));
  const firstDay = [...days.keys()].sort()[0];
  return { feeds: feeds.length, seeing, lastLook: newest(looks), firstDay, days, mostHealthy, now };
}

function addDay(days: Map<IsoDate, DaySum>, day: FeedDay): void {
  let sum = days.get(day.day);
  if (sum === undefined) {
    sum = { healthy: 0, articles: 0 };
    days.set(day.day, sum);
  }
  if (healthyDay(day)) sum.healthy += 1;
  sum.articles += day.newItems;
}

/** Share of a whole day's exposure, 0 to 1: healthy feeds over the most that were ever healthy in the ledger at hand. */
export function exposureOn(coverage: Coverage, day: IsoDate): number {
  return coverage.mostHealthy === 0 ? 0 : (coverage.days.get(day)?.healthy ?? 0) / coverage.mostHealthy;
}

/** Sum over the days between two instants of their part in it times `weight`. */
function integrate(from: EpochMillis, to: EpochMillis, weight: (day: IsoDate) => number): Millis {
  let sum = 0;
  for (let at = from; at < to; ) {
    const day = dayNumber(at);
    const end = Math.min(to, (day + 1) * DAY);
    sum += (end - at) * weight(dayName(day));
    at = end;
  }
  return sum;
}

/** Healthy days between two instants; a day on which half of the feeds failed counts half. */
export function healthyDays(coverage: Coverage, from: EpochMillis, to: EpochMillis): number {
  return integrate(from, to, (day) => exposureOn(coverage, day)) / DAY;
}

/**
 * Age of evidence on the clock of healthy collection: days on which nothing could be seen do not age it, because missing
 * data never resolves anything. Days before the ledger begins age it as any other.
 */
export function seenAge(coverage: Coverage, at: EpochMillis): Millis {
  const day = dayNumber(at);
  const today = dayNumber(coverage.now);
  if (day >= today) return Math.max(0, coverage.now - at) * agesOn(coverage, today);
  return ((day + 1) * DAY - at) * agesOn(coverage, day) + agedSince(coverage, day + 1);
}

/** 1 on days that age evidence, 0 on days on which nothing could be seen. */
function agesOn(coverage: Coverage, number: number): 0 | 1 {
  const day = dayName(number);
  if (coverage.firstDay === undefined || day < coverage.firstDay) return 1;
  if ((coverage.days.get(day)?.healthy ?? 0) > 0) return 1;
  return number === dayNumber(coverage.now) && coverage.seeing > 0 ? 1 : 0;
}

/** Sums from the beginning of each day to now; many stories ask for the same days. */
const sums = new WeakMap<Coverage, Map<number, Millis>>();

function agedSince(coverage: Coverage, from: number): Millis {
  const known = sums.get(coverage) ?? new Map<number, Millis>();
  sums.set(coverage, known);
  const before = known.get(from);
  if (before !== undefined) return before;
  const today = dayNumber(coverage.now);
  let sum = (coverage.now - today * DAY) * agesOn(coverage, today);
  known.set(today, sum);
  for (let day = today - 1; day >= from; day--) {
    sum += DAY * agesOn(coverage, day);
    known.set(day, sum);
  }
  return sum;
}
