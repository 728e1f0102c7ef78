import type { Field, MarkName } from '../evidence/index.ts';
import type { MarkEffect } from './model.ts';

/**
 * What an indicator looks for, as a tree. Written in YAML, built by the loader; everything in it is already checked:
 * names exist, no list is empty, no clause is unreachable, every term has words.
 */
export type Condition =
  | TermCondition
  | ListCondition
  | PlaceCondition
  | AnyCondition
  | AllCondition
  | NoneCondition
  | AtLeastCondition
  | NearCondition
  | SentenceCondition
  | FieldCondition
  | WeightsCondition
  | EventCondition;

/** A word or phrase: its tokens in folded form, matched one after another on whole tokens. */
export interface Term {
  /** As the analyst wrote it. */
  text: string;
  /** Folded norms (`Token.norm`), at least one, none empty. */
  words: string[];
  /** A trailing `*`: the last word is a beginning. */
  prefix: boolean;
  /** The original characters must be the same too (`IS`, `US`): an alias asks for it. */
  exactCase: boolean;
}

/** Own words of the analyst. */
export interface TermCondition {
  type: 'term';
  term: Term;
}

/** Any alias of any entry of a vocabulary list (`actors.iran-aligned-militias`) or of one entry (`actors.kataib-hezbollah`). */
export interface ListCondition {
  type: 'list';
  list: string;
}

/** A place or anything inside it (entries whose parents lead to it). */
export interface PlaceCondition {
  type: 'place';
  place: string;
}

export interface AnyCondition {
  type: 'any';
  of: Condition[];
}

/** Every member holds. The only place where `none` may stand, so that an exclusion is never overruled by an alternative. */
export interface AllCondition {
  type: 'all';
  of: Condition[];
}

/** No member holds in the searched scope. Context marks do not weaken it: exclusion always wins. */
export interface NoneCondition {
  type: 'none';
  of: Condition[];
}

export interface AtLeastCondition {
  type: 'atLeast';
  count: number;
  of: Condition[];
}

/** What has positions of its own and can stand in `near`. */
export type PositionalCondition = TermCondition | ListCondition | PlaceCondition | PositionalAny;
export interface PositionalAny {
  type: 'any';
  of: PositionalCondition[];
}

/**
 * One occurrence of every member in one field, none overlapping, with at most `within` other words
 * in the whole stretch from the first to the last of them.
 */
export interface NearCondition {
  type: 'near';
  within: number;
  /** The members stand in the order written. */
  ordered: boolean;
  of: PositionalCondition[];
}

/** The inner condition holds inside one single sentence of one field. */
export interface SentenceCondition {
  type: 'sentence';
  that: Condition;
}

/** The inner condition searched only in these fields (of those the indicator searches). */
export interface FieldCondition {
  type: 'field';
  fields: Field[];
  that: Condition;
}

/** Weights of the members that hold add up to the threshold or more. */
export interface WeightsCondition {
  type: 'weights';
  threshold: number;
  of: { weight: number; when: Condition }[];
}

export const ATTRIBUTIONS = ['asserted', 'claimed', 'accused', 'suspected'] as const;
export type AttributionName = (typeof ATTRIBUTIONS)[number];

/** Who did what to whom (roles are read from the sentence's grammar, not from mere presence). */
export interface EventCondition {
  type: 'event';
  /** Entries or lists that did it; `none`: nobody is named as the doer; absent: anybody or nobody. */
  agent?: { any: string[]; attribution: AttributionName[] } | 'none' | undefined;
  /** Action kinds, e.g. `actions.armed-attack`. */
  action: string[];
  /** Entries or lists it was done to; absent: anything. */
  target?: { any: string[] } | undefined;
  /** Veto: a target from these lists voids the reading. */
  notTarget: string[];
  /** Either side, or side unknown; asked for explicitly. */
  involved?: { any: string[] } | undefined;
  /** Actor as party to a clash. */
  parties: MarkEffect;
  /** Actor and action share a sentence and no rule gives the actor its role. */
  unresolved: MarkEffect;
  /** "-linked", "-affiliated", "-backed". */
  association: MarkEffect;
  /** What each mark on the event does. */
  marks: Record<MarkName, MarkEffect>;
  /** Marks the event must carry, e.g. `hypothetical` for a threat. */
  require: MarkName[];
}
