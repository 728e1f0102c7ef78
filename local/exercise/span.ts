import { fromIso, HOUR } from '../../src/evidence/index.ts';

/** The fiction's fixed calendar: every run of the exercise sees the same four weeks. */
export const EXERCISE = {
  start: fromIso('2030-01-07T00:00:00Z'),
  end: fromIso('2030-02-03T18:00:00Z'),
  /** How far the clock moves between two rounds of polling. */
  step: 6 * HOUR,
} as const;

/** Year of every short date (`01-07 06:10`) in the script's files. */
export const EXERCISE_YEAR = 2030;
