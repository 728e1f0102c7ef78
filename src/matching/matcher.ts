import type { Hit, IndicatorId, MatchableItem } from '../evidence/index.ts';
import type { Explanation } from './explanation.ts';

/** Compiled definitions. The plain evaluator and the index engine both give exactly this, and the same answers. */
export interface Matcher {
  /** Hits of one item, in the order of the library; never throws for anything an item's text can hold. */
  match(item: MatchableItem): Hit[];
  /** Every indicator's condition as a tree, or that of one alone, with what matched and what was missing. */
  explain(item: MatchableItem, only?: IndicatorId): Explanation;
}
