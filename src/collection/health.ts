import type { FeedSource } from '../definitions/model.ts';
import {
  DAY,
  type EpochMillis,
  type FeedDay,
  type FeedHealth,
  type FeedState,
  fromIso,
  HOUR,
  type IsoInstant,
  type Millis,
  toIso,
} from '../evidence/index.ts';

/** Failures in a row that are taken for weather, not for a broken feed (ours). */
const TOLERATED_FAILURES = 3;
/** A feed that answers but brings nothing new for this long is stale, or for thirty of its intervals if that is more (ours). */
const STALE_AFTER: Millis = 7 * DAY;
/** Silence of the ledger longer than this, or two intervals, means that nobody looks. */
const REACH: Millis = 12 * HOUR;

export interface HealthFinding {
  feed: string;
  health: FeedHealth;
  /** One sentence for people. */
  reason: string;
  lastLook: IsoInstant | undefined;
  newestItem: IsoInstant | undefined;
  /** Over the days given. */
  okHours: number;
  failedHours: number;
  newItems: number;
  repairs: number;
}

/**
 * Health of one feed from its ledger days (any order, of this feed only), its state and its interval.
 * Healthy feeds make silence mean quiet; with all others it means blind.
 */
export function feedHealth(
  source: Pick<FeedSource, 'id' | 'interval'>,
  state: FeedState | undefined,
  days: readonly FeedDay[],
  now: EpochMillis,
): HealthFinding {
  const sums = sumUp(days);
  const judged = judge(source, state, sums, now);
  const { lastLook, ...rest } = sums;
  return {
    feed: source.id,
    ...judged,
    ...rest,
    lastLook: lastLook === undefined ? undefined : toIso(lastLook),
  };
}

interface Sums {
  lastLook: EpochMillis | undefined;
  newestItem: IsoInstant | undefined;
  okHours: number;
  failedHours: number;
  newItems: number;
  repairs: number;
}

function sumUp(days: readonly FeedDay[]): Sums {
  const sums: Sums = {
    lastLook: undefined,
    newestItem: undefined,
    okHours: 0,
    failedHours: 0,
    newItems: 0,
    repairs: 0,
  };
  for (const day of days) {
    sums.okHours += day.okHours.length;
    sums.failedHours += day.failedHours.length;
    sums.newItems += day.newItems;
    sums.repairs += day.repairs;
    if (day.newestItem !== undefined && day.newestItem > (sums.newestItem ?? ''))
      sums.newestItem = day.newestItem;
    if (day.okHours.length === 0) continue;
    const look = fromIso(`${day.day}T00:00:00Z`) + Math.max(...day.okHours) * HOUR;
    sums.lastLook = Math.max(sums.lastLook ?? look, look);
  }
  return sums;
}

function judge(
  source: Pick<FeedSource, 'interval'>,
  state: FeedState | undefined,
  sums: Sums,
  now: EpochMillis,
): { health: FeedHealth; reason: string } {
  if (state?.retired)
    return { health: 'retired', reason: `retired ${state.retired.at}: ${state.retired.reason}` };
  if (!state && sums.okHours + sums.failedHours === 0)
    return { health: 'unpolled', reason: 'never polled yet' };
  const failures = state?.failures ?? 0;
  const why = state?.lastError === undefined ? '' : `: ${state.lastError}`;
  if (failures >= TOLERATED_FAILURES)
    return { health: 'failing', reason: `${failures} polls failed in a row${why}` };
  const reach = Math.max(REACH, 2 * source.interval);
  if (sums.lastLook === undefined)
    return { health: 'failing', reason: `no poll has succeeded in the days looked at${why}` };
  if (now - sums.lastLook > reach)
    return { health: 'failing', reason: `last seen through ${ageOf(now - sums.lastLook)} ago${why}` };
  return freshness(source, state, sums, now);
}

function freshness(
  source: Pick<FeedSource, 'interval'>,
  state: FeedState | undefined,
  sums: Sums,
  now: EpochMillis,
): { health: FeedHealth; reason: string } {
  const limit = Math.max(STALE_AFTER, 30 * source.interval);
  const changed = state === undefined ? undefined : now - fromIso(state.lastChanged);
  const newest = sums.newestItem === undefined ? undefined : now - fromIso(sums.newestItem);
  const youngest = Math.min(changed ?? Number.POSITIVE_INFINITY, newest ?? Number.POSITIVE_INFINITY);
  if (Number.isFinite(youngest) && youngest > limit)
    return { health: 'stale', reason: `answers, but brought nothing new for ${ageOf(youngest)}` };
  const mended = sums.repairs > 0 ? `; ${sums.repairs} faults mended` : '';
  return { health: 'healthy', reason: `answers in ${sums.okHours} hours of the ledger${mended}` };
}

const ageOf = (span: Millis): string =>
  span >= 2 * DAY ? `${Math.floor(span / DAY)} days` : `${Math.floor(span / HOUR)} hours`;
