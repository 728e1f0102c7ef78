import type { Meaning } from './vocabulary.ts';

/** One element that says something about an item or the feed. */
export interface FieldValue extends Meaning {
  /** References decoded once; markup inside is kept as markup. */
  text: string;
  attributes: ReadonlyMap<string, string>;
  /** `xml:base` in force. */
  base: string | undefined;
}

export interface Section {
  fields: FieldValue[];
  /** `rdf:about` of RSS 1.0. */
  about: string | undefined;
  language: string | undefined;
}

/** The bounded skeleton of a feed document: what is needed to write it anew as a well-formed one. */
export interface FeedOutline {
  dialect: 'rss' | 'rdf' | 'atom';
  version: string | undefined;
  channel: Section;
  items: Section[];
}

export const emptySection = (): Section => ({ fields: [], about: undefined, language: undefined });
