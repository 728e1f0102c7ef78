import type { ActionEntry } from './action.ts';
import type { Term } from './condition.ts';
import type { Place } from './model.ts';

export const VOCABULARY_KINDS = ['actors', 'sites', 'places', 'actions', 'words'] as const;
export type VocabularyKind = (typeof VOCABULARY_KINDS)[number];

/** Something that must stand close to an ambiguous alias before it counts. */
export interface Support {
  terms: Term[];
  /** Vocabulary lists or entries; only their aliases that need no support themselves give it. */
  lists: string[];
  /** Words between alias and support in the same field; support in the item's title always counts. */
  within: number;
}

/** One spelling of an entry in one language. */
export interface Alias {
  term: Term;
  /** BCP 47 primary language the spelling belongs to; it is matched in texts of every language. */
  lang: string;
  /** `AR`, `IS`: counts only with support. */
  needs?: Support | undefined;
}

/** A named thing of the shared vocabulary: `actors.kataib-hezbollah`, `places.erbil`, `words.truce`. */
export interface VocabularyEntry {
  name: string;
  kind: VocabularyKind;
  title: string;
  aliases: Alias[];
  /** Every list that holds it, directly or through another list. */
  lists: string[];
  /** Entries it lies in, nearest first, up to the root (places and sites). */
  ancestors: string[];
  /** Latitude and longitude in degrees. */
  at?: { lat: number; lon: number } | undefined;
  /** Kind `actions` only: lemmas, from which the event pass makes forms. */
  action?: ActionEntry | undefined;
  references: string[];
  place: Place;
}

export interface Vocabulary {
  entries: Map<string, VocabularyEntry>;
  /** Members (entry names) of every list; an entry's own name leads to itself alone. */
  lists: Map<string, string[]>;
}
