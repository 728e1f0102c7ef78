import type { Place } from '../../definitions/model.ts';

/** Languages the role pass knows; `ckb` is Sorani, `kmr` Kurmanji. */
export const ROLE_LANGUAGES = ['en', 'ar', 'fa', 'tr', 'ckb', 'kmr'] as const;
export type RoleLanguage = (typeof ROLE_LANGUAGES)[number];

/** Words per language. A word may be several words ("open fire", "car bombing"); inflection touches the right one. */
export type WordsByLanguage = Readonly<Partial<Record<RoleLanguage, readonly string[]>>>;

/**
 * One kind of act as analysts write it in `vocabulary/actions*.yaml`: lemmas only, `inflectActions` makes the forms.
 *
 * Verbs. English: `attack`, or with irregular forms `strike~struck~struck` (lemma ~ past ~ participle); in
 * `open fire` the first word is inflected. Arabic: third person masculine perfect, with the imperfect where it
 * cannot be derived (`قال~يقول`). Persian: past and present stem `زد~زن`, or a compound verb `حمله کرد`. Turkish:
 * the stem, `saldır`, with its past where the vowel is irregular. Sorani: each form as newspapers print it. Kurmanji: `êrîş kir`, `hat kuştin`; other verbs as printed.
 * Nouns. English: singular (`siege~sieges` for an irregular plural). Other languages: as printed, one entry per form.
 */
export interface ActionEntry {
  /** Name within the vocabulary, e.g. `armed-attack`; referred to as `actions.armed-attack`. */
  kind: string;
  /** PLOVER type and mode, e.g. `ASSAULT/aerial`. */
  plover?: string | undefined;
  /** YAML `verbs`. What the agent does to the target. */
  verbs?: WordsByLanguage | undefined;
  /** YAML `nouns`. Event nouns: the word before is the agent ("Falcon attack"), the target follows a preposition. */
  nouns?: WordsByLanguage | undefined;
  /** YAML `object-nouns`. Event nouns whose complement is the target: "killing of T", اغتيال T (object masdar). */
  objectNouns?: WordsByLanguage | undefined;
  /** YAML `mutual-verbs`. Both sides do it to each other: "clash", "exchange fire". */
  mutualVerbs?: WordsByLanguage | undefined;
  /** YAML `mutual-nouns`. "clash", "fighting", اشتباكات. */
  mutualNouns?: WordsByLanguage | undefined;
  /** YAML `light-verbs`. Verbs that carry the noun ("launch"), beside the default ones of each language. */
  lightVerbs?: WordsByLanguage | undefined;
  /** YAML `target-prepositions`. What leads to the target, beside "on", "against", "at" and their like. */
  targetPrepositions?: WordsByLanguage | undefined;
  /** YAML `symmetric`. Every word of the kind is mutual: meet, agree, negotiate. */
  symmetric?: boolean | undefined;
  place?: Place | undefined;
}

/**
 * What a form can be. `finite` present or imperfect, `past`, `participle` (past participle), `ing`, `passive` (a form
 * that is passive by itself, e.g. Turkish "vuruldu"), `noun`, `object-noun`.
 */
export const FORM_KINDS = ['finite', 'past', 'participle', 'ing', 'passive', 'noun', 'object-noun'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** What the role pass must know of a form of an action. */
export interface ActionSense {
  lemma: string;
  forms: readonly FormKind[];
  /** Both sides do it: everybody named becomes `party`. */
  mutual?: boolean | undefined;
  /** Folded extra words leading to the target. */
  targetPrepositions?: readonly string[] | undefined;
  /** Folded extra light verbs, first words only. */
  lightVerbs?: readonly string[] | undefined;
}

/** A surface form to be put into the index: tokenise `text`, and spread the sense into the `ActionMention`. */
export interface ActionForm extends ActionSense {
  /** Words separated by one blank, not yet folded. */
  text: string;
  lang: RoleLanguage;
}
