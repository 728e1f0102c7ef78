import type { Term } from '../../definitions/condition.ts';
import { joined, powerOfTwo, shiftFor, spread, wordKey } from './hashing.ts';
import {
  type Index,
  NODE_EDGES,
  NODE_FIRST,
  NODE_SIZE,
  PREFIX,
  TERM_CONCEPT,
  TERM_LETTERS,
  TERM_SHAPE,
  TERM_SIZE,
  WIDE,
} from './layout.ts';

/** The parts of an index that find terms. */
export type TermSections = Pick<
  Index,
  'filter' | 'pairFilter' | 'starts' | 'edges' | 'nodes' | 'chains' | 'terms' | 'letters'
>;

export const SINGLE = 1;
export const FIRST = 2;
/** Cells of a filter per key: about one token in ten passes without being a term's. */
const CELLS_PER_KEY = 6;

/** Open-addressed table from keys to places (see layout.ts) that grows; different things may share a key. */
class Table {
  slots = new Int32Array(2048);
  private used = 0;

  get(key: number): number {
    return this.slots[this.slotOf(key) + 1] ?? 0;
  }

  set(key: number, place: number): void {
    if (this.used * 3 >= this.slots.length) this.grow();
    const slot = this.slotOf(key);
    if (this.slots[slot + 1] === 0) this.used += 1;
    this.slots[slot] = key;
    this.slots[slot + 1] = place;
  }

  private slotOf(key: number): number {
    const size = this.slots.length;
    let slot = (spread(key) >>> shiftFor(size / 2)) * 2;
    while (this.slots[slot + 1] !== 0 && this.slots[slot] !== key) slot = (slot + 2) & (size - 1);
    return slot;
  }

  private grow(): void {
    const { slots } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.used = 0;
    for (let i = 0; i < slots.length; i += 2)
      if (slots[i + 1] !== 0) this.set(slots[i] ?? 0, slots[i + 1] ?? 0);
  }
}

/** Letters of all terms, one byte each where a term's letters come from one page. */
class Letters {
  bytes = new Uint8Array(4096);
  size = 0;

  /** Appends a term's words, each followed by zero; gives the page, or `WIDE`. */
  add(words: readonly string[]): number {
    const page = pageOf(words);
    for (const word of words) {
      for (let i = 0; i <= word.length; i += 1) {
        const unit = i < word.length ? word.charCodeAt(i) : 0;
        if (page === WIDE) this.push(unit >>> 8);
        this.push(unit & 255);
      }
    }
    return page === WIDE ? WIDE : page << 8;
  }

  private push(byte: number): void {
    if (this.size === this.bytes.length) {
      const bigger = new Uint8Array(this.size * 2);
      bigger.set(this.bytes);
      this.bytes = bigger;
    }
    this.bytes[this.size] = byte;
    this.size += 1;
  }
}

/** The page all letters come from. No letter's low byte may be zero, which ends a word. */
function pageOf(words: readonly string[]): number {
  const page = (words[0]?.charCodeAt(0) ?? 0) >>> 8;
  for (const word of words)
    for (let i = 0; i < word.length; i += 1) {
      const unit = word.charCodeAt(i);
      if (unit >>> 8 !== page || (unit & 255) === 0) return WIDE;
    }
  return page;
}

class TermBuilder {
  private readonly starts = new Table();
  private readonly edges = new Table();
  /** Node 0 stands for a free slot. */
  private readonly nodes: number[] = [-1, 0];
  private readonly chains: number[] = [];
  private readonly singles: number[] = [];
  private readonly firsts: number[] = [];
  private readonly pairs: number[] = [];

  add(term: Term, id: number): void {
    const { words } = term;
    const keys = words.map((word, i) => wordKey(word, term.prefix && i === words.length - 1));
    const [first = 0, second] = keys;
    let table = this.starts;
    let key = first;
    if (second === undefined) this.singles.push(first);
    else {
      key = joined(first, second);
      this.firsts.push(first);
      this.pairs.push(key);
    }
    for (const next of keys.slice(2)) {
      key = joined(this.leadOn(table, key), next);
      table = this.edges;
    }
    this.end(table, key, id);
  }

  /** Node at the key, made when there is none, from which edges lead on. */
  private leadOn(table: Table, key: number): number {
    const node = this.nodeAt(table, key);
    this.nodes[node * NODE_SIZE + NODE_EDGES] = 1;
    return node;
  }

  private nodeAt(table: Table, key: number): number {
    const place = table.get(key);
    if (place > 0) return place;
    const node = this.nodes.length / NODE_SIZE;
    this.nodes.push(-1, 0);
    table.set(key, node);
    if (place < 0) this.hang(node, -1 - place);
    return node;
  }

  /** Puts a term before those that end at the node already. */
  private hang(node: number, term: number): void {
    const first = node * NODE_SIZE + NODE_FIRST;
    this.chains.push(term, this.nodes[first] ?? -1);
    this.nodes[first] = this.chains.length - 2;
  }

  private end(table: Table, key: number, term: number): void {
    if (table.get(key) === 0) table.set(key, -1 - term);
    else this.hang(this.nodeAt(table, key), term);
  }

  sections(): Pick<TermSections, 'filter' | 'pairFilter' | 'starts' | 'edges' | 'nodes' | 'chains'> {
    return {
      filter: this.filter(),
      pairFilter: this.pairFilter(),
      starts: this.starts.slots,
      edges: this.edges.slots,
      nodes: Int32Array.from(this.nodes),
      chains: Int32Array.from(this.chains),
    };
  }

  private filter(): Uint32Array {
    const cells = powerOfTwo((this.singles.length + this.firsts.length) * CELLS_PER_KEY);
    const filter = new Uint32Array(cells / 16);
    const mark = (key: number, bits: number): void => {
      const cell = spread(key) >>> shiftFor(cells);
      filter[cell >>> 4] = (filter[cell >>> 4] ?? 0) | (bits << ((cell & 15) * 2));
    };
    for (const key of this.singles) mark(key, SINGLE);
    for (const key of this.firsts) mark(key, FIRST);
    return filter;
  }

  private pairFilter(): Uint32Array {
    const cells = powerOfTwo(this.pairs.length * CELLS_PER_KEY * 2);
    const filter = new Uint32Array(cells / 32);
    for (const key of this.pairs) {
      const cell = spread(key) >>> shiftFor(cells);
      filter[cell >>> 5] = (filter[cell >>> 5] ?? 0) | (1 << (cell & 31));
    }
    return filter;
  }
}

/**
 * Compiles terms into the sections that find them; a term is known by its position in the list.
 * @param conceptOf element `TERM_CONCEPT` of a term
 */
export function buildTerms(
  terms: readonly Term[],
  conceptOf: (term: number) => number = () => -1,
): TermSections {
  const builder = new TermBuilder();
  const letters = new Letters();
  const columns = new Int32Array(terms.length * TERM_SIZE);
  terms.forEach((term, id) => {
    builder.add(term, id);
    const at = id * TERM_SIZE;
    columns[at + TERM_LETTERS] = letters.size;
    columns[at + TERM_SHAPE] = term.words.length | letters.add(term.words) | (term.prefix ? PREFIX : 0);
    columns[at + TERM_CONCEPT] = conceptOf(id);
  });
  return { ...builder.sections(), terms: columns, letters: letters.bytes.slice(0, letters.size) };
}
