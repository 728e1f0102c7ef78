import type { MarkName } from '../../evidence/index.ts';
import type { Token } from '../../text/token.ts';

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
export interface ActionMention extends TokenRange {
  /** Vocabulary action, e.g. `actions.armed-attack`. */
  action: string;
  lemma: string;
  /** Which parts of speech the form can be. */
  forms: readonly ('finite' | 'past' | 'participle' | 'ing' | 'noun' | 'object-noun')[];
}

export type Role = 'agent' | 'target' | 'party' | 'unresolved';
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
}

/** One action of a text with everybody's part in it. */
export interface EventReading {
  action: string;
  anchor: ActionMention;
  participants: Participant[];
  marks: EventMark[];
  /** `prior`: background of a newer story ("after", "over"). */
  time: 'current' | 'prior';
}

export interface RoleInput {
  text: string;
  tokens: readonly Token[];
  lang: string | undefined;
  mentions: readonly Mention[];
  actions: readonly ActionMention[];
}
