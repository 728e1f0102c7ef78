import type { EpochMillis, IndicatorId, ProblemId } from '../evidence/index.ts';
import type { AssessmentExplanation } from './explain.ts';
import type { Recomputation } from './recompute.ts';

export interface WhyQuestion {
  problem: ProblemId;
  /** Only this indicator's arithmetic. */
  indicator?: IndicatorId | undefined;
  /** The instant asked about; the last assessment without it. */
  at?: EpochMillis | undefined;
}

/** Arithmetic and evidence behind what was said of a problem, and whether computing it again gives the same. */
export interface WhyAnswer {
  explanation: AssessmentExplanation;
  logged: Recomputation;
  /** All of it as plain text. */
  lines: string[];
}

/** There is nothing to explain; the message says what there is. */
export class NothingToExplain extends Error {
  override name = 'NothingToExplain';
}
