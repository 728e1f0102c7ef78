import * as clitics from '../../text/clitics.ts';
import type { Scan } from '../../text/scan.ts';
import * as columns from '../../text/scan.ts';
import { startsSentence } from '../../text/sentences.ts';
import * as beginnings from './beginnings.ts';
import type { TermSections } from './build-terms.ts';
import * as builder from './build-terms.ts';
import * as hashing from './hashing.ts';
import * as layout from './layout.ts';

// Own constants: V8 looks up again each time what is imported, which was a quarter of the search.
const { beginning, EVERY_LETTER, goesOn, isMarked, stemNumber } = beginnings;
const { cliticReadings, mayCarryClitic, newReadings } = clitics;
const { EMPTY_HASH, HAS_BASE, hashUnit, MAY_START_SENTENCE } = columns;
const { FIRST, SINGLE } = builder;
const { FIRST_HALF, filterBits, joined, STEM_LENGTH, shiftFor, spread, stemKeyAt, stemKeyOf } = hashing;
const { NODE_EDGES, NODE_FIRST, NODE_SIZE, PREFIX, WIDE } = layout;
const { RECORD_CONCEPT, RECORD_LETTERS, RECORD_SHAPE, RECORD_TERM } = layout;

/** Terms found in one text, as columns, by their first token. Overlapping ones are all given. */
export interface Occurrences {
  count: number;
  term: Int32Array;
  /** Element `RECORD_CONCEPT` of the term. */
  concept: Int32Array;
  /** First token. */
  start: Int32Array;
  /** Token behind the last. */
  end: Int32Array;
  /** How directly the first token is the term's: 0 as it stands, more for each further reading of it, odd for wildcards. */
  rank: Int32Array;
}

const doubled = (half: number): number => half | (half << FIRST_HALF);
const ALEF = 0x0627;
const LAM = 0x0644;
/** Behind the word as it stands (0, 1) and without a case ending (2, 3). */
const FIRST_CLITIC_RANK = 4;
const ARTICLE_HASH = hashUnit(hashUnit(EMPTY_HASH, ALEF), LAM);

export const newOccurrences = (): Occurrences => ({
  count: 0,
  term: new Int32Array(256),
  concept: new Int32Array(256),
  start: new Int32Array(256),
  end: new Int32Array(256),
  rank: new Int32Array(256),
});

/** Finds the terms of an index in scanned texts. Holds nothing of a text between calls but its buffers. */
export class TermFinder {
  private readonly index: TermSections;
  /** The records' bytes, for their letters. */
  private readonly letters: Uint8Array;
  private readonly filterShift: number;
  private readonly pairShift: number;
  private readonly startShift: number;
  private readonly edgeShift: number;
  private readonly hasStems: boolean;
  /** See beginnings.ts; most tokens are turned away here. */
  private readonly stems: Int32Array;
  /** See beginnings.ts. */
  private readonly beginnings: Int32Array;
  private scan: Scan | undefined;
  private found: Occurrences = newOccurrences();
  /** Letters of a reading that does not stand in the text as it is ("الحشد" of "للحشد"). */
  private readonly restored = Uint16Array.from({ length: 1024 }, (_, i) => (i === 0 ? ALEF : LAM));
  private readonly readings = newReadings();
  private readonly compared = newReadings();
  /** Rank of what is found next; one term can be met again under a further reading. */
  private rank = 0;

  constructor(index: TermSections) {
    this.index = index;
    const { buffer, byteOffset, byteLength } = index.terms;
    this.letters = new Uint8Array(buffer, byteOffset, byteLength);
    this.filterShift = shiftFor(index.filter.length);
    this.pairShift = shiftFor(index.pairFilter.length * 32);
    this.startShift = shiftFor(index.starts.length / 2);
    this.edgeShift = shiftFor(index.edges.length / 2);
    this.hasStems = beginnings.hasStems(index.terms);
    this.stems = beginnings.stemsOf(index.terms, this.letters);
    this.beginnings = beginnings.beginningsOf(index.terms, this.letters);
  }

