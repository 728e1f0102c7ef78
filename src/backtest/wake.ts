import { ageAt, REACTION } from '../assessment/decay.ts';
import type { Findings } from '../assessment/signal.ts';
import { dayName, dayNumber } from '../assessment/times.ts';
import type { EpochMillis, HitRecord, Millis } from '../evidence/index.ts';
import { DAY, fromIso, SECOND } from '../evidence/index.ts';

/** With fewer stories than this in a day no statistic can alarm, whatever the volume of that day does. */
const STORIES_OF_A_SURGE = 3;
/** Thresholds are met early rather than late: one assessment too many changes nothing. */
const EARLY: Millis = SECOND;

/**
 * When a state can change although no hit comes and sight stays as it is: evidence decays past a reaction point, silence
 * passes its limit, the oldest hit leaves the lookback, the day changes. Evidence ages no faster than the clock, so none of
 * it can happen sooner.
 */
export function wakeAt(
  findings: readonly Findings[],
  oldest: HitRecord | undefined,
  lookback: Millis,
  now: EpochMillis,
): EpochMillis {
  let wake = (dayNumber(now) + 1) * DAY;
  if (oldest !== undefined) wake = Math.min(wake, fromIso(oldest.at) + lookback);
  const today = dayName(dayNumber(now));
  for (const one of findings) {
    const last = one.series.at(-1);
    if (last?.day === today && last.stories >= STORIES_OF_A_SURGE) return now;
    wake = Math.min(wake, decayWake(one, now), silenceWake(one, now));
  }
  return wake - EARLY;
}

function decayWake({ lit, indicator }: Findings, now: EpochMillis): EpochMillis {
  const { lifetime, delta } = indicator;
  const fadingAge = ageAt(REACTION.fading, lifetime, delta);
  let wake = Number.POSITIVE_INFINITY;
  for (const { age, score } of lit) {
    const next = score >= REACTION.fading ? fadingAge : lifetime;
    wake = Math.min(wake, now + next - age);
  }
  return wake;
}

function silenceWake({ silence }: Findings, now: EpochMillis): EpochMillis {
  if (silence?.limitDays === undefined || silence.overdue) return Number.POSITIVE_INFINITY;
  return now + (silence.limitDays - silence.silentDays) * DAY;
}
