/**
 * How a compiled index lies in memory: one buffer that can be written to a file and used again as it is read.
 *
 *     header      int32: magic, version, then for each section its first byte and its number of elements
 *     sections    in the order of SECTIONS, each on an 8-byte boundary
 *
 * Finding terms. A term is one or more folded words. Its first one or two words are looked up by hash in an open-addressed
 * table, further words along edges, also hashed:
 *
 *     filter      2 bits for every cell: "a one-word term begins so", "a longer term begins so"; says no to most tokens
 *     pairFilter  1 bit for every cell: "a longer term begins with these two words"
 *     startKeys   open-addressed: hash of the word (one-word terms) or of the first two words (longer ones)
 *     startNodes  node reached, 0 for a free slot
 *     edgeKeys    open-addressed: hash of (node, next word)
 *     edgeNodes   node reached, 0 for a free slot
 *     nodeTerms   first term that ends at the node, -1 for none
 *     nodeFlags   1: edges lead on from here
 *     termNext    another term that ends at the same node (a wildcard, or another word with the same hash), -1 for none
 *
 * A hash never makes a hit: the letters of the term are compared with those of the text. They are kept one byte each when all
 * letters of a term come from one 256-unit page of Unicode (Latin, Arabic), else two bytes, high byte first:
 *
 *     termLetters first byte of the term's letters in `letters`; one element more than there are terms
 *     termShape   bits 0-7 number of words, 8-15 page, 16 two bytes a letter, 17 the last word is a beginning ("attack*")
 *     letters     the words, each followed by a zero
 *
 * Deciding. A concept is a leaf of the conditions: a term, a vocabulary list, the forms of an action.
 *
 *     termConceptStart  first element of the term's concepts in `termConcepts`; one more than there are terms
 *     termConcepts      concepts the term belongs to
 *     conceptTriggerStart  first element of the concept's indicators in `triggers`; one more than there are concepts
 *     triggers          indicators that cannot hold unless one of a group of concepts was found, hung on that group
 *     programStart      first element of the indicator's program in `program`; one more than there are indicators
 *     program           see program.ts
 *     always            indicators without any such group; they are evaluated for every item
 */
export const SECTIONS = [
  'filter',
  'pairFilter',
  'startKeys',
  'startNodes',
  'edgeKeys',
  'edgeNodes',
  'nodeTerms',
  'nodeFlags',
  'termNext',
  'termLetters',
  'termShape',
  'letters',
  'termConceptStart',
  'termConcepts',
  'conceptTriggerStart',
  'triggers',
  'programStart',
  'program',
  'always',
] as const;

export type SectionName = (typeof SECTIONS)[number];
/** The sections of a compiled index as views. */
export interface Index {
  filter: Uint32Array;
  pairFilter: Uint32Array;
  startKeys: Int32Array;
  startNodes: Int32Array;
  edgeKeys: Int32Array;
  edgeNodes: Int32Array;
  nodeTerms: Int32Array;
  nodeFlags: Uint8Array;
  termNext: Int32Array;
  termLetters: Int32Array;
  termShape: Uint32Array;
  letters: Uint8Array;
  termConceptStart: Int32Array;
  termConcepts: Int32Array;
  conceptTriggerStart: Int32Array;
  triggers: Int32Array;
  programStart: Int32Array;
  program: Int32Array;
  always: Int32Array;
}

const MAGIC = 0x53494750;
/** Raised with every change of the layout, of the hash or of the folding. */
const VERSION = 1;
const HEADER_INTS = 2 + 2 * SECTIONS.length;
const align = (bytes: number): number => (bytes + 7) & ~7;

/** Copies the sections into one buffer. */
export function pack(index: Index): ArrayBuffer {
  let size = align(HEADER_INTS * 4);
  for (const name of SECTIONS) size = align(size + index[name].byteLength);
  const buffer = new ArrayBuffer(size);
  const header = new Int32Array(buffer, 0, HEADER_INTS);
  header.set([MAGIC, VERSION]);
  let at = align(HEADER_INTS * 4);
  SECTIONS.forEach((name, i) => {
    const section = index[name];
    header.set([at, section.length], 2 + 2 * i);
    const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
    new Uint8Array(buffer, at, section.byteLength).set(bytes);
    at = align(at + section.byteLength);
  });
  return buffer;
}

/** A buffer is no index of this version; compile the definitions anew. */
export class IndexFormatError extends Error {
  override readonly name = 'IndexFormatError';
}

/** Views on a packed index; nothing is copied. @throws IndexFormatError when the buffer was not written by this version. */
export function unpack(buffer: ArrayBuffer): Index {
  const whole = buffer.byteLength >= HEADER_INTS * 4;
  const header = new Int32Array(buffer, 0, whole ? HEADER_INTS : 0);
  if (header[0] !== MAGIC || header[1] !== VERSION)
    throw new IndexFormatError('this is no index of the present layout; compile the definitions again');
  const view = <T>(name: SectionName, make: (buffer: ArrayBuffer, at: number, length: number) => T): T => {
    const i = SECTIONS.indexOf(name);
    const at = header[2 + 2 * i] ?? -1;
    const length = header[3 + 2 * i] ?? -1;
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
  const bytes = (name: SectionName): Uint8Array => view(name, (b, at, n) => new Uint8Array(b, at, n));
  return {
    filter: words('filter'),
    pairFilter: words('pairFilter'),
    startKeys: ints('startKeys'),
    startNodes: ints('startNodes'),
    edgeKeys: ints('edgeKeys'),
    edgeNodes: ints('edgeNodes'),
    nodeTerms: ints('nodeTerms'),
    nodeFlags: bytes('nodeFlags'),
    termNext: ints('termNext'),
    termLetters: ints('termLetters'),
    termShape: words('termShape'),
    letters: bytes('letters'),
    termConceptStart: ints('termConceptStart'),
    termConcepts: ints('termConcepts'),
    conceptTriggerStart: ints('conceptTriggerStart'),
    triggers: ints('triggers'),
    programStart: ints('programStart'),
    program: ints('program'),
    always: ints('always'),
  };
}
