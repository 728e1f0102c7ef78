import type { Millis } from '../evidence/index.ts';

/**
 * Scores at which an indicator reacts: below `fading` its evidence no longer holds a signal up, and at `quiet`
 * nothing is left of it (reaction points of MISP's decaying models; values ours).
 */
export const REACTION = { fading: 30, quiet: 0 } as const;

/** MISP's polynomial decay: base * (1 - (t / tau)^(1 / delta)), 0 past tau. `base` and result 0-100. */
export function decayed(base: number, age: Millis, tau: Millis, delta: number): number {
  if (age <= 0) return base;
  if (age >= tau) return 0;
  return base * (1 - (age / tau) ** (1 / delta));
}

/** Age at which the score of a base of 100 falls to `score`: the inverse of `decayed`. */
export function ageAt(score: number, tau: Millis, delta: number): Millis {
  return tau * (1 - score / 100) ** delta;
}
