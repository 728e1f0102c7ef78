import type { MarkName } from '../../evidence/index.ts';
import type { Token } from '../../text/token.ts';
import type { ActionSense } from './action.ts';

/** A stretch of tokens, `end` exclusive. */
export interface TokenRange {
  start: number;
  end: number;
}

/** A vocabulary entry found in the text: an actor, a site, a place. */
export interface Mention extends TokenRange {
  /** Entry as `list.entry`, e.g. `actors.kataib-hezbollah`; lists that include it are known to the caller. */
  entry: string;
  /** Every list that holds the entry, e.g. `actors.iran-aligned-militias`. */
  lists: readonly string[];
  /** The alias that matched, for the explanation. */
  alias: string;
}

/** A form of an action found in the text, before it is decided whether it is a verb or a noun here. */
export interface ActionMention extends TokenRange, ActionSense {
  /** Vocabulary action, e.g. `actions.armed-attack`. */
  action: string;
}

export type Role = 'agent' | 'target' | 'party' | 'unresolved';
/** `claimed`: by the agent itself; `accused`: blamed by another; `suspected`: "suspected", "attributed to". */
export type Attribution = 'asserted' | 'claimed' | 'accused' | 'suspected';

export interface Participant {
  mention: Mention;
  role: Role;
  /** Rule that decided, e.g. `E3`, `A7`; for `unresolved` the nearest rule and what blocked it. */
  rule: string;
  attribution: Attribution;
  /** Who claims, accuses or reports, when named in the text. */
  speaker?: Mention | undefined;
  /** "-linked", "-affiliated", "-backed": the actor is only associated. */
  association: boolean;
}

export interface EventMark extends TokenRange {
  mark: MarkName;
  trigger: string;
  /** Somebody else than the doer says it of the doer: a warning of the act, a call for it. */
  byOthers?: true;
}

/** One action of a text with everybody's part in it. */
export interface EventReading {
  action: string;
  anchor: ActionMention;
  participants: Participant[];
  marks: EventMark[];
  /**
   * `recent`: came before another act of the same story ("after", "in response to"); `prior`: background of a newer
   * story ("over", "linked to", "weeks after"), which always carries the mark `background` too.
   */
  time: 'current' | 'recent' | 'prior';
  /** Rule that found the act, or the participants' rules joined, for the explanation. */
  rule: string;
  /** Named in the same sentence, and known to take no part: speakers, accusers, "anti-X", "X supporters". */
  bystanders: Bystander[];
}

/** A mention that neither did it nor suffered it; never agent, target, party or unresolved. */
export interface Bystander {
  mention: Mention;
  /** `speaker`, `accuser`, `void: supporters` ... */
  why: string;
}

/** One field of an item with what the index found in it; all ranges are token indexes into `tokens`. */
export interface RoleInput {
  /** The field's original text, to which the tokens' offsets point. */
  text: string;
  tokens: readonly Token[];
  /** BCP 47; guessed from the script when absent. */
  lang: string | undefined;
  /** In any order; overlapping ones are allowed, the longest wins, several entries on one stretch are all kept (by name). */
  mentions: readonly Mention[];
  actions: readonly ActionMention[];
  /** A lead (first sentence of the body) gets the extra cleaning of datelines, weekdays and appositives. */
  field?: 'title' | 'lead' | undefined;
  /** Year of publication, so that "2016 attack" is known to be history. */
  year?: number | undefined;
}
