import type { Term } from '../../definitions/condition.ts';
import type { IndicatorDefinition, Library } from '../../definitions/model.ts';
import { termKey } from '../../definitions/term.ts';
import type { Alias, VocabularyEntry } from '../../definitions/vocabulary.ts';
import { tokenise } from '../../text/index.ts';
import type { ActionForm } from '../events/action.ts';
import { inflect } from '../events/inflect.ts';
import { type Owner, termsIn } from '../library-index.ts';

/** One use of a term in the vocabulary: what it was written for, and its place among all uses. */
type Use = { order: number } & (
  | { entry: VocabularyEntry; alias: Alias }
  | { entry: VocabularyEntry; form: ActionForm }
);

/** Somebody a term stands for, with the place by which those of one stretch of words are put in order. */
export interface OrderedOwner {
  order: number;
  owner: Owner;
}

/**
 * Every term of a library, known by its position: aliases, forms of actions, and the conditions' own words. The same words written in
 * several places ("attack", in twenty lists) are one term: they are looked for and taken once.
 */
export class LibraryTerms {
  readonly terms: readonly Term[];
  /** Filled while the library is read, then handed over to `terms` without the room to grow. */
  private readonly list: Term[] = [];
  /** By term; the vocabulary's terms come first, so it is not much longer than they are many. */
  private readonly uses: (Use[] | undefined)[] = [];
  /** Terms of the vocabulary that conditions write as their own words, too. */
  private readonly alsoOwn = new Set<number>();
  /** What `ownersOf` gave, for what is found once is found again. */
  private readonly owners = new Map<number, readonly OrderedOwner[]>();
  private order = 0;

  constructor(library: Library, indicators: readonly IndicatorDefinition[]) {
    const ids = new Map<string, number>();
    for (const entry of library.vocabulary.entries.values()) this.addEntry(entry, ids);
    for (const { condition, exclude } of indicators)
      for (const each of [condition, ...exclude]) for (const term of termsIn(each)) this.addOwn(term, ids);
    this.terms = this.list.splice(0);
  }

  /** Whom the term stands for: entries of the vocabulary, and itself where a condition writes it. */
  ownersOf(id: number): readonly OrderedOwner[] {
    let owners = this.owners.get(id);
    if (owners === undefined) {
      owners = this.makeOwners(id);
      this.owners.set(id, owners);
    }
    return owners;
  }

  /** Uses of the term in the vocabulary. */
  usesOf(id: number): readonly { entry: VocabularyEntry }[] {
    return (id < this.uses.length ? this.uses[id] : undefined) ?? NONE;
  }

  /** Whether a condition or a support writes the term as its own words. */
  isOwn(id: number): boolean {
    return id >= this.uses.length || this.uses[id] === undefined || this.alsoOwn.has(id);
  }

  private makeOwners(id: number): OrderedOwner[] {
    const term = this.terms[id];
    if (term === undefined) throw new RangeError(`there is no term ${id}`);
    const uses = id < this.uses.length ? (this.uses[id] ?? []) : [];
    const owners = uses.map(({ order, ...use }): OrderedOwner => {
      const owner: Owner = 'alias' in use ? { kind: 'alias', ...use } : { kind: 'action', ...use };
      return { order, owner };
    });
    if (this.isOwn(id)) {
      const owner: Owner = { kind: 'term', key: termKey(term), text: term.text };
      owners.push({ order: Number.POSITIVE_INFINITY, owner });
    }
    return owners;
  }

  private addEntry(entry: VocabularyEntry, ids: Map<string, number>): void {
    for (const alias of entry.aliases) {
      this.addUse(alias.term, { entry, alias, order: this.order++ }, ids);
      for (const term of alias.needs?.terms ?? []) this.addOwn(term, ids);
    }
    if (!entry.action) return;
    for (const form of inflect(entry.action)) {
      const words = tokenise(form.text).map(({ norm }) => norm);
      const term: Term = { text: form.text, words, prefix: false, exactCase: false };
      if (words.length > 0) this.addUse(term, { entry, form, order: this.order++ }, ids);
    }
  }

  private addOwn(term: Term, ids: Map<string, number>): void {
    const id = this.idOf(term, ids);
    if (id < this.uses.length && this.uses[id] !== undefined) this.alsoOwn.add(id);
  }

  private addUse(term: Term, use: Use, ids: Map<string, number>): void {
    const before = this.list.length;
    const id = this.idOf(term, ids);
    const known = this.uses[id];
    if (known !== undefined) known.push(use);
    else this.uses[id] = [use];
    if (known === undefined && id < before) this.alsoOwn.add(id);
  }

  private idOf(term: Term, ids: Map<string, number>): number {
    const key = termKey(term);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = this.list.length;
    ids.set(key, id);
    this.list.push(term);
    return id;
  }
}

const NONE: readonly { entry: VocabularyEntry }[] = [];
