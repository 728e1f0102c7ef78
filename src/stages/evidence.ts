import { lookback } from '../assessment/index.ts';
import type { ProblemDefinition } from '../definitions/model.ts';
import { type EpochMillis, type HitRecord, toIso } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';

/** The hits of all indicators of a problem that an assessment at `at` looks back on. */
export async function evidenceOf(
  { hits }: Pick<Store, 'hits'>,
  problem: ProblemDefinition,
  at: EpochMillis,
): Promise<HitRecord[]> {
  const range = { from: toIso(at - lookback(problem)), to: toIso(at) };
  return hits.evidence(
    problem.indicators.map(({ id }) => id),
    range,
  );
}
