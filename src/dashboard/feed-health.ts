import type { FeedSource } from '../definitions/model.ts';
import type { EpochMillis, FeedDay, FeedHealth, FeedState, IsoInstant } from '../evidence/index.ts';
import { DAY, fromIso, HOUR, toDay, toIso } from '../evidence/index.ts';
import type { DashboardDeps } from './deps.ts';

/** One feed of the catalogue with what became of polling it. */
export interface FeedReading {
  source: FeedSource;
  health: FeedHealth;
  /** Hour (its end) of the last poll that succeeded, within the days read. */
  lastGood: IsoInstant | undefined;
  newestItem: IsoInstant | undefined;
  newItems: number;
  repairs: number;
  /** Hours with a good poll and with a failed one, within the days read. */
  okHours: number;
  failedHours: number;
  lastError: string | undefined;
  retired: { at: IsoInstant; reason: string } | undefined;
  movedTo: string | undefined;
}

/** Days of the ledger that health is judged on. */
export const HEALTH_DAYS = 3;
const FAILURES_IN_A_ROW = 3;
const PATIENCE = 12 * HOUR;

/** Health of every feed of the catalogue, worst first. */
export async function readFeeds({ store, library, clock }: DashboardDeps): Promise<FeedReading[]> {
  const now = clock();
  const [states, days] = await Promise.all([
    store.feeds.load(library.sources.map(({ id }) => id)),
    store.ledger.days(toDay(now - (HEALTH_DAYS - 1) * DAY), toDay(now)),
  ]);
  const byFeed = grouped(days);
  return library.sources
    .map((source) => readingOf(source, states.get(source.id), byFeed.get(source.id) ?? [], now))
    .sort(
      (one, other) =>
        WORST.indexOf(one.health) - WORST.indexOf(other.health) ||
        one.source.title.localeCompare(other.source.title),
    );
}

const WORST: readonly FeedHealth[] = ['failing', 'stale', 'unpolled', 'retired', 'healthy'];

function grouped(days: readonly FeedDay[]): Map<string, FeedDay[]> {
  const map = new Map<string, FeedDay[]>();
  for (const day of days) map.set(day.feed, [...(map.get(day.feed) ?? []), day]);
  return map;
}

function readingOf(
  source: FeedSource,
  state: FeedState | undefined,
  days: readonly FeedDay[],
  now: EpochMillis,
): FeedReading {
  const lastGood = lastHour(days, ({ okHours }) => okHours, now);
  return {
    source,
    health: healthOf(source, state, days, now),
    lastGood: lastGood === undefined ? undefined : toIso(lastGood),
    newestItem: days
      .map(({ newestItem }) => newestItem)
      .filter((at) => at !== undefined)
      .sort()
      .at(-1),
    newItems: sum(days, ({ newItems }) => newItems),
    repairs: sum(days, ({ repairs }) => repairs),
    okHours: sum(days, ({ okHours }) => okHours.length),
    failedHours: sum(days, ({ failedHours }) => failedHours.length),
    lastError: state?.lastError ?? days.findLast(({ lastError }) => lastError !== undefined)?.lastError,
    retired: state?.retired,
    movedTo: state?.movedTo,
  };
}

const sum = (days: readonly FeedDay[], of: (day: FeedDay) => number): number =>
  days.reduce((total, day) => total + of(day), 0);

function healthOf(
  source: FeedSource,
  state: FeedState | undefined,
  days: readonly FeedDay[],
  now: EpochMillis,
): FeedHealth {
  if (state?.retired !== undefined) return 'retired';
  const good = lastHour(days, ({ okHours }) => okHours, now);
  const bad = lastHour(days, ({ failedHours }) => failedHours, now);
  if (good === undefined && bad === undefined) return state === undefined ? 'unpolled' : 'stale';
  if ((state?.failures ?? 0) >= FAILURES_IN_A_ROW) return 'failing';
  if (good === undefined || (bad !== undefined && bad > good)) return 'failing';
  return now - good > Math.max(PATIENCE, 2 * source.interval) ? 'stale' : 'healthy';
}

/** End of the newest hour that `of` names, never after now. */
function lastHour(
  days: readonly FeedDay[],
  of: (day: FeedDay) => readonly number[],
  now: EpochMillis,
): EpochMillis | undefined {
  const ends = days.flatMap((day) =>
    of(day).map((hour) => fromIso(`${day.day}T00:00:00Z`) + (hour + 1) * HOUR),
  );
  return ends.length === 0 ? undefined : Math.min(now, Math.max(...ends));
}
