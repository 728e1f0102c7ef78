import type { IndicatorDefinition } from '../definitions/model.ts';
import type { EpochMillis } from '../evidence/index.ts';
import { DAY } from '../evidence/index.ts';
import type { Coverage } from './coverage.ts';
import { healthyDays } from './coverage.ts';
import { noneIn, silenceLimit } from './gamma-poisson.ts';
import type { Story } from './stories.ts';

/** How unlikely an expected indicator's silence is (METHOD section 5). */
export interface SilenceVerdict {
  /** Stories and healthy days of the baseline, which ends with the last story. */
  stories: number;
  baselineDays: number;
  required: number;
  /** Healthy days since the last story. */
  silentDays: number;
  /** Chance of that silence were the rate unchanged; absent when the baseline is too short to say. */
  chance?: number | undefined;
  /** Healthy days of silence from which it is overdue. */
  limitDays?: number | undefined;
  overdue: boolean;
  last: EpochMillis;
}

const LEAST_SPAN = 7;
/** Two stories make one interval; a rhythm needs more than one. */
const LEAST_STORIES = 3;

/** Judges the silence of an indicator that is expected; undefined when it is not expected or was never seen. */
export function silenceOf(
  expected: NonNullable<IndicatorDefinition['expected']> | undefined,
  stories: readonly Story[],
  coverage: Coverage,
  now: EpochMillis,
): SilenceVerdict | undefined {
  if (expected === undefined) return undefined;
  const times = stories.filter((story) => story.counting).map((story) => story.time);
  if (times.length === 0) return undefined;
  const last = Math.max(...times);
  const from = last - expected.baselineDays * DAY;
  const seen = times.filter((at) => at >= from).length;
  const exposure = healthyDays(coverage, from, last);
  const silentDays = healthyDays(coverage, last, now);
  const required = Math.max(LEAST_SPAN, expected.baselineDays / 2);
  const base = { stories: seen, baselineDays: exposure, required, silentDays, last };
  if (exposure < required || seen < LEAST_STORIES) return { ...base, overdue: false };
  const chance = noneIn({ events: seen, exposure }, silentDays);
  const limitDays = silenceLimit({ events: seen, exposure }, expected.alpha);
  return { ...base, chance, limitDays, overdue: chance < expected.alpha };
}
