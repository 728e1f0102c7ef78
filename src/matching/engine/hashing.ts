import { EMPTY_HASH, hashUnit, STEM_LENGTH } from '../../text/scan.ts';

/** Makes the key of a beginning ("att" of "attack*") different from that of the same letters as a whole word. */
const STEM_SALT = 0x5bd1e995;

/** Key of a beginning, from the hash of its first `STEM_LENGTH` letters. */
export const stemKey = (stemHash: number): number => stemHash ^ STEM_SALT;

/** Key of two words that follow one another, or of a node and the word that leads on from it. */
export const joined = (first: number, second: number): number =>
  Math.imul(Math.imul(first, 0x27d4eb2f) ^ second, 0x165667b1);

/** Spreads a key over the upper bits, where the tables take their positions from. */
export const spread = (key: number): number => {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> 0;
};

/** Key of a folded word of a term, `isStem` when a `*` follows it. */
export function wordKey(word: string, isStem: boolean): number {
  const end = isStem ? STEM_LENGTH : word.length;
  let hash = EMPTY_HASH;
  for (let i = 0; i < end; i += 1) hash = hashUnit(hash, word.charCodeAt(i));
  return isStem ? stemKey(hash) : hash;
}

/** Bits of a table position: `size` is a power of two. */
export const shiftFor = (size: number): number => Math.clz32(size) + 1;

export function powerOfTwo(atLeast: number): number {
  let size = 32;
  while (size < atLeast) size *= 2;
  return size;
}
