import { STEM_LENGTH } from './hashing.ts';
import { LENGTH_SHIFT, PREFIX, RECORD_LETTERS, RECORD_SHAPE, WIDE } from './layout.ts';

/*
 * What the first letters of a word say of the terms it may be: tables that turn most words away before anything is hashed. They say
 * "perhaps" to some that are none, and never "no" to one that is; made from the records of an index when it is loaded.
 */

const STEM_NUMBERS = 4096;
/** In `stemsOf`: whatever letter follows. */
export const EVERY_LETTER = -1;

/** Number below `STEM_NUMBERS` for three letters; cheap, for most tokens need no more. */
export const stemNumber = (first: number, second: number, third: number): number =>
  (first ^ (second << 4) ^ (third << 7)) & (STEM_NUMBERS - 1);

/** Whether any term asks for no more than the beginning of a word ("attack*"). */
export function hasStems(terms: Int32Array): boolean {
  for (let record = 0; record < terms.length; record += lengthOf(terms, record))
    if (((terms[record + RECORD_SHAPE] ?? 0) & PREFIX) !== 0) return true;
  return false;
}

/**
 * For the number of three letters the letters that may follow in a one-word beginning ("atta*"), as bits: 0 where there is no such
 * beginning, `EVERY_LETTER` where one has three letters only.
 * @param letters the records' bytes
 */
export function stemsOf(terms: Int32Array, letters: Uint8Array): Int32Array {
  const stems = new Int32Array(STEM_NUMBERS);
  for (let record = 0; record < terms.length; record += lengthOf(terms, record)) {
    if (!isStem(terms, record)) continue;
    const word = firstWord(terms, record, letters);
    const number = stemNumber(word(0), word(1), word(2));
    const fourth = word(STEM_LENGTH);
    stems[number] = (stems[number] ?? 0) | (fourth === 0 ? EVERY_LETTER : 1 << (fourth & 31));
  }
  return stems;
}

/** Whether the word ending at `to` goes on at `next` with one of these letters. */
export const goesOn = (fourths: number, units: Uint16Array, next: number, to: number): boolean =>
  fourths === EVERY_LETTER || (next < to && ((fourths >>> ((units[next] ?? 0) & 31)) & 1) === 1);

const BEGINNINGS = 1 << 17;
/** Number below `BEGINNINGS` for the first four letters of a word, a zero behind its last. */
export const beginning = (first: number, second: number, third: number, fourth: number): number =>
  Math.imul(
    Math.imul(first | (second << 16), 0x2c1b3c6d) ^ Math.imul(third | (fourth << 16), 0x297a2d39),
    0x165667b1,
  ) >>> 15;

export const isMarked = (marks: Int32Array, number: number): boolean =>
  (((marks[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;

/**
 * The numbers of those four letters as bits with which a term begins, or a word that a term asks the beginning of. A beginning of three
 * letters is in `stemsOf` only.
 * @param letters the records' bytes
 */
export function beginningsOf(terms: Int32Array, letters: Uint8Array): Int32Array {
  const marks = new Int32Array(BEGINNINGS / 32);
  for (let record = 0; record < terms.length; record += lengthOf(terms, record)) {
    const word = firstWord(terms, record, letters);
    const number = beginning(word(0), word(1), word(2), word(3));
    marks[number >>> 5] = (marks[number >>> 5] ?? 0) | (1 << (number & 31));
  }
  return marks;
}

const lengthOf = (terms: Int32Array, record: number): number =>
  (terms[record + RECORD_SHAPE] ?? 0) >>> LENGTH_SHIFT;

/** Whether the term is a single word of which it asks for no more than the beginning. */
function isStem(terms: Int32Array, record: number): boolean {
  const shape = terms[record + RECORD_SHAPE] ?? 0;
  return (shape & PREFIX) !== 0 && (shape & 255) === 1;
}

/** Letter by letter the first word of a term, 0 behind its last. */
function firstWord(terms: Int32Array, record: number, letters: Uint8Array): (i: number) => number {
  const shape = terms[record + RECORD_SHAPE] ?? 0;
  const from = (record + RECORD_LETTERS) * 4;
  let length = 0;
  while (length < STEM_LENGTH + 1 && letterAt(letters, from, shape, length) !== 0) length += 1;
  return (i) => (i < length ? letterAt(letters, from, shape, i) : 0);
}

function letterAt(letters: Uint8Array, from: number, shape: number, i: number): number {
  if ((shape & WIDE) !== 0) return ((letters[from + 2 * i] ?? 0) << 8) | (letters[from + 2 * i + 1] ?? 0);
  const letter = letters[from + i] ?? 0;
  return letter === 0 ? 0 : letter | (shape & 0xff00);
}
