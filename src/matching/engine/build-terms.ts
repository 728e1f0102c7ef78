import type { Term } from '../../definitions/condition.ts';
import { FIRST_HALF, filterBits, joined, powerOfTwo, shiftFor, spread, wordKey } from './hashing.ts';
import {
  type Index,
  LENGTH_SHIFT,
  NODE_EDGES,
  NODE_FIRST,
  NODE_SIZE,
  PREFIX,
  RECORD_CONCEPT,
  RECORD_LETTERS,
  RECORD_SHAPE,
  RECORD_TERM,
  WIDE,
} from './layout.ts';

/** The parts of an index that find terms. */
export type TermSections = Pick<
  Index,
  'filter' | 'pairFilter' | 'starts' | 'edges' | 'nodes' | 'chains' | 'terms'
>;

export const SINGLE = 1;
export const FIRST = 2;
/** Bits of a filter per key and half. */
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

/** Records of all terms, one after the other. */
class Records {
  private elements = new Int32Array(4096);
  private bytes = new Uint8Array(this.elements.buffer);
  private size = 0;

  /** Appends a term's record and gives its place. */
  add({ words, prefix, text }: Term, id: number, concept: number): number {
    const record = this.size;
    const page = pageOf(words);
    const width = page === WIDE ? 2 : 1;
    const letters = words.reduce((sum, word) => sum + word.length + 1, 0) * width;
    const length = RECORD_LETTERS + Math.ceil(letters / 4);
    if (length > LONGEST_RECORD || words.length > MOST_WORDS)
      throw new RangeError(`a term is too long to be searched for: "${text.slice(0, 40)}..."`);
    this.size += length;
    this.grow();
    this.elements[record + RECORD_TERM] = id;
    this.elements[record + RECORD_SHAPE] =
      words.length | (page === WIDE ? WIDE : page << 8) | (prefix ? PREFIX : 0) | (length << LENGTH_SHIFT);
    this.elements[record + RECORD_CONCEPT] = concept;
    this.write(words, (record + RECORD_LETTERS) * 4, width);
    return record;
  }

  all(): Int32Array {
    return this.elements.slice(0, this.size);
  }

  private write(words: readonly string[], from: number, width: number): void {
    let at = from;
    for (const word of words)
      for (let i = 0; i <= word.length; i += 1) {
        const unit = i < word.length ? word.charCodeAt(i) : 0;
        if (width === 2) this.bytes[at] = unit >>> 8;
        this.bytes[at + width - 1] = unit & 255;
        at += width;
      }
  }

  private grow(): void {
    if (this.size <= this.elements.length) return;
    const bigger = new Int32Array(Math.max(this.size, this.elements.length * 2));
    bigger.set(this.elements);
    this.elements = bigger;
    this.bytes = new Uint8Array(bigger.buffer);
  }
}

/** What the shape has room for. */
const LONGEST_RECORD = 2 ** (32 - LENGTH_SHIFT) - 1;
const MOST_WORDS = 255;

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

  /** @param record place of the term's record */
  add(term: Term, record: number): void {
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
    this.end(table, key, record);
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
  private hang(node: number, record: number): void {
    const first = node * NODE_SIZE + NODE_FIRST;
    this.chains.push(record, this.nodes[first] ?? -1);
    this.nodes[first] = this.chains.length - 2;
  }

  private end(table: Table, key: number, record: number): void {
    if (table.get(key) === 0) table.set(key, -1 - record);
    else this.hang(this.nodeAt(table, key), record);
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
    const mark = (key: number, half: number): void => {
      const spreadKey = spread(key);
      const word = spreadKey >>> shiftFor(filter.length);
      filter[word] = (filter[word] ?? 0) | (filterBits(spreadKey) << half);
    };
    for (const key of this.singles) mark(key, 0);
    for (const key of this.firsts) mark(key, FIRST_HALF);
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
 * @param conceptOf element `RECORD_CONCEPT` of a term
 * @throws RangeError for a term of more words or letters than a record holds; no newsroom writes such
 */
export function buildTerms(
  terms: readonly Term[],
  conceptOf: (term: number) => number = () => -1,
): TermSections {
  const builder = new TermBuilder();
  const records = new Records();
  terms.forEach((term, id) => {
    builder.add(term, records.add(term, id, conceptOf(id)));
  });
  return { ...builder.sections(), terms: records.all() };
}
