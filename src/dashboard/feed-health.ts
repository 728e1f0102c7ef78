import { feedHealth, type HealthFinding } from '../collection/health.ts';
import type { FeedSource } from '../definitions/model.ts';
import type { EpochMillis, FeedDay, FeedHealth, FeedState, IsoInstant } from '../evidence/index.ts';
import { DAY, toDay } from '../evidence/index.ts';
import type { DashboardDeps } from './deps.ts';

/** One feed of the catalogue with what became of polling it. */
export interface FeedReading extends HealthFinding {
  source: FeedSource;
  lastError: string | undefined;
  retired: { at: IsoInstant; reason: string } | undefined;
  movedTo: string | undefined;
}

/** Days of the ledger that health is judged on. */
export const HEALTH_DAYS = 7;

const WORST_FIRST: readonly FeedHealth[] = ['failing', 'stale', 'unpolled', 'retired', 'healthy'];

/** Health of every feed of the catalogue, worst first. */
export async function readFeeds({ store, library, clock }: DashboardDeps): Promise<FeedReading[]> {
  const now = clock();
  const [states, days] = await Promise.all([
    store.feeds.load(library.sources.map(({ id }) => id)),
    store.ledger.days(toDay(now - (HEALTH_DAYS - 1) * DAY), toDay(now)),
  ]);
  const ledger = byFeed(days);
  return library.sources
    .map((source) => readingOf(source, states.get(source.id), ledger.get(source.id) ?? [], now))
    .sort((one, other) => place(one) - place(other) || one.source.title.localeCompare(other.source.title));
}

const place = ({ health }: FeedReading): number => WORST_FIRST.indexOf(health);

function byFeed(days: readonly FeedDay[]): Map<string, FeedDay[]> {
  const map = new Map<string, FeedDay[]>();
  for (const day of days) {
    const own = map.get(day.feed);
    if (own === undefined) map.set(day.feed, [day]);
    else own.push(day);
  }
  return map;
}

const readingOf = (
  source: FeedSource,
  state: FeedState | undefined,
  days: readonly FeedDay[],
  now: EpochMillis,
): FeedReading => ({
  ...feedHealth(source, state, days, now),
  source,
  lastError: state?.lastError ?? days.findLast(({ lastError }) => lastError !== undefined)?.lastError,
  retired: state?.retired,
  movedTo: state?.movedTo,
});