  /** Finds every term in the text last scanned into `scan` and leaves them in `found`. */
  find(scan: Scan, found: Occurrences): void {
    this.scan = scan;
    this.found = found;
    found.count = 0;
    const { filter } = this.index;
    const { filterShift, stems } = this;
    const { hash, flags, units, unitStart, count } = scan;
    let from = 0;
    for (let token = 0; token < count; token += 1) {
      const key = hash[token] ?? 0;
      const spreadKey = spread(key);
      const misses = doubled(filterBits(spreadKey)) & ~(filter[spreadKey >>> filterShift] ?? 0);
      if ((misses & 0xffff) === 0 || misses >>> FIRST_HALF === 0) {
        this.rank = 0;
        this.tryReading(
          token,
          key,
          ((misses & 0xffff) === 0 ? SINGLE : 0) | (misses >>> FIRST_HALF === 0 ? FIRST : 0),
        );
      }
      const to = unitStart[token + 1] ?? 0;
      const first = units[from] ?? 0;
      const second = units[from + 1] ?? 0;
      const third = units[from + 2] ?? 0;
      const fourths = stems[stemNumber(first, second, third)] ?? 0;
      // One branch that is hardly ever taken: the letters of a shorter word's neighbour do no harm, for a term's letters are compared.
      if (((fourths >>> ((units[from + STEM_LENGTH] ?? 0) & 31)) & 1) === 1 && to - from >= STEM_LENGTH) {
        this.rank = 1;
        this.tryKey(token, stemKeyOf(first, second, third), SINGLE);
      }
      if (((flags[token] ?? 0) & HAS_BASE) !== 0) {
        this.rank = 2;
        this.tryKey(token, scan.baseHash[token] ?? 0, SINGLE | FIRST);
      }
      // Alef carries nothing but the article.
      if (
        mayCarryClitic(first) &&
        (first !== ALEF || second === LAM) &&
        this.mayBeginBehindClitics(units, from, to)
      )
        this.tryClitics(token);
      from = to;
    }
  }

  private tryKey(token: number, key: number, wanted: number): void {
    const spreadKey = spread(key);
    const misses = doubled(filterBits(spreadKey)) & ~(this.index.filter[spreadKey >>> this.filterShift] ?? 0);
    const bits = ((misses & 0xffff) === 0 ? SINGLE : 0) | (misses >>> FIRST_HALF === 0 ? FIRST : 0);
    if ((bits & wanted) !== 0) this.tryReading(token, key, bits & wanted);
  }

  /** The word begins with these three letters and goes on at `next`: looks for one-word terms that ask for no more than its beginning. */
  private tryStem(token: number, first: number, second: number, third: number, next: number): void {
    const { scan } = this;
    if (scan === undefined) return;
    this.rank += 1;
    const fourths = this.stems[stemNumber(first, second, third)] ?? 0;
    if (fourths !== 0 && goesOn(fourths, scan.units, next, scan.unitStart[token + 1] ?? 0))
      this.tryKey(token, stemKeyOf(first, second, third), SINGLE);
  }

  /** Whether some reading of the word without its clitics may begin a term: says no to most, with little work. */
  private mayBeginBehindClitics(units: Uint16Array, from: number, to: number): boolean {
    for (let start = from + 1; to - start >= STEM_LENGTH; start += 1) {
      const one = units[start] ?? 0;
      const two = units[start + 1] ?? 0;
      const three = units[start + 2] ?? 0;
      if (this.mayBegin(one, two, three, start + 3 < to ? (units[start + 3] ?? 0) : 0)) return true;
      if (units[start - 1] === LAM && this.mayBegin(ALEF, LAM, one, two)) return true;
      if (!mayCarryClitic(one)) return false;
    }
    return false;
  }

  private mayBegin(first: number, second: number, third: number, fourth: number): boolean {
    if (isMarked(this.beginnings, beginning(first, second, third, fourth))) return true;
    return this.stems[stemNumber(first, second, third)] === EVERY_LETTER;
  }

