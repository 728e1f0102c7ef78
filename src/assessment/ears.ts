import jstat from 'jstat';

const { jStat } = jstat;

/** Alarm limits of the Early Aberration Reporting System (Fricker 2008; JSS 70(10) 2016). */
export const EARS_LIMITS = { C1: 3.09, C2: 3.09, C3: 1.96, W2: 3.09 } as const;
export type EarsMethod = keyof typeof EARS_LIMITS;

const BASELINE = 7;
const C2_LAG = 2;
const MINIMUM_SD = 0.5;

/** Days that a series must hold before day `t` can be judged by C2 (its baseline and the guard band). */
export const EARS_SPAN = BASELINE + C2_LAG;

function standardised(value: number, baseline: readonly number[]): number {
  const sd = Math.max(jStat.stdev(baseline, true), MINIMUM_SD);
  return (value - jStat.mean(baseline)) / sd;
}

function lagged(y: readonly number[], t: number, lag: number): number | undefined {
  const value = y[t];
  const end = t - lag;
  if (value === undefined || end < BASELINE) return undefined;
  return standardised(value, y.slice(end - BASELINE, end));
}

/** EARS C1 of day `t` (index into `y`, one count a day): baseline the seven days before it; undefined without them. */
export const c1 = (y: readonly number[], t: number): number | undefined => lagged(y, t, 0);

/** EARS C2: as C1 with two days between baseline and `t`, so that a surge does not hide its own second day. */
export const c2 = (y: readonly number[], t: number): number | undefined => lagged(y, t, C2_LAG);

/** EARS C3: what C2 exceeded 1 by on `t` and the two days before it. */
export function c3(y: readonly number[], t: number): number | undefined {
  let sum = 0;
  for (const i of [t - 2, t - 1, t]) {
    const value = c2(y, i);
    if (value === undefined) return undefined;
    sum += Math.max(0, value - 1);
  }
  return sum;
}

/**
 * W2: C2 whose baseline holds only days of the same class (weekday or weekend) as day `t`
 * (best F1 on news counts in Collier 2010, arXiv 1110.3091).
 *
 * @param weekend for each day of `y`, whether it is a day of rest.
 */
export function w2(y: readonly number[], weekend: readonly boolean[], t: number): number | undefined {
  const value = y[t];
  const kind = weekend[t];
  if (value === undefined || kind === undefined) return undefined;
  const baseline: number[] = [];
  for (let i = t - C2_LAG - 1; i >= 0 && baseline.length < BASELINE; i--) {
    const count = y[i];
    if (count !== undefined && weekend[i] === kind) baseline.push(count);
  }
  return baseline.length < BASELINE ? undefined : standardised(value, baseline);
}
