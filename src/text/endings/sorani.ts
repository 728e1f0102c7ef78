/**
 * What Sorani writes onto a word, in folded letters (ە and ه are one, ی and ي, ک and ك, ۆ and و). The outermost is taken off;
 * behind a plural or a definite article, both, because nothing else ends so.
 */
const DEFINITE = 'هكانيان هكانيش هكانهوه هكاندا هكاني هكان هكهيان هكهوه هكهدا هكهي هكه'.split(' ');
const INDEFINITE = 'يكيش يكدا يكي يك'.split(' ');
/** Behind a word that ends in alef: "میلیشیاکان", "تورکیاوە". */
const BEHIND_ALEF = 'كانهوه كاندا كاني كان كهي كه وه يه ش'.split(' ');
/** Behind a word that ends in ya: "سلێمانییەوە". */
const BEHIND_YA = 'يهوه يه'.split(' ');
/** Circumposition, locative, "too". */
const OUTER = 'هوه دا يش'.split(' ');
/** Izafe, and the copula or demonstrative: a single letter, so the word before it must be longer. */
const SINGLE = 'ي ه'.split(' ');

/** "They" of a past verb, written onto its object: "داعشیان کوشت". */
const THEIRS = 'يان'.split(' ');

const SHORTEST_BASE = 3;
const SHORTEST_BEFORE_SINGLE = 4;

/** Letters a Sorani ending can end in (ه ا ي ن ك ش), so that most words need not be looked at. */
const lastLetters = new Uint8Array(0x20);
for (const ending of [
  ...DEFINITE,
  ...INDEFINITE,
  ...BEHIND_ALEF,
  ...BEHIND_YA,
  ...OUTER,
  ...SINGLE,
  ...THEIRS,
])
  lastLetters[ending.charCodeAt(ending.length - 1) & 0x1f] = 1;

/** Whether a word whose last folded unit is this can have a Sorani ending. */
export const mayEndSorani = (unit: number): boolean =>
  unit >= 0x0620 && unit <= 0x065f && lastLetters[unit & 0x1f] === 1;

/** Whether a text is in Sorani: hardly a sentence of it is without the vowel ە, which its neighbours do not have. */
export const isSorani = (text: string): boolean => text.includes('\u06d5') && /\u06d5(?!\u0654)/.test(text);

const endsWithOneOf = (word: string, endings: readonly string[], shortest: number, behind = ''): number => {
  const found = endings.find(
    (ending) => word.length - ending.length >= shortest && word.endsWith(behind + ending),
  );
  return found === undefined ? 0 : word.length - found.length;
};

/** Letters of the folded word before its enclitic; 0 when it has none. */
export const soraniBase = (word: string): number =>
  endsWithOneOf(word, DEFINITE, SHORTEST_BASE) ||
  endsWithOneOf(word, INDEFINITE, SHORTEST_BASE) ||
  endsWithOneOf(word, BEHIND_ALEF, SHORTEST_BASE, 'ا') ||
  endsWithOneOf(word, BEHIND_YA, SHORTEST_BASE, 'ي') ||
  endsWithOneOf(word, OUTER, SHORTEST_BASE) ||
  endsWithOneOf(word, THEIRS, SHORTEST_BEFORE_SINGLE) ||
  endsWithOneOf(word, SINGLE, SHORTEST_BEFORE_SINGLE);
