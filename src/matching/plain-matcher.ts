import type { Library } from '../definitions/model.ts';
import { decide } from './decide.ts';
import { gatherEvidence, type ReadRoles } from './evidence.ts';
import { explainIndicator } from './explain.ts';
import type { IndicatorTrace } from './explanation.ts';
import { buildHit } from './hit.ts';
import { indexLibrary } from './library-index.ts';
import type { Matcher } from './matcher.ts';

const OUTCOMES: readonly IndicatorTrace['outcome'][] = ['hit', 'near-miss', 'no'];

/**
 * The plain evaluator: every indicator that is not deprecated is tried on every item. It defines what a condition means;
 * the index engine must give the same answers.
 */
export function compilePlainly(library: Library, readRoles: ReadRoles): Matcher {
  const index = indexLibrary(library);
  const indicators = library.problems
    .flatMap((problem) => problem.indicators)
    .filter(({ status }) => status !== 'deprecated');
  return {
    match(item) {
      const evidence = gatherEvidence(item, index, readRoles);
      return indicators.flatMap((indicator) => {
        const decision = decide(indicator, item, evidence, index.members);
        return decision.outcome === 'hit' ? [buildHit(indicator, item, decision)] : [];
      });
    },
    explain(item, only) {
      const evidence = gatherEvidence(item, index, readRoles);
      const traces = indicators
        .filter(({ id }) => only === undefined || id === only)
        .map((each) => explainIndicator(each, item, evidence, index.members));
      traces.sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
      return { title: item.title, indicators: traces };
    },
  };
}
