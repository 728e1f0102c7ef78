/**
 * Arabic writes "and", "so", "by", "to", "as" and "the" onto the word: "وبالحشد" is و + ب + ال + حشد. A token therefore has
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

/** Whether letters beginning with this folded unit can carry a clitic. */
export const mayCarryClitic = (unit: number): boolean =>
  unit === ALEF || unit === BA || unit === FA || unit === KAF || unit === LAM || unit === WAW;

/** Takes one reading: `units[start .. end)`, with "ال" in front when `article`. */
export type TakeReading = (start: number, end: number, article: boolean) => void;

function withoutArticle(units: Uint16Array, start: number, end: number, take: TakeReading): void {
  if (units[start] === ALEF && units[start + 1] === LAM && end - start - 2 >= SHORTEST_STEM)
    take(start + 2, end, false);
}

function withoutPreposition(units: Uint16Array, start: number, end: number, take: TakeReading): void {
  withoutArticle(units, start, end, take);
  const first = units[start];
  if (first === LAM && units[start + 1] === LAM && end - start - 2 >= SHORTEST_STEM) {
    take(start + 2, end, true);
    take(start + 2, end, false);
  }
  if ((first === BA || first === KAF || first === LAM) && end - start - 1 >= SHORTEST_STEM) {
    take(start + 1, end, false);
    withoutArticle(units, start + 1, end, take);
  }
}

/** Every reading of the folded word `units[start .. end)` without some of its clitics; its own letters are not among them. */
export function cliticReadings(units: Uint16Array, start: number, end: number, take: TakeReading): void {
  withoutPreposition(units, start, end, take);
  const first = units[start];
  if ((first === WAW || first === FA) && end - start - 1 >= SHORTEST_STEM) {
    take(start + 1, end, false);
    withoutPreposition(units, start + 1, end, take);
  }
}
