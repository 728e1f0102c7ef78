import type { Term } from '../../definitions/condition.ts';
import { joined, powerOfTwo, shiftFor, spread, wordKey } from './hashing.ts';
import type { Index } from './layout.ts';

/** The parts of an index that find terms. */
export type TermSections = Pick<
  Index,
  | 'filter'
  | 'pairFilter'
  | 'startKeys'
  | 'startNodes'
  | 'edgeKeys'
  | 'edgeNodes'
  | 'nodeTerms'
  | 'nodeFlags'
  | 'termNext'
  | 'termLetters'
  | 'termShape'
  | 'letters'
>;

export const SINGLE = 1;
export const FIRST = 2;
export const WIDE = 1 << 16;
export const PREFIX = 1 << 17;
/** Cells of a filter per key: about one token in ten passes without being a term's. */
const CELLS_PER_KEY = 6;

/** Open-addressed table of int32 keys and positive values that grows. Several nodes never share a key. */
class Table {
  keys = new Int32Array(1024);
  values = new Int32Array(1024);
  private used = 0;

  get(key: number): number {
    return this.values[this.slotOf(key)] ?? 0;
  }

  set(key: number, value: number): void {
    if (this.used * 3 >= this.keys.length * 2) this.grow();
    const slot = this.slotOf(key);
    if (this.values[slot] === 0) this.used += 1;
    this.keys[slot] = key;
    this.values[slot] = value;
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let slot = spread(key) >>> shiftFor(this.keys.length);
    while (this.values[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.values = new Int32Array(values.length * 2);
    this.used = 0;
    for (let i = 0; i < keys.length; i += 1) if (values[i] !== 0) this.set(keys[i] ?? 0, values[i] ?? 0);
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
  private readonly nodeTerms: number[] = [-1];
  private readonly nodeFlags: number[] = [0];
  private readonly singles: number[] = [];
  private readonly firsts: number[] = [];
  private readonly pairs: number[] = [];

  /** Node in which the term ends, made when it is not there yet. */
  nodeOf(term: Term): number {
    const { words } = term;
    const keys = words.map((word, i) => wordKey(word, term.prefix && i === words.length - 1));
    const [first = 0, second] = keys;
    if (second === undefined) {
      this.singles.push(first);
      return this.reach(this.starts, first);
    }
    const pair = joined(first, second);
    this.firsts.push(first);
    this.pairs.push(pair);
    let node = this.reach(this.starts, pair);
    for (const key of keys.slice(2)) {
      this.nodeFlags[node] = 1;
      node = this.reach(this.edges, joined(node, key));
    }
    return node;
  }

  private reach(table: Table, key: number): number {
    let node = table.get(key);
    if (node === 0) {
      node = this.nodeTerms.length;
      this.nodeTerms.push(-1);
      this.nodeFlags.push(0);
      table.set(key, node);
    }
    return node;
  }

  /** Hangs a term on a node; gives the term that hung there before, or -1. */
  end(node: number, term: number): number {
    const before = this.nodeTerms[node] ?? -1;
    this.nodeTerms[node] = term;
    return before;
  }

  sections(): Omit<TermSections, 'termNext' | 'termLetters' | 'termShape' | 'letters'> {
    return {
      filter: this.filter(),
      pairFilter: this.pairFilter(),
      startKeys: this.starts.keys,
      startNodes: this.starts.values,
      edgeKeys: this.edges.keys,
      edgeNodes: this.edges.values,
      nodeTerms: Int32Array.from(this.nodeTerms),
      nodeFlags: Uint8Array.from(this.nodeFlags),
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

/** Compiles terms into the sections that find them; a term is known by its position in the list. */
export function buildTerms(terms: readonly Term[]): TermSections {
  const builder = new TermBuilder();
  const letters = new Letters();
  const termNext = new Int32Array(terms.length);
  const termLetters = new Int32Array(terms.length + 1);
  const termShape = new Uint32Array(terms.length);
  terms.forEach((term, id) => {
    termNext[id] = builder.end(builder.nodeOf(term), id);
    termLetters[id] = letters.size;
    termShape[id] = term.words.length | letters.add(term.words) | (term.prefix ? PREFIX : 0);
  });
  termLetters[terms.length] = letters.size;
  return {
    ...builder.sections(),
    termNext,
    termLetters,
    termShape,
    letters: letters.bytes.slice(0, letters.size),
  };
}
