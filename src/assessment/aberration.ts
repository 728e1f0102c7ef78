import { c2, EARS_LIMITS, EARS_SPAN, w2 } from './ears.ts';
import { eearsLimit } from './eears.ts';
import { atLeast } from './gamma-poisson.ts';
import type { SeriesDay } from './series.ts';

export type Method = 'gamma-poisson' | 'C2' | 'W2' | 'eEARS';

/** One test of one day: the figure that was computed and the limit it was held against. */
export interface Verdict {
  method: Method;
  statistic: number;
  limit: number;
  alarm: boolean;
}

/** What statistics say of one day of an indicator's series. */
export interface Aberration {
  day: string;
  stories: number;
  /** Stories a day over the baseline. */
  mean: number;
  /** Healthy days of the baseline that were there, and how many the method asks for. */
  span: number;
  required: number;
  /** Absent when the span is too short: then nothing is said. */
  counts?: Verdict | undefined;
  /** The same on stories per article collected; absent also when no article volume is known. */
  share?: Verdict | undefined;
  alarm: boolean;
}

/** Means of stories a day from which the methods take over (ours): sparse, moderate, dense. */
const SPARSE_BELOW = 1;
const DENSE_FROM = 10;
const SPARSE_SPAN = 14;
const LONG_BASELINE = 28;
const GUARD_DAYS = 2;
const EEARS_BASELINE = 7;
const SPARSE_ALPHA = 0.01;
/** Fewer stories in a day are never a surge: one story told in two ways must not look like one. */
const LEAST_STORIES = 3;
/** Below this share of collection a normal count can hide a surge, so that the share alone decides. */
const IMPAIRED = 0.75;
/** W2 pays only where weekdays and weekends differ by this factor. */
const WEEKLY_RHYTHM = 1.5;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

function hasWeeklyRhythm(days: readonly SeriesDay[]): boolean {
  const rest = days.filter((day) => day.weekend);
  const work = days.filter((day) => !day.weekend);
  if (rest.length < 7 || work.length < 7) return false;
  const [a, b] = [mean(rest.map((day) => day.stories)), mean(work.map((day) => day.stories))];
  return Math.max(a, b) >= WEEKLY_RHYTHM * Math.min(a, b);
}

/** The method that fits the density of a baseline. */
export function methodFor(baseline: readonly SeriesDay[]): Method {
  const density = mean(baseline.map((day) => day.stories));
  if (density < SPARSE_BELOW) return 'gamma-poisson';
  if (density >= DENSE_FROM) return 'eEARS';
  return hasWeeklyRhythm(baseline) ? 'W2' : 'C2';
}

const requiredSpan = (method: Method): number =>
  method === 'gamma-poisson' ? SPARSE_SPAN : method === 'eEARS' ? EEARS_BASELINE : EARS_SPAN;

function sparse(events: number, exposure: number, today: { stories: number; exposure: number }): Verdict {
  const statistic = atLeast({ events, exposure }, today.stories, today.exposure);
  return { method: 'gamma-poisson', statistic, limit: SPARSE_ALPHA, alarm: statistic < SPARSE_ALPHA };
}

function regular(
  method: 'C2' | 'W2',
  y: readonly number[],
  days: readonly SeriesDay[],
  t: number,
): Verdict | undefined {
  const statistic =
    method === 'W2'
      ? w2(
          y,
          days.map((day) => day.weekend),
          t,
        )
      : c2(y, t);
  if (statistic === undefined) return method === 'W2' ? regular('C2', y, days, t) : undefined;
  return { method, statistic, limit: EARS_LIMITS[method], alarm: statistic >= EARS_LIMITS[method] };
}

function dense(y: readonly number[], t: number): Verdict | undefined {
  const value = y[t];
  if (value === undefined || t < EEARS_BASELINE) return undefined;
  const { upper } = eearsLimit(y.slice(t - EEARS_BASELINE, t), { downWeight: true });
  return { method: 'eEARS', statistic: value, limit: upper, alarm: value > upper };
}

function judge(
  method: Exclude<Method, 'gamma-poisson'>,
  y: readonly number[],
  days: readonly SeriesDay[],
  t: number,
) {
  return method === 'eEARS' ? dense(y, t) : regular(method, y, days, t);
}

/** Counts as they would be had every day brought the baseline's mean volume of articles. */
function shareSeries(days: readonly SeriesDay[], volume: number): number[] {
  return days.map((day) => (day.articles === 0 ? 0 : (day.stories * volume) / day.articles));
}

/**
 * Judges day `t` of a series of healthy days, on counts and on the share of collection volume. Both must alarm: a new
 * feed raises counts but not the share. On a day when collection was impaired the share alone decides: an outage must
 * not look like peace.
 */
export function aberrationOn(days: readonly SeriesDay[], t: number): Aberration | undefined {
  const today = days[t];
  if (today === undefined) return undefined;
  const baseline = days.slice(Math.max(0, t - GUARD_DAYS - LONG_BASELINE), Math.max(0, t - GUARD_DAYS));
  const method = methodFor(baseline);
  const required = requiredSpan(method);
  const span =
    method === 'eEARS' ? Math.min(t, EEARS_BASELINE) : method === 'gamma-poisson' ? baseline.length : t;
  const base = {
    day: today.day,
    stories: today.stories,
    mean: mean(baseline.map((d) => d.stories)),
    span,
    required,
  };
  if (span < required) return { ...base, alarm: false };
  const counts = onCounts(method, baseline, days, t, today);
  const share = onShare(method, baseline, days, t, today);
  return { ...base, counts, share, alarm: alarms(today, counts, share) };
}

function onCounts(
  method: Method,
  baseline: readonly SeriesDay[],
  days: readonly SeriesDay[],
  t: number,
  today: SeriesDay,
) {
  if (method !== 'gamma-poisson')
    return judge(
      method,
      days.map((day) => day.stories),
      days,
      t,
    );
  return sparse(sum(baseline.map((d) => d.stories)), sum(baseline.map((d) => d.exposure)), {
    stories: today.stories,
    exposure: 1,
  });
}

function onShare(
  method: Method,
  baseline: readonly SeriesDay[],
  days: readonly SeriesDay[],
  t: number,
  today: SeriesDay,
) {
  const volume = mean(baseline.map((day) => day.articles));
  if (volume === 0 || today.articles === 0) return undefined;
  if (method !== 'gamma-poisson') return judge(method, shareSeries(days, volume), days, t);
  const exposure = sum(baseline.map((day) => day.articles)) / volume;
  return sparse(sum(baseline.map((d) => d.stories)), exposure, {
    stories: today.stories,
    exposure: today.articles / volume,
  });
}

function alarms(today: SeriesDay, counts: Verdict | undefined, share: Verdict | undefined): boolean {
  if (today.stories < LEAST_STORIES || counts === undefined) return false;
  if (share === undefined) return counts.alarm;
  return share.alarm && (counts.alarm || today.exposure < IMPAIRED);
}

/** A surge holds for its own day and this many healthy days after it: down only slowly. */
export const SURGE_HOLD_DAYS = 2;

/** The newest alarm among the last days of the series, or else the judgement of its last day. */
export function newestAberration(days: readonly SeriesDay[]): Aberration | undefined {
  const last = days.length - 1;
  const today = aberrationOn(days, last);
  if (today?.alarm === true) return today;
  for (let t = last - 1; t >= Math.max(0, last - SURGE_HOLD_DAYS); t--) {
    if ((days[t]?.stories ?? 0) < LEAST_STORIES) continue;
    const aberration = aberrationOn(days, t);
    if (aberration?.alarm === true) return aberration;
  }
  return today;
}
