import { nearTable } from './near-memory.ts';

/**
 * The project's one normaliser: a table from every UTF-16 unit to its folded unit or a class.
 *
 * A unit goes through NFKD, lower case, NFKD again, loses its marks, and then through a map of letters that Unicode keeps
 * apart but newsrooms do not (Arabic alef forms, Persian and Kurdish letters, Turkish dotless i). Because the table works on
 * decomposed units and drops marks, composed and decomposed spellings of a text fold alike without normalising the text.
 */

/** Stands between words. */
export const SEPARATOR = 0;
/** Belongs to the letter before it and folds to nothing: combining marks, harakat, tatweel. */
export const MARK = 1;
/** Invisible and without meaning for comparison: zero-width characters, bidi controls, soft hyphen. */
export const CONTROL = 2;
/** Joins when it stands between two letters. */
export const APOSTROPHE = 3;
/** The double quote, which Hebrew writes inside abbreviations. */
export const GERSHAYIM = 4;
/** Full stop: can end a sentence, and joins the letters of an abbreviation. */
export const POINT = 5;
/** Ends a sentence: question mark and kin. */
export const TERMINATOR = 6;
export const HIGH_SURROGATE = 7;
/** Folds by arithmetic to two or three jamo. */
export const HANGUL = 8;
/** Line ends; an empty line ends a sentence. */
export const LINE_END = 9;
/** Folds to several units, or to one that depends on what follows: `EXPANSIONS` has them. */
export const MULTI = 10;
/** A mark like any other, save on ya, where it makes a hamza's seat of the letter. */
export const HAMZA_ABOVE = 11;
/** Every smaller value of the table is a class. */
export const FIRST_LETTER = 32;

const APOSTROPHES =
  "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u0374\u055a\u05f3\u2018\u2019\u201b\u2032\ua78c\uff07";
const TERMINATORS = '!?\u2029\u2026\u037e\u061f\u06d4\u203c\u203d\u2047\u2048\u2049\u3002\uff01\uff1f';

/** Letters that Unicode does not decompose, by what they fold to. */
const KIN: ReadonlyArray<readonly [to: string, from: string]> = [
  ['i', '\u0131'],
  ['o', 'øɵ'],
  ['d', 'đðɖ'],
  ['l', 'ł'],
  ['h', 'ħ'],
  ['n', 'ŋ'],
  ['t', 'ŧ'],
  ['e', 'əɛǝ'],
  ['b', 'ɓ'],
  ['ss', 'ß'],
  ['ae', 'æ'],
  ['oe', 'œ'],
  ['th', 'þ'],
  ['σ', 'ς'],
  ['ا', 'ٱٲٳٵ'],
  ['و', 'ۆۇۈۊۋۏۄۅۉ'],
  ['ي', 'ىیېۍێۑ'],
  ['ه', 'ةەھہۃۀۂۿ'],
  ['ك', 'کڪګڬ'],
  ['ر', 'ڕړ'],
  ['ل', 'ڵڶ'],
  ['ف', 'ڤ'],
  // Hebrew final letters: a suffix or an abbreviation turns them into the plain ones.
  ['כ', 'ך'],
  ['מ', 'ם'],
  ['נ', 'ן'],
  ['פ', 'ף'],
  ['צ', 'ץ'],
];
const TATWEEL = 0x0640;

/**
 * The seat of a hamza before waw is a matter of school: "مسئول", "مسؤول" and, without it, "مسوول" are one word, and so are "شئون"
 * and "شؤون", "رءوس" and "رؤوس". These two letters therefore stay as they are in the table, and the scanner, which sees what
 * follows, makes waw of them before a waw; elsewhere the seat is folded to ya. A hamza without seat stays ("ماء" is water, "ما"
 * is "what"), and seats are not exchanged elsewhere: "مفاجأة" is a surprise, "مفاجئة" is sudden.
 */
export const HAMZA_ON_YA = 0x0626;
export const HAMZA = 0x0621;
export const YA = 0x064a;
export const WAW = 0x0648;

const isHangul = (unit: number): boolean => unit >= 0xac00 && unit <= 0xd7a3;
/** Blocks whose units all fold to themselves, so that building the table need not ask about each. */
const isIdeograph = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff);

