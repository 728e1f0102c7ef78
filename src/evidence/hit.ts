import type { Field, Reliability } from './item.ts';
import type { FamilyId, FeedId, HitId, IndicatorId, IsoInstant, ItemId, ProblemId } from './units.ts';

/** What an indicator says when it hits. */
export const KINDS = ['happening', 'threat-or-precursor', 'contrary'] as const;
export type Kind = (typeof KINDS)[number];

/** Context of a mention (NegEx / ConText; METHOD section 6 and EVENTS section 3). */
export const MARK_NAMES = [
  'negated',
  'hypothetical',
  'historical',
  'exercise',
  'thwarted',
  'repelled',
  'suspended',
  'background',
  'attributed',
  'inspired',
] as const;
export type MarkName = (typeof MARK_NAMES)[number];

/** A stretch of one field's original text, UTF-16 offsets, `end` exclusive. */
export interface Span {
  field: Field;
  start: number;
  end: number;
  /** The original characters. */
  text: string;
  /** The term, vocabulary entry or trigger that matched them. */
  term: string;
}

export interface Mark extends Span {
  mark: MarkName;
}

export interface EventRoles {
  agent: string | null;
  action: string;
  target: string | null;
}

/** Words of an article as they are quoted: at most a few lines, an ellipsis where something was left out. */
export interface Passage {
  text: string;
  /** What matched in it, and what a mark was read from: UTF-16 offsets into `text`, `end` exclusive. */
  matched: { start: number; end: number; term: string }[];
}

/** One item that satisfied an indicator's condition. The command line's `match` prints exactly this. */
export interface Hit {
  indicator: IndicatorId;
  problem: ProblemId;
  kind: Kind;
  /** A mark or an unresolved role lowered its weight: shown, not counted for escalation. */
  demoted: boolean;
  item: { id: ItemId; url: string; title: string };
  event?: EventRoles | undefined;
  spans: Span[];
  marks: Mark[];
  /** The sentence below the title that the hit rests on; absent when the title alone satisfies the condition. */
  passage?: Passage | undefined;
  /** Hash of the definition that gave this hit. */
  rule: string;
}

/** A hit as it is kept: with where it came from and when it counts. */
export interface HitRecord extends Hit {
  id: HitId;
  /** The instant the evidence counts from: publication, or first sight when undated or dated in the future. */
  at: IsoInstant;
  observed: IsoInstant;
  undated: boolean;
  backfill: boolean;
  feed: FeedId;
  family: FamilyId;
  source: string;
  reliability: Reliability;
  lang?: string | undefined;
  summary?: string | undefined;
  /** When the newest edit of the item was seen, if it was edited; `at` and `observed` stay. */
  revised?: IsoInstant | undefined;
}

/** One hit per indicator and item, however often the item is delivered. */
export const hitId = (indicator: IndicatorId, item: ItemId): HitId => `${indicator}~${item}`;
