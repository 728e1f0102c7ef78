import type { Term } from '../../definitions/condition.ts';
import type { IndicatorDefinition, Library } from '../../definitions/model.ts';
import { termKey } from '../../definitions/term.ts';
import type { Alias, VocabularyEntry } from '../../definitions/vocabulary.ts';
import { tokenise } from '../../text/index.ts';
import type { ActionForm } from '../events/action.ts';
import { inflect } from '../events/inflect.ts';
import { type Owner, termsIn } from '../library-index.ts';

/** What a term was written for; absent for the analyst's own words, which stand for themselves. */
type Origin = { entry: VocabularyEntry; alias: Alias } | { entry: VocabularyEntry; form: ActionForm };

/** Every term of a library, known by its position: aliases, forms of actions, and the conditions' own words. */
export class LibraryTerms {
  readonly terms: readonly Term[];
  /** Filled while the library is read, then handed over to `terms` without the room to grow. */
  private readonly list: Term[] = [];
  /** By term; the vocabulary's terms come first, so it is no longer than they are many. */
  private readonly origins: (Origin | undefined)[] = [];
  /** What `ownerOf` gave, for what is found once is found again. */
  private readonly owners = new Map<number, Owner>();

  constructor(library: Library, indicators: readonly IndicatorDefinition[]) {
    const known = new Set<string>();
    const addOwn = (term: Term): void => {
      const key = termKey(term);
      if (known.has(key)) return;
      known.add(key);
      this.add(term, undefined);
    };
    for (const entry of library.vocabulary.entries.values()) this.addEntry(entry, addOwn);
    for (const { condition, exclude } of indicators)
      for (const each of [condition, ...exclude]) termsIn(each).forEach(addOwn);
    this.terms = this.list.splice(0);
  }

  /** What the evaluator calls the term. */
  ownerOf(id: number): Owner {
    let owner = this.owners.get(id);
    if (owner === undefined) {
      owner = this.makeOwner(id);
      this.owners.set(id, owner);
    }
    return owner;
  }

  private makeOwner(id: number): Owner {
    const origin = this.origins[id];
    const term = this.terms[id];
    if (term === undefined) throw new RangeError(`there is no term ${id}`);
    if (origin === undefined) return { kind: 'term', key: termKey(term), text: term.text };
    return 'alias' in origin ? { kind: 'alias', ...origin } : { kind: 'action', ...origin };
  }

  /** Entry of the vocabulary the term belongs to, if any. */
  entryOf(id: number): VocabularyEntry | undefined {
    return id < this.origins.length ? this.origins[id]?.entry : undefined;
  }

  private addEntry(entry: VocabularyEntry, addOwn: (term: Term) => void): void {
    for (const alias of entry.aliases) {
      this.add(alias.term, { entry, alias });
      alias.needs?.terms.forEach(addOwn);
    }
    if (!entry.action) return;
    for (const form of inflect(entry.action)) {
      const words = tokenise(form.text).map(({ norm }) => norm);
      if (words.length > 0)
        this.add({ text: form.text, words, prefix: false, exactCase: false }, { entry, form });
    }
  }

  private add(term: Term, origin: Origin | undefined): void {
    if (origin) this.origins[this.list.length] = origin;
    this.list.push(term);
  }
}