/** In these scripts marks only colour a letter; in others (Devanagari, Thai ...) they are vowels and stay. */
const PLAIN_MARK =
  /[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

const kin = new Map<string, string>();
for (const [to, from] of KIN) for (const letter of from) kin.set(letter, to);

const MARK_OF_ANY_SCRIPT = /\p{M}/u;
const FORMAT = /\p{Cf}/u;
const DIGIT = /\p{Nd}/u;

/** Decimal digits of a script are ten consecutive code points. */
function digitOf(letter: string): string {
  const value = letter.codePointAt(0) ?? 0;
  let zero = value;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((value - zero) % 10);
}

const takenApart = (text: string): string => text.normalize('NFKD').toLowerCase().normalize('NFKD');

/** What a character, taken apart, folds to; `undefined` when it separates words. */
function foldedOf(parts: string): string | undefined {
  let out = '';
  for (const part of parts) {
    if (part === '\u0640' || (out !== '' && APOSTROPHES.includes(part))) continue;
    if (!WORD.test(part)) {
      if (FORMAT.test(part)) continue;
      return undefined;
    }
    if (part === '\u0654' && out.endsWith('ي')) out = `${out.slice(0, -1)}ئ`;
    if (MARK_OF_ANY_SCRIPT.test(part) && PLAIN_MARK.test(part)) continue;
    out += kin.get(part) ?? (DIGIT.test(part) ? digitOf(part) : part);
  }
  return out;
}

/**
 * What one code point folds to: letters and digits, the empty string when it folds to nothing,
 * `undefined` when it separates words.
 */
const foldCodePoint = (codePoint: number): string | undefined =>
  foldedOf(takenApart(String.fromCodePoint(codePoint)));

/** Entry of the units whose class does not follow from how they fold. */
function knownEntry(unit: number): number | undefined {
  if (unit >= 0xd800 && unit <= 0xdbff) return HIGH_SURROGATE;
  // A low surrogate met on its own is damage; private use means nothing to anybody else.
  if (unit >= 0xdc00 && unit <= 0xf8ff) return SEPARATOR;
  if (unit === 0x0654) return HAMZA_ABOVE;
  if (isHangul(unit)) return HANGUL;
  if (isIdeograph(unit)) return unit;
  const letter = String.fromCharCode(unit);
  if (letter === '.') return POINT;
  if (letter === '\n' || unit === 0x2028) return LINE_END;
  if (letter === '"' || unit === 0x05f4) return GERSHAYIM;
  if (APOSTROPHES.includes(letter)) return APOSTROPHE;
  return TERMINATORS.includes(letter) ? TERMINATOR : undefined;
}

const expansions = new Map<number, string>();

function entryOf(unit: number, parts: string): number {
  const folded = foldedOf(parts);
  if (folded === undefined) return SEPARATOR;
  if (folded === '') return unit === TATWEEL || MARK_OF_ANY_SCRIPT.test(parts) ? MARK : CONTROL;
  if (folded.length === 1 && folded !== 'ئ' && folded !== 'ء') return folded.charCodeAt(0);
  expansions.set(unit, folded);
  return MULTI;
}

function buildTable(): Uint16Array {
  const table = nearTable;
  const others: number[] = [];
  for (let unit = 0; unit < table.length; unit += 1) {
    const known = knownEntry(unit);
    if (known === undefined) others.push(unit);
    else table[unit] = known;
  }
  // All in one text, a line end between them, because taking them apart one by one takes five times as long.
  const apart = takenApart(others.map((unit) => String.fromCharCode(unit)).join('\n')).split('\n');
  others.forEach((unit, i) => {
    table[unit] = entryOf(unit, apart[i] ?? '');
  });
  return table;
}

/** Entry of every UTF-16 unit: a class below `FIRST_LETTER`, or the folded unit itself. */
export const FOLD: Uint16Array = buildTable();
/** What the units of class `MULTI` fold to. */
export const EXPANSIONS: ReadonlyMap<number, string> = expansions;

/** Jamo of a Hangul syllable, as NFD gives them (The Unicode Standard, section 3.12). */
export function jamoOf(syllable: number): string {
  const index = syllable - 0xac00;
  const tail = index % 28;
  const lead = String.fromCharCode(0x1100 + Math.floor(index / 588), 0x1161 + Math.floor((index % 588) / 28));
  return tail === 0 ? lead : lead + String.fromCharCode(0x11a7 + tail);
}

const astral = new Map<number, string | undefined>();
const MAX_ASTRAL_CACHE = 4096;

/** `foldCodePoint` for code points beyond the table (mathematical letters, emoji, historic scripts), remembered. */
export function foldAstral(codePoint: number): string | undefined {
  if (astral.has(codePoint)) return astral.get(codePoint);
  if (astral.size >= MAX_ASTRAL_CACHE) astral.clear();
  const folded = foldCodePoint(codePoint);
  astral.set(codePoint, folded);
  return folded;
}
