/** Invisible characters, marks that stand apart, tatweel, and points inside abbreviations. */
const UNSEEN = /[\p{Cf}\p{Mn}\u0640.]/gu;
/** An ending behind an apostrophe. */
const ENDING = /['’ʼ].*$/u;

/**
 * The letters of a word as they are written, capitals kept: for the few terms that ask for them. What a token's norm
 * overlooks is overlooked here too: compatibility forms, marks, invisible characters, points, an ending behind an apostrophe.
 */
export const asWritten = (word: string): string =>
  word.normalize('NFKD').replace(ENDING, '').replace(UNSEEN, '').normalize('NFC');