  /** Tries the readings of an Arabic word without its clitics. */
  private tryClitics(token: number): void {
    const { scan, readings } = this;
    if (scan === undefined) return;
    const { units } = scan;
    const end = scan.unitStart[token + 1] ?? 0;
    cliticReadings(units, scan.unitStart[token] ?? 0, end, readings);
    for (let r = 0; r < readings.count; r += 1) {
      this.rank = FIRST_CLITIC_RANK + 2 * r;
      const start = readings.start[r] ?? 0;
      const article = readings.article[r] === 1;
      let hash = article ? ARTICLE_HASH : EMPTY_HASH;
      for (let i = start; i < end; i += 1) hash = hashUnit(hash, units[i] ?? 0);
      this.tryKey(token, hash, SINGLE | FIRST);
      if (!this.hasStems) continue;
      const [one, two, three] = [units[start] ?? 0, units[start + 1] ?? 0, units[start + 2] ?? 0];
      if (article) this.tryStem(token, ALEF, LAM, one, start + 1);
      else if (end - start >= STEM_LENGTH) this.tryStem(token, one, two, three, start + STEM_LENGTH);
    }
  }

  /** The first word of `token` has this key, under one of its readings: looks for one-word terms and for longer ones. */
  private tryReading(token: number, key: number, bits: number): void {
    if ((bits & SINGLE) !== 0) {
      const place = placeOf(this.index.starts, this.startShift, key);
      if (place !== 0) this.takeTerms(place, token);
    }
    const { scan } = this;
    const next = token + 1;
    if ((bits & FIRST) === 0 || scan === undefined || next >= scan.count) return;
    this.tryPair(token, joined(key, scan.hash[next] ?? 0));
    if (((scan.flags[next] ?? 0) & HAS_BASE) !== 0)
      this.tryPair(token, joined(key, scan.baseHash[next] ?? 0));
    if (!this.hasStems) return;
    const stem = this.stemOf(scan, next);
    if (stem !== 0) this.tryPair(token, joined(key, stem));
  }

  private stemOf(scan: Scan, token: number): number {
    return stemKeyAt(scan.units, scan.unitStart[token] ?? 0, scan.unitStart[token + 1] ?? 0);
  }

  private tryPair(token: number, key: number): void {
    const cell = spread(key) >>> this.pairShift;
    if ((((this.index.pairFilter[cell >>> 5] ?? 0) >>> (cell & 31)) & 1) === 0) return;
    const place = placeOf(this.index.starts, this.startShift, key);
    if (place === 0) return;
    this.takeTerms(place, token);
    if (place > 0) this.follow(place, token, token + 2);
  }

  private follow(node: number, token: number, next: number): void {
    const { scan } = this;
    const leadsOn = this.index.nodes[node * NODE_SIZE + NODE_EDGES] === 1;
    if (!leadsOn || scan === undefined || next >= scan.count) return;
    this.step(node, scan.hash[next] ?? 0, token, next);
    if (((scan.flags[next] ?? 0) & HAS_BASE) !== 0) this.step(node, scan.baseHash[next] ?? 0, token, next);
    const stem = this.hasStems ? this.stemOf(scan, next) : 0;
    if (stem !== 0) this.step(node, stem, token, next);
  }

  private step(node: number, key: number, token: number, next: number): void {
    const place = placeOf(this.index.edges, this.edgeShift, joined(node, key));
    if (place === 0) return;
    this.takeTerms(place, token);
    if (place > 0) this.follow(place, token, next + 1);
  }

  private takeTerms(place: number, token: number): void {
    if (place < 0) {
      this.takeTerm(-1 - place, token);
      return;
    }
    const { nodes, chains } = this.index;
    for (let at = nodes[place * NODE_SIZE + NODE_FIRST] ?? -1; at >= 0; at = chains[at + 1] ?? -1)
      this.takeTerm(chains[at] ?? 0, token);
  }

  private takeTerm(record: number, token: number): void {
    const end = this.verify(record, token);
    if (end < 0) return;
    const term = this.index.terms[record + RECORD_TERM] ?? 0;
    if (this.rank > 0 && this.isTaken(term, token)) return;
    this.take(term, this.index.terms[record + RECORD_CONCEPT] ?? -1, token, end);
  }

  private isTaken(term: number, token: number): boolean {
    const { found } = this;
    for (let i = found.count - 1; i >= 0 && found.start[i] === token; i -= 1)
      if (found.term[i] === term) return true;
    return false;
  }

