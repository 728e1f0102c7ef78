import { hashOf } from '../../text/scan.ts';

/**
 * How a compiled index lies in memory: one buffer that can be written to a file and used again as it is read.
 *
 *     header      int32: magic, version, hash of the library's rule, then for each section its first byte and its number of
 *                 elements
 *     sections    in the order of SECTIONS, each on an 8-byte boundary
 *
 * Finding terms. A term is one or more folded words. Its first one or two words are looked up by hash in an open-addressed
 * table, further words along edges, also hashed:
 *
 *     filter      two bits for every key, within one word: in its lower half for "a one-word term begins so", in its upper half
 *                 for "a longer term begins so"; says no to most tokens
 *     pairFilter  1 bit for every cell: "a longer term begins with these two words"
 *     starts      open-addressed, pairs of key and place: hash of the word (one-word terms) or of the first two words
 *     edges       the same for further words: hash of (node, next word)
 *     nodes       two elements for every node, see NODE_FIRST and NODE_EDGES
 *     chains      terms that end at the same node: record and where in `chains` the next one stands, -1 for none
 *     terms       a record for every term: see RECORD_TERM and what follows it
 *
 * A place is 0 for a free slot, a node, or -1 - r when nothing but the term of record r ends there and nothing leads on: most
 * terms cost no node and no further look into memory. A hash never makes a hit: the letters of the term are compared with
 * those of the text. They stand in the record itself, so that a term found costs one look into memory and no more.
 *
 * Deciding. A concept is a leaf of the conditions: a term, a vocabulary list, the forms of an action.
 *
 *     concepts    lists of concepts for terms that belong to several: their number, then the concepts
 *     wakes       for every concept the indicator that cannot hold unless one of a group of concepts with this one was found;
 *                 -2 - p when the list at p in `triggers` has them; concepts behind those have none
 *     triggers    lists of indicators for concepts that wake several: their number, then the indicators
 *     programStart  first element of the indicator's program in `program`; one more than there are indicators
 *     program     see program.ts
 *     always      indicators without any such group; they are evaluated for every item
 */
export const SECTIONS = [
  'filter',
  'pairFilter',
  'starts',
  'edges',
  'nodes',
  'chains',
  'terms',
  'concepts',
  'wakes',
  'triggers',
  'programStart',
  'program',
  'always',
] as const;

/** Elements of `nodes` for one node. */
export const NODE_SIZE = 2;
/** Where in `chains` the terms that end here begin, -1 for none. */
export const NODE_FIRST = 0;
/** 1 when edges lead on from here. */
export const NODE_EDGES = 1;

/** Number of the term whose record it is. */
export const RECORD_TERM = 0;
/** Number of words (bits 0-7), page of its letters (8-15), the flags that follow, and the record's elements (18-31). */
export const RECORD_SHAPE = 1;
/** The concept the term belongs to; -1 for none; -2 - p when the list at p in `concepts` has them. */
export const RECORD_CONCEPT = 2;
/** Where its letters begin, each word followed by a zero, in bytes. */
export const RECORD_LETTERS = 3;

/** Letters take two bytes, high byte first; without it one byte, the high one being the page (Latin, Arabic). */
export const WIDE: number = 1 << 16;
/** The last word is only a beginning ("attack*"). */
export const PREFIX: number = 1 << 17;
/** Bits of the shape above which the number of the record's elements stands. */
export const LENGTH_SHIFT = 18;

export type SectionName = (typeof SECTIONS)[number];
/** The sections of a compiled index as views. */
export interface Index {
  filter: Uint32Array;
  pairFilter: Uint32Array;
  starts: Int32Array;
  edges: Int32Array;
  nodes: Int32Array;
  chains: Int32Array;
  terms: Int32Array;
  concepts: Int32Array;
  wakes: Int32Array;
  triggers: Int32Array;
  programStart: Int32Array;
  program: Int32Array;
  always: Int32Array;
}

const MAGIC = 0x53494750;
/** Raised with every change of the layout, of the hash or of the folding. */
const VERSION = 3;
const FIXED_INTS = 3;
const HEADER_INTS = FIXED_INTS + 2 * SECTIONS.length;
const align = (bytes: number): number => (bytes + 7) & ~7;

/** Copies the sections into one buffer. `rule` is the hash of the library the index was compiled from. */
export function pack(index: Index, rule: string): ArrayBuffer {
  let size = align(HEADER_INTS * 4);
  for (const name of SECTIONS) size = align(size + index[name].byteLength);
  const buffer = new ArrayBuffer(size);
  const header = new Int32Array(buffer, 0, HEADER_INTS);
  header.set([MAGIC, VERSION, hashOf(rule)]);
  let at = align(HEADER_INTS * 4);
  SECTIONS.forEach((name, i) => {
    const section = index[name];
    header.set([at, section.length], FIXED_INTS + 2 * i);
    const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
    new Uint8Array(buffer, at, section.byteLength).set(bytes);
    at = align(at + section.byteLength);
  });
  return buffer;
}

/** A buffer is no index of this version or library; compile the definitions anew. */
export class IndexFormatError extends Error {
  override readonly name = 'IndexFormatError';
}

/**
 * Views on a packed index; nothing is copied.
 * @throws IndexFormatError when the buffer was not written by this version, for a library with this rule
 */
export function unpack(buffer: ArrayBuffer, rule: string): Index {
  const whole = buffer.byteLength >= HEADER_INTS * 4;
  const header = new Int32Array(buffer, 0, whole ? HEADER_INTS : 0);
  if (header[0] !== MAGIC || header[1] !== VERSION)
    throw new IndexFormatError('this is no index of the present layout; compile the definitions again');
  if (header[2] !== hashOf(rule))
    throw new IndexFormatError('the index was compiled from other definitions; compile them again');
  const view = <T>(name: SectionName, make: (buffer: ArrayBuffer, at: number, length: number) => T): T => {
    const i = SECTIONS.indexOf(name);
    const at = header[FIXED_INTS + 2 * i] ?? -1;
    const length = header[FIXED_INTS + 1 + 2 * i] ?? -1;
    try {
      return make(buffer, at, length);
    } catch {
      throw new IndexFormatError(
        `the index is cut off in its section "${name}"; compile the definitions again`,
      );
    }
  };
  const ints = (name: SectionName): Int32Array => view(name, (b, at, n) => new Int32Array(b, at, n));
  const words = (name: SectionName): Uint32Array => view(name, (b, at, n) => new Uint32Array(b, at, n));
  return {
    filter: words('filter'),
    pairFilter: words('pairFilter'),
    starts: ints('starts'),
    edges: ints('edges'),
    nodes: ints('nodes'),
    chains: ints('chains'),
    terms: ints('terms'),
    concepts: ints('concepts'),
    wakes: ints('wakes'),
    triggers: ints('triggers'),
    programStart: ints('programStart'),
    program: ints('program'),
    always: ints('always'),
  };
}
