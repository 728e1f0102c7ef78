import type { RoleLanguage } from '../action.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Unit } from '../unit.ts';
import * as W from '../word-class.ts';

/** Stands behind the name of the agent: Turkish "tarafından". Shares the bit of English "from". */
export const AGENT_BEHIND: number = W.FROM;
/** Stands behind the name of the target: Persian را, Turkish "mevzilerine". Shares the bit of English "with". */
export const TARGET_BEHIND: number = W.WITH;
/** Makes the subject the one that suffers the event noun: "قرار گرفت". Shares the bit of English "exchange". */
export const SUFFERS: number = W.EXCHANGE;

/**
 * A language in which case words carry the roles and the verb stands last. What a new one needs is this table: closed
 * classes, marks, and where the agent of an event noun stands.
 */
export interface CueLanguage {
  lang: RoleLanguage;
  /** Measured on invented lines alone (docs/evaluation.md): the definitions using it stay at status `test`. */
  status: 'test';
  /** Rule prefix for the explanation: `P` gives P1 active, P2 passive, P3 noun, P4 claim, P5 clash. */
  rules: string;
  lexicon: Lexicon;
  /** The bare complement of an event noun stands behind it (حمله A) or before it (A saldırısı). */
  agentOfNoun: 'behind' | 'before';
  /** Role that the name's own ending tells; `next` is what stands behind the name. */
  caseOf: (unit: Unit, suffix: string, next: Unit | undefined) => 'agent' | 'target' | undefined;
  /** Folded words of a verb that stands in the future: the act is announced, not done. */
  future?: RegExp;
  /** Folded words of a verb whose subject is who speaks: "A: we strike B". */
  own?: RegExp;
  /** Unknown words allowed between a name and a cue behind it: "A kontrol noktasına"; none where a bare word is an object. */
  unknownBeforeCue: number;
  /** Words before a name that only say where. */
  scene?: ReadonlySet<string>;
  /** Endings of a name that only say where. */
  sceneEndings?: ReadonlySet<string>;
  /** An action form that is part of an idiom here: "girt ser xwe" claims, it arrests nobody. */
  isIdiom?: (units: readonly Unit[], at: number) => boolean;
}
