import jstat from 'jstat';

const { jStat } = jstat;

/** What was seen: events counted over an exposure (healthy days, or articles for shares). */
export interface Exposure {
  events: number;
  exposure: number;
}

/** Half an event, the Jeffreys prior of a Poisson rate: a series without events still has a rate above zero. */
const PRIOR = 0.5;

/**
 * Gamma-Poisson predictive: chance of `x` or more events over `ahead` further units of exposure (METHOD section 5).
 * The rate's posterior has shape events + 0.5 and rate exposure.
 */
export function atLeast(seen: Exposure, x: number, ahead = 1): number {
  if (x <= 0) return 1;
  if (!(seen.exposure > 0) || !(ahead > 0)) return Number.NaN;
  const a = seen.events + PRIOR;
  const stay = Math.log(seen.exposure / (seen.exposure + ahead));
  const go = Math.log(ahead / (seen.exposure + ahead));
  let below = 0;
  for (let k = 0; k < x; k++) {
    below += Math.exp(jStat.gammaln(a + k) - jStat.gammaln(a) - jStat.gammaln(k + 1) + a * stay + k * go);
  }
  return Math.min(1, Math.max(0, 1 - below));
}

/** Chance of seeing nothing over `ahead` units: (b / (b + d))^a. */
export function noneIn(seen: Exposure, ahead: number): number {
  if (ahead <= 0) return 1;
  return (seen.exposure / (seen.exposure + ahead)) ** (seen.events + PRIOR);
}

/** Exposure of silence after which nothing seen is as unlikely as `alpha`: b * (alpha^(-1/a) - 1). */
export function silenceLimit(seen: Exposure, alpha: number): number {
  return seen.exposure * (alpha ** (-1 / (seen.events + PRIOR)) - 1);
}
