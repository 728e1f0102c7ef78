import jstat from 'jstat';

const { jStat } = jstat;

const ALPHA = 0.025;
/** Residuals above this quantile mark an earlier signal inside the baseline. */
const OUTLIER_QUANTILE = 0.95;

/** Upper limit of the next value's prediction interval, with the weights the baseline's days were given. */
export interface EearsLimit {
  upper: number;
  mean: number;
  sd: number;
  weights: number[];
}

function limit(baseline: readonly number[], weights: number[], alpha: number): EearsLimit {
  const n = baseline.length;
  let mean = 0;
  for (const [i, y] of baseline.entries()) mean += (weights[i] ?? 1) * y;
  mean /= n;
  let squares = 0;
  for (const [i, y] of baseline.entries()) squares += (weights[i] ?? 1) * (y - mean) ** 2;
  const sd = Math.sqrt(squares / (n - 1));
  const upper = mean + jStat.studentt.inv(1 - alpha, n - 1) * sd * Math.sqrt(1 + 1 / n);
  return { upper, mean, sd, weights };
}

/** Residual of day `i` over the spread of the others (externally studentised; the model is the mean alone). */
function studentised(baseline: readonly number[], i: number): number {
  const others = baseline.filter((_, k) => k !== i);
  const residual = (baseline[i] ?? 0) - jStat.mean(others);
  const sd = jStat.stdev(others, true);
  if (sd === 0) return residual === 0 ? 0 : Math.sign(residual) * Number.POSITIVE_INFINITY;
  return residual / (sd * Math.sqrt(1 + 1 / others.length));
}

function downWeights(baseline: readonly number[]): number[] {
  const n = baseline.length;
  const q = jStat.studentt.inv(OUTLIER_QUANTILE, n - 2);
  const raw = baseline.map((_, i) => {
    const r = studentised(baseline, i);
    return r > q ? (q / r) ** 4 : 1;
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((w) => (w * n) / sum);
}

/**
 * Extended EARS of epitweetr/episomer (ECDC): the value above which the day after `baseline` is an aberration.
 * With `downWeight`, earlier signals inside the baseline weigh less, so that a long surge goes on alarming.
 *
 * @throws RangeError with fewer than four days of baseline.
 */
export function eearsLimit(
  baseline: readonly number[],
  options: { downWeight: boolean; alpha?: number },
): EearsLimit {
  if (baseline.length < 4) throw new RangeError('eEARS needs a baseline of at least four days');
  const weights = options.downWeight ? downWeights(baseline) : baseline.map(() => 1);
  return limit(baseline, weights, options.alpha ?? ALPHA);
}
