import type { Members } from './concepts.ts';
import type { LibraryTerms } from './library-terms.ts';

/** What a term is for the conditions: the leaves it makes found, and the vocabulary entries it stands for. */
interface Leaves {
  numbers: readonly number[];
  entries: readonly string[];
}

/**
 * What was found in the item at hand, seen from the leaves of conditions: lists, places and entries by their name, the analysts' own
 * terms by their first word. Leaves are numbered when somebody asks for them, so that asking again costs one look into an array.
 */
export class FoundLeaves {
  private readonly terms: LibraryTerms;
  private readonly numbers = new Map<string, number>();
  /** Per leaf the item it was found in last. */
  private stamps = new Int32Array(4096);
  private item = 0;
  /** Names of the lists that hold an entry. */
  private readonly listsOf = new Map<string, string[]>();
  /** By term, for what is found once is found again. */
  private readonly known = new Map<number, Leaves>();
  private readonly entries = new Set<string>();

  constructor(terms: LibraryTerms, members: Members) {
    this.terms = terms;
    for (const [list, entries] of members) {
      for (const entry of entries) {
        const known = this.listsOf.get(entry);
        if (known) known.push(list);
        else this.listsOf.set(entry, [list]);
      }
    }
  }

  /** Makes ready for the next item. */
  begin(): void {
    this.item += 1;
    this.entries.clear();
  }

  /** Notes a term that was found. */
  add(term: number): void {
    let leaves = this.known.get(term);
    if (leaves === undefined) {
      leaves = this.leavesOf(term);
      this.known.set(term, leaves);
    }
    const { numbers, entries } = leaves;
    for (let i = 0; i < numbers.length; i += 1) this.stamps[numbers[i] ?? 0] = this.item;
    for (let i = 0; i < entries.length; i += 1) this.entries.add(entries[i] ?? '');
  }

  /** Number of a list, a place or an entry. */
  ofName(name: string): number {
    return this.number(name);
  }

  /** Number of the own terms that begin with this word. */
  ofWord(first: string): number {
    return this.number(`"${first}`);
  }

  has(leaf: number): boolean {
    return this.stamps[leaf] === this.item;
  }

  /**
   * The lists that hold anything found, with what was found only. Every question the evaluator asks of a list is whether something found
   * is a member, so the answers stay the same, and a list of a thousand places costs nothing where one place was found.
   */
  members(): Members {
    const found = new Map<string, Set<string>>();
    for (const entry of this.entries) {
      for (const list of this.listsOf.get(entry) ?? []) {
        const known = found.get(list);
        if (known) known.add(entry);
        else found.set(list, new Set([entry]));
      }
    }
    return found;
  }

  private leavesOf(term: number): Leaves {
    const entries = [...new Set(this.terms.usesOf(term).map(({ entry }) => entry.name))];
    const lists = new Set(entries.flatMap((entry) => this.listsOf.get(entry) ?? []));
    const numbers = [...lists].map((list) => this.ofName(list));
    if (this.terms.isOwn(term)) numbers.push(this.ofWord(this.terms.terms[term]?.words[0] ?? ''));
    return { numbers, entries };
  }

  private number(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const made = this.numbers.size;
    this.numbers.set(key, made);
    if (made === this.stamps.length) {
      const larger = new Int32Array(2 * made);
      larger.set(this.stamps);
      this.stamps = larger;
    }
    return made;
  }
}
