/**
 * Arabic and Hebrew write small words onto the next one. Arabic writes "and", "so", "by", "to", "as" and "the" onto the word: "وبالحشد" is و + ب + ال + حشد. A token therefore has
 * other readings besides its own letters. They are only ever tried on the text's side: a term "القاعدة" never matches
 * "قاعدة", because there the article is what makes the name.
 */
const ALEF = 0x0627;
const BA = 0x0628;
const FA = 0x0641;
const KAF = 0x0643;
const LAM = 0x0644;
const WAW = 0x0648;

/** Fewer letters than this are not believed to be a word of their own ("وزير" is not و + زير, but that one has to be borne). */
const SHORTEST_STEM = 3;

/** Hebrew: "and", then "that" or "when", then "in", "to", "from", "as", then "the" (ו, ש or כש, ב ל מ כ, ה). */
const HEBREW_PREFIX = /^ו?(?:כ?ש)?[בלמכ]?ה?$/;
const LONGEST_HEBREW_PREFIX = 5;
const FIRST_HEBREW = 0x05d0;
const LAST_HEBREW = 0x05ea;

const carriers = new Uint8Array(WAW + 1);
for (const unit of [ALEF, BA, FA, KAF, LAM, WAW]) carriers[unit] = 1;
for (const letter of 'והלבשמכ') carriers[letter.charCodeAt(0)] = 1;

/** Whether letters beginning with this folded unit can carry a clitic. */
export const mayCarryClitic = (unit: number): boolean => unit <= WAW && carriers[unit] === 1;

/**
 * Readings of a word: for each, where it starts in the units, and whether "ال" is to be put before it. All of them end where
 * the word ends.
 */
export interface Readings {
  count: number;
  start: Int32Array;
  article: Uint8Array;
}

/** An Arabic word has at most eleven: with and without a conjunction, and for each the ways to take off preposition and article. */
const MOST_READINGS = 16;
export const newReadings = (): Readings => ({
  count: 0,
  start: new Int32Array(MOST_READINGS),
  article: new Uint8Array(MOST_READINGS),
});

function take(into: Readings, start: number, article: 0 | 1): void {
  into.start[into.count] = start;
  into.article[into.count] = article;
  into.count += 1;
}

function withoutArticle(units: Uint16Array, start: number, end: number, into: Readings): void {
  if (units[start] === ALEF && units[start + 1] === LAM && end - start - 2 >= SHORTEST_STEM)
    take(into, start + 2, 0);
}

function withoutPreposition(units: Uint16Array, start: number, end: number, into: Readings): void {
  withoutArticle(units, start, end, into);
  const first = units[start];
  if (first === LAM && units[start + 1] === LAM && end - start - 2 >= SHORTEST_STEM) {
    take(into, start + 2, 1);
    take(into, start + 2, 0);
  }
  if ((first === BA || first === KAF || first === LAM) && end - start - 1 >= SHORTEST_STEM) {
    take(into, start + 1, 0);
    withoutArticle(units, start + 1, end, into);
  }
}

function withoutHebrewPrefix(units: Uint16Array, start: number, end: number, into: Readings): void {
  let prefix = '';
  for (let at = start; at < end - SHORTEST_STEM && at < start + LONGEST_HEBREW_PREFIX; at += 1) {
    prefix += String.fromCharCode(units[at] ?? 0);
    if (HEBREW_PREFIX.test(prefix)) take(into, at + 1, 0);
  }
}

/** Finds every reading of the folded word `units[start .. end)` without some of its clitics; the word itself is not among them. */
export function cliticReadings(units: Uint16Array, start: number, end: number, into: Readings): void {
  into.count = 0;
  const letter = units[start] ?? 0;
  if (letter >= FIRST_HEBREW && letter <= LAST_HEBREW) {
    withoutHebrewPrefix(units, start, end, into);
    return;
  }
  withoutPreposition(units, start, end, into);
  const first = units[start];
  if ((first === WAW || first === FA) && end - start - 1 >= SHORTEST_STEM) {
    take(into, start + 1, 0);
    withoutPreposition(units, start + 1, end, into);
  }
}
