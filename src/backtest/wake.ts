import { ageAt, REACTION } from '../assessment/decay.ts';
import type { Findings } from '../assessment/signal.ts';
import { dayName, dayNumber } from '../assessment/times.ts';
import type { EpochMillis, Millis } from '../evidence/index.ts';
import { DAY, SECOND } from '../evidence/index.ts';

/** With fewer stories than this in a day no statistic can alarm, whatever the volume of that day does. */
const STORIES_OF_A_SURGE = 3;
/** Thresholds are met early rather than late: one assessment too many changes nothing. */
const EARLY: Millis = SECOND;

/**
 * When what was weighed of an indicator can change although no hit comes or goes and sight stays as it is: evidence decays past a
 * reaction point, silence passes its limit, the day changes. Evidence ages no faster than the clock, so that none of it can happen
 * sooner. On a busy day the volume of articles alone can make an alarm, so that every step must be looked at.
 */
export function wakeAt(findings: Findings, now: EpochMillis): { wake: EpochMillis; busy: boolean } {
  const today = dayNumber(now);
  const last = findings.series.at(-1);
  const busy = last?.day === dayName(today) && last.stories >= STORIES_OF_A_SURGE;
  const wake = Math.min((today + 1) * DAY, decayWake(findings, now), silenceWake(findings, now));
  return { wake: wake - EARLY, busy };
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
