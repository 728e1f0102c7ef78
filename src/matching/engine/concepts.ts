import type { Term } from '../../definitions/condition.ts';
import { termKey } from '../../definitions/term.ts';
import type { Vocabulary } from '../../definitions/vocabulary.ts';
import type { LibraryTerms } from './library-terms.ts';

/** How often a folded word occurs, as a share of all items; any rough measure will do. */
export type WordFrequency = (word: string) => number;

/** The leaves of conditions, numbered as they are asked for: own terms by their key, lists and entries by their name. */
export class Concepts {
  private readonly ids = new Map<string, number>();
  private costs: number[] = [];
  private readonly terms: LibraryTerms;
  private readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly frequency: WordFrequency;
  private readonly costOfEntry = new Map<string, number>();

  constructor(
    terms: LibraryTerms,
    members: ReadonlyMap<string, ReadonlySet<string>>,
    frequency: WordFrequency,
  ) {
    this.terms = terms;
    this.members = members;
    this.frequency = frequency;
    terms.terms.forEach((term, id) => {
      for (const { entry } of terms.usesOf(id))
        this.costOfEntry.set(entry.name, (this.costOfEntry.get(entry.name) ?? 0) + this.costOfTerm(term));
    });
  }

  get count(): number {
    return this.costs.length;
  }

  ofTerm(term: Term): number {
    return this.number(`"${termKey(term)}`, () => this.costOfTerm(term));
  }

  /** Concept of a vocabulary list, a place or an entry. */
  ofName(name: string): number {
    return this.number(name, () => {
      let cost = 0;
      for (const entry of this.members.get(name) ?? []) cost += this.costOfEntry.get(entry) ?? 0;
      return cost;
    });
  }

  /** How often the concept is expected to be found; only the order counts. */
  costOf(concept: number): number {
    return this.costs[concept] ?? 0;
  }

  /** Numbers the concepts anew, the ones given first and in this order. Gives the new number of each old one. */
  renumber(first: Iterable<number>): Int32Array {
    const order = [...new Set([...first, ...this.costs.keys()])];
    const numbers = new Int32Array(order.length);
    order.forEach((old, number) => {
      numbers[old] = number;
    });
    this.costs = order.map((old) => this.costs[old] ?? 0);
    for (const [key, old] of this.ids) this.ids.set(key, numbers[old] ?? 0);
    return numbers;
  }

  /** For every term element `TERM_CONCEPT` of layout.ts, and the lists it points to. */
  ofTerms(): { ofTerm: Int32Array; concepts: Int32Array } {
    const ofEntry = this.conceptsOfEntries();
    const lists: number[] = [];
    const listAt = new Map<string, number>();
    const ofTerm = Int32Array.from(this.terms.terms, (term, id) => {
      const own = this.terms.isOwn(id) ? this.ids.get(`"${termKey(term)}`) : undefined;
      const all = new Set(this.terms.usesOf(id).flatMap(({ entry }) => ofEntry.get(entry.name) ?? []));
      if (own !== undefined) all.add(own);
      const [only = -1] = all;
      if (all.size < 2) return only;
      const key = [...all].join();
      let at = listAt.get(key);
      if (at === undefined) {
        at = lists.length;
        listAt.set(key, at);
        lists.push(all.size, ...all);
      }
      return -2 - at;
    });
    return { ofTerm, concepts: Int32Array.from(lists) };
  }

  private conceptsOfEntries(): Map<string, number[]> {
    const ofEntry = new Map<string, number[]>();
    for (const [name, concept] of this.ids) {
      if (name.startsWith('"')) continue;
      for (const entry of this.members.get(name) ?? []) {
        const known = ofEntry.get(entry);
        if (known) known.push(concept);
        else ofEntry.set(entry, [concept]);
      }
    }
    return ofEntry;
  }

  private number(key: string, cost: () => number): number {
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.costs.length;
      this.ids.set(key, id);
      this.costs.push(cost());
    }
    return id;
  }

  /** A phrase is at most as frequent as its rarest word, and mostly far rarer. */
  private costOfTerm(term: Term): number {
    const rarest = Math.min(...term.words.map(this.frequency));
    return term.words.length > 1 ? rarest / 4 : rarest;
  }
}

export type Members = ReadonlyMap<string, ReadonlySet<string>>;
export const membersOf = (vocabulary: Vocabulary): Members =>
  new Map([...vocabulary.lists].map(([name, list]) => [name, new Set(list)]));