  private take(term: number, concept: number, start: number, end: number): void {
    const { found } = this;
    const at = found.count;
    if (at === found.term.length) this.growFound();
    found.term[at] = term;
    found.concept[at] = concept;
    found.start[at] = start;
    found.end[at] = end;
    found.rank[at] = this.rank;
    found.count = at + 1;
  }

  private growFound(): void {
    for (const column of ['term', 'concept', 'start', 'end', 'rank'] as const) {
      const bigger = new Int32Array(this.found[column].length * 2);
      bigger.set(this.found[column]);
      this.found[column] = bigger;
    }
  }

  /** Compares the term's letters with the text's, as `phraseEndAt` of src/text does; token behind the last, or -1. */
  private verify(record: number, token: number): number {
    const { scan } = this;
    const shape = this.index.terms[record + RECORD_SHAPE] ?? 0;
    const words = shape & 255;
    if (scan === undefined || token + words > scan.count) return -1;
    let at = (record + RECORD_LETTERS) * 4;
    for (let i = 0; i < words; i += 1) {
      const here = token + i;
      const flags = scan.flags[here] ?? 0;
      if (i > 0 && (flags & MAY_START_SENTENCE) !== 0 && startsSentence(scan, here)) return -1;
      const prefix = i === words - 1 && (shape & PREFIX) !== 0;
      const from = scan.unitStart[here] ?? 0;
      let behind = this.compare(at, shape, prefix, scan.units, from, scan.unitStart[here + 1] ?? 0);
      if (behind < 0 && (flags & HAS_BASE) !== 0)
        behind = this.compare(at, shape, prefix, scan.units, from, scan.baseEnd[here] ?? 0);
      if (behind < 0 && i === 0 && mayCarryClitic(scan.units[from] ?? 0))
        behind = this.compareClitics(at, shape, prefix, scan, here);
      if (behind < 0) return -1;
      at = behind;
    }
    return token + words;
  }

  private compareClitics(at: number, shape: number, prefix: boolean, scan: Scan, token: number): number {
    const { restored, compared } = this;
    const end = scan.unitStart[token + 1] ?? 0;
    cliticReadings(scan.units, scan.unitStart[token] ?? 0, end, compared);
    for (let r = 0; r < compared.count; r += 1) {
      const start = compared.start[r] ?? 0;
      const length = end - start + 2;
      if (compared.article[r] === 1 && length > restored.length) continue;
      if (compared.article[r] === 1) restored.set(scan.units.subarray(start, end), 2);
      const behind =
        compared.article[r] === 1
          ? this.compare(at, shape, prefix, restored, 0, length)
          : this.compare(at, shape, prefix, scan.units, start, end);
      if (behind >= 0) return behind;
    }
    return -1;
  }

  /** Position in `letters` behind the word that begins at `at`, when it is the word `units[from .. to)`; else -1. */
  private compare(
    at: number,
    shape: number,
    prefix: boolean,
    units: Uint16Array,
    from: number,
    to: number,
  ): number {
    const { letters } = this;
    const wide = (shape & WIDE) !== 0;
    const page = shape & 0xff00;
    const step = wide ? 2 : 1;
    let position = at;
    for (let i = from; i < to; i += 1) {
      const unit = units[i] ?? 0;
      const letter = wide
        ? ((letters[position] ?? 0) << 8) | (letters[position + 1] ?? 0)
        : (letters[position] ?? 0);
      if (letter === 0) return prefix ? position + step : -1;
      if ((wide ? letter : letter | page) !== unit) return -1;
      position += step;
    }
    const last = wide
      ? ((letters[position] ?? 0) << 8) | (letters[position + 1] ?? 0)
      : (letters[position] ?? 0);
    return last === 0 ? position + step : -1;
  }
}

/** Place at a key of an open-addressed table, 0 when there is none. */
function placeOf(table: Int32Array, shift: number, key: number): number {
  const mask = table.length - 1;
  let slot = (spread(key) >>> shift) * 2;
  for (;;) {
    const place = table[slot + 1] ?? 0;
    if (place === 0 || table[slot] === key) return place;
    slot = (slot + 2) & mask;
  }
}
