import { EMPTY_HASH, hashUnit } from '../../text/scan.ts';

/** Length of the beginnings under which terms with a trailing `*` are filed; no such term is shorter. */
export const STEM_LENGTH = 3;

/** Makes the key of a beginning ("att" of "attack*") different from that of the same letters as a whole word. */
const STEM_SALT = 0x5bd1e995;

/** Key of the beginning of a word of the text, 0 when the word is too short to have one. */
export function stemKeyAt(units: Uint16Array, start: number, end: number): number {
  if (end - start < STEM_LENGTH) return 0;
  return stemKeyOf(units[start] ?? 0, units[start + 1] ?? 0, units[start + 2] ?? 0);
}

/** Key of a beginning of these three letters. */
export const stemKeyOf = (first: number, second: number, third: number): number =>
  hashUnit(hashUnit(hashUnit(EMPTY_HASH, first), second), third) ^ STEM_SALT;

/** Key of two words that follow one another, or of a node and the word that leads on from it. */
export const joined = (first: number, second: number): number =>
  Math.imul(Math.imul(first, 0x27d4eb2f) ^ second, 0x165667b1);

/** Spreads a key over the upper bits, where the tables take their positions from. */
export const spread = (key: number): number => {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> 0;
};

/**
 * The two bits of a half of the filter's word that stand for a key, from its spread form (a Bloom filter within one word: two bits say
 * no far oftener than one of the same memory does, and cost no second look).
 */
export const filterBits = (spreadKey: number): number =>
  (1 << (spreadKey & 15)) | (1 << ((spreadKey >>> 4) & 15));
/** Bits of the filter's word before the half for the first words of longer terms. */
export const FIRST_HALF = 16;

/** Key of a folded word of a term, `isStem` when a `*` follows it. */
export function wordKey(word: string, isStem: boolean): number {
  const end = isStem ? STEM_LENGTH : word.length;
  let hash = EMPTY_HASH;
  for (let i = 0; i < end; i += 1) hash = hashUnit(hash, word.charCodeAt(i));
  return isStem ? hash ^ STEM_SALT : hash;
}

/** Bits of a table position: `size` is a power of two. */
export const shiftFor = (size: number): number => Math.clz32(size) + 1;

export function powerOfTwo(atLeast: number): number {
  let size = 32;
  while (size < atLeast) size *= 2;
  return size;
}
