import { c2, EARS_LIMITS } from '../assessment/ears.ts';
import type { EpochMillis } from '../evidence/index.ts';
import { DAY } from '../evidence/index.ts';
import { calmDays, type Period, type Score, score, WARNING_WINDOW } from './score.ts';

/** Fewer titles than this in a day are no surge, as with indicators. */
const LEAST_TITLES = 3;

/** What somebody who knows only how often events come would do. */
export interface BaseRate {
  /** Chance of at least one event in seven days at the period's own rate (Poisson): the standing forecast. */
  chanceIn7Days: number;
  /** Expected score of as many alerts as were really given, at random times. */
  expected: Pick<Score, 'sensitivity' | 'specificity' | 'ppv' | 'f1'>;
}

/**
 * The base-rate forecast. The rate is taken from the very period that is scored, which favours it. To be compared with
 * alerts it warns as often as Signpost did, at times drawn evenly: what it gets right is luck.
 */
export function baseRate(events: readonly EpochMillis[], alerts: number, period: Period): BaseRate {
  const days = (period.to - period.from) / DAY;
  const rate = days <= 0 ? 0 : events.length / days;
  const covered = coveredShare(events, period);
  const sensitivity = events.length === 0 ? undefined : meanCaught(events, alerts, period);
  const warned = (sensitivity ?? 0) * events.length;
  const wrong = alerts * (1 - covered);
  const ppv = events.length === 0 || warned + wrong === 0 ? undefined : warned / (warned + wrong);
  const specificity = days <= 0 || calmDays(events, period).size === 0 ? undefined : (1 - 1 / days) ** alerts;
  const f1 =
    sensitivity === undefined || ppv === undefined || sensitivity + ppv === 0
      ? undefined
      : (2 * sensitivity * ppv) / (sensitivity + ppv);
  return {
    chanceIn7Days: 1 - Math.exp((-rate * WARNING_WINDOW) / DAY),
    expected: { sensitivity, specificity, ppv, f1 },
  };
}

const windowOf = (event: EpochMillis, { from, to }: Period): [EpochMillis, EpochMillis] => [
  Math.max(from, event - WARNING_WINDOW),
  Math.min(to, (Math.floor(event / DAY) + 1) * DAY),
];

/** Chance, averaged over the events, that at least one of so many alerts at random times falls into its window. */
function meanCaught(events: readonly EpochMillis[], alerts: number, period: Period): number {
  const length = period.to - period.from;
  const caught = events.map((event) => {
    const [from, to] = windowOf(event, period);
    return 1 - (1 - Math.max(0, to - from) / length) ** alerts;
  });
  return caught.reduce((a, b) => a + b, 0) / events.length;
}

/** Share of the period that lies in the window of some event. */
function coveredShare(events: readonly EpochMillis[], period: Period): number {
  let covered = 0;
  let reached = period.from;
  for (const event of [...events].sort((a, b) => a - b)) {
    const [from, to] = windowOf(event, period);
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return period.to <= period.from ? 0 : covered / (period.to - period.from);
}

/**
 * When a counter of keywords would have alarmed: EARS C2 on the day's titles that hold a name of an actor and a word of an
 * action, at the end of the first day of each run of alarming days.
 * @param titles by day numbered since 1970.
 */
export function keywordAlarms(titles: ReadonlyMap<number, number>, period: Period): EpochMillis[] {
  const first = Math.floor(period.from / DAY);
  const last = Math.floor((period.to - 1) / DAY);
  const counts = Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, at) => titles.get(first + at) ?? 0,
  );
  const alarming = counts.map(
    (count, at) => count >= LEAST_TITLES && (c2(counts, at) ?? 0) >= EARS_LIMITS.C2,
  );
  return alarming.flatMap((alarm, at) =>
    alarm && alarming[at - 1] !== true ? [(first + at + 1) * DAY - 1] : [],
  );
}

/** Score of the keyword counter. */
export const keywordScore = (
  events: readonly EpochMillis[],
  titles: ReadonlyMap<number, number>,
  period: Period,
): Score => score(events, keywordAlarms(titles, period), period);
