import type { Condition, Term } from '../definitions/condition.ts';
import type { Library, VocabularyEntry } from '../definitions/index.ts';
import { termKey } from '../definitions/term.ts';
import type { Alias } from '../definitions/vocabulary.ts';
import { tokenise } from '../text/index.ts';
import type { ActionForm } from './events/action.ts';
import { inflect } from './events/inflect.ts';
import { findSigns, type Sign } from './marks.ts';
import { readWords, type SearchedField, type Words } from './searched-fields.ts';
import { type Found, TermIndex } from './term-index.ts';

/** What a term of the index stands for. */
export type Owner =
  | { kind: 'term'; key: string; text: string }
  | { kind: 'alias'; entry: VocabularyEntry; alias: Alias }
  | { kind: 'action'; entry: VocabularyEntry; form: ActionForm };

/** What finds a library's words in the texts of an item, with the membership of its lists. */
export interface LibraryIndex {
  /** The words of one of the item's texts. */
  read(text: string): Words;
  /** Every occurrence of every term, by position. */
  find(field: SearchedField): readonly Found<Owner>[];
  /** Every occurrence of the words that context marks begin and end with, by position. */
  findSigns(field: SearchedField): readonly Found<Sign>[];
  /** Entry names of each list, place or entry name. */
  members: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Indexes own terms of conditions, aliases of the vocabulary, supports, and the forms of actions. */
export function indexLibrary(library: Library): LibraryIndex {
  const terms = new TermIndex<Owner>();
  const known = new Set<string>();
  const addTerm = (term: Term) => {
    const key = termKey(term);
    if (known.has(key)) return;
    known.add(key);
    terms.add(term, { kind: 'term', key, text: term.text });
  };
  for (const entry of library.vocabulary.entries.values()) addEntry(entry, terms, addTerm);
  for (const problem of library.problems) {
    for (const indicator of problem.indicators) {
      for (const condition of [indicator.condition, ...indicator.exclude])
        termsIn(condition).forEach(addTerm);
    }
  }
  const members = new Map([...library.vocabulary.lists].map(([name, list]) => [name, new Set(list)]));
  return { read: readWords, find: ({ text, tokens }) => terms.find(text, tokens), findSigns, members };
}

function addEntry(entry: VocabularyEntry, terms: TermIndex<Owner>, addTerm: (term: Term) => void): void {
  for (const alias of entry.aliases) {
    terms.add(alias.term, { kind: 'alias', entry, alias });
    alias.needs?.terms.forEach(addTerm);
  }
  if (!entry.action) return;
  for (const form of inflect(entry.action)) {
    const words = tokenise(form.text).map(({ norm }) => norm);
    const term: Term = { text: form.text, words, prefix: false, exactCase: false };
    if (words.length > 0) terms.add(term, { kind: 'action', entry, form });
  }
}

/** Every term written in a condition itself. */
export function termsIn(condition: Condition): Term[] {
  switch (condition.type) {
    case 'term':
      return [condition.term];
    case 'list':
    case 'place':
    case 'event':
      return [];
    case 'sentence':
    case 'field':
      return termsIn(condition.that);
    case 'weights':
      return condition.of.flatMap(({ when }) => termsIn(when));
    default:
      return condition.of.flatMap(termsIn);
  }
}
