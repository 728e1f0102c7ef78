import type { IndicatorId, Mark, ProblemId, Span } from '../evidence/index.ts';

/** One clause of a condition and what became of it. */
export interface ClauseTrace {
  /** The clause in words, e.g. `any of 3`, `"ceasefire"`, `places.iraq`. */
  clause: string;
  holds: boolean;
  /** What matched. */
  spans: Span[];
  /** What was missing, which rule decided, or what a mark did. */
  notes: string[];
  children: ClauseTrace[];
}

/** What one indicator made of the text. */
export interface IndicatorTrace {
  indicator: IndicatorId;
  problem: ProblemId;
  title: string;
  outcome: 'hit' | 'near-miss' | 'no';
  demoted: boolean;
  /** Why not, or why demoted, in words. */
  reasons: string[];
  marks: Mark[];
  /** An act that its condition wants is read with somebody whom it wants, in whatever role: what a mirror must show. */
  readsEvent: boolean;
  condition: ClauseTrace;
  exclude: ClauseTrace[];
}

export interface Explanation {
  title: string;
  /** Hits first, then near misses, then the others in the order of the library. */
  indicators: IndicatorTrace[];
}
