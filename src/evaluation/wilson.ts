/** A share with its Wilson score interval (Wilson 1927), 95 %. */
export interface Share {
  hits: number;
  of: number;
  /** `hits / of`, or undefined when there is nothing to divide by. */
  value: number | undefined;
  low: number;
  high: number;
}

const Z = 1.959963984540054;

/** @param hits between 0 and `of`. */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, value: undefined, low: 0, high: 1 };
  const p = hits / of;
  const denominator = 1 + Z ** 2 / of;
  const centre = (p + Z ** 2 / (2 * of)) / denominator;
  const half = (Z / denominator) * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2));
  return { hits, of, value: p, low: bounded(centre - half, 0, p), high: bounded(centre + half, p, 1) };
}

/** Rounding may carry an end just past the share itself. */
const bounded = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
