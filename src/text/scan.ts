import { isCaseEnding } from './endings.ts';
import {
  APOSTROPHE,
  CONTROL,
  EXPANSIONS,
  FIRST_LETTER,
  FOLD,
  foldAstral,
  GERSHAYIM,
  HANGUL,
  HIGH_SURROGATE,
  jamoOf,
  LINE_END,
  MARK,
  MULTI,
  POINT,
  SEPARATOR,
  TERMINATOR,
} from './fold.ts';
import { HOMOGRAPHS, isShouted } from './homographs.ts';

/** The token's letters end in a case ending behind an apostrophe; `baseEnd` says where the base ends. */
export const HAS_BASE = 1;
/** English 's stood behind the token and is not part of its letters. */
export const POSSESSIVE = 2;
/** A sentence may end in the gap before the token (src/text/sentences.ts decides). */
export const MAY_START_SENTENCE = 4;

const HASH_START = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/** Rolling hash of folded units (FNV-1a over 16-bit units); the engine's index is keyed by it. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, HASH_PRIME);
export const EMPTY_HASH: number = HASH_START;

export function hashOf(folded: string): number {
  let hash = HASH_START;
  for (let i = 0; i < folded.length; i += 1) hash = hashUnit(hash, folded.charCodeAt(i));
  return hash;
}

/**
 * The tokens of one text as columns, in buffers that are used again for the next text. Token `t` has its folded units in
 * `units[unitStart[t] .. unitStart[t + 1])` and stands at `start[t] .. end[t]` of the original text.
 */
export interface Scan {
  text: string;
  /** Whether the text is in capitals throughout, once somebody had to know. */
  shouted: boolean | undefined;
  count: number;
  units: Uint16Array;
  /** One element more than there are tokens. */
  unitStart: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** Rolling hash of the folded units. */
  hash: Int32Array;
  flags: Uint8Array;
  /** End of the base in `units`; only where `HAS_BASE` is set. */
  baseEnd: Int32Array;
  baseHash: Int32Array;
}

export function newScan(capacity = 4096): Scan {
  const column = (): Int32Array => new Int32Array((capacity >> 1) + 2);
  return {
    text: '',
    shouted: undefined,
    count: 0,
    units: new Uint16Array(capacity + 64),
    unitStart: column(),
    start: column(),
    end: column(),
    hash: column(),
    flags: new Uint8Array((capacity >> 1) + 2),
    baseEnd: column(),
    baseHash: column(),
  };
}

/** Longest expansion of one unit (Arabic ligatures), so that room for it can be kept. */
const ROOM = 32;
const LOWER_S = 0x73;
const isExpanding = (entry: number): boolean =>
  entry === MULTI || entry === HANGUL || entry === HIGH_SURROGATE;
const isLetterEntry = (entry: number): boolean => entry >= FIRST_LETTER || isExpanding(entry);

const homographBits = new Uint8Array(256);
for (const word of HOMOGRAPHS.keys()) homographBits[hashOf(word) & 255] = 1;

/** Entry of the first character from `at` on that is neither a mark nor invisible, so that spelling decomposed changes nothing. */
function entryBehindMarks(text: string, at: number): number {
  let entry = FOLD[text.charCodeAt(at)] ?? 0;
  for (let i = at + 1; entry === MARK || entry === CONTROL; i += 1) entry = FOLD[text.charCodeAt(i)] ?? 0;
  return entry;
}

/** Whether "x." at `point` goes on as an abbreviation: one letter behind it, and then no further letter ("U.S.", "S.D.F."). */
function abbreviationGoesOn(text: string, point: number): boolean {
  const next = FOLD[text.charCodeAt(point + 1)] ?? 0;
  if (next < FIRST_LETTER || (next >= 0x30 && next <= 0x39)) return false;
  const after = entryBehindMarks(text, point + 2);
  return !isLetterEntry(after) && after !== APOSTROPHE;
}

function unitsToString(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += 1) text += String.fromCharCode(units[i] ?? 0);
  return text;
}

export function unitsOf(folded: string): Uint16Array {
  return Uint16Array.from({ length: folded.length }, (_, i) => folded.charCodeAt(i));
}

/** Folded letters of a token of `scan`. */
export const normOf = (scan: Scan, token: number): string =>
  unitsToString(scan.units, scan.unitStart[token] ?? 0, scan.unitStart[token + 1] ?? 0);

/** Replaces the buffers by ones that hold a text of `length` units. */
function grow(scan: Scan, length: number): void {
  const { text, count, shouted, ...buffers } = newScan(length * 2);
  Object.assign(scan, buffers);
}

/** `scan.units` with room for `needed` units, what it holds kept. */
function roomFor(scan: Scan, needed: number): Uint16Array {
  if (scan.units.length < needed) {
    const bigger = new Uint16Array(needed * 2);
    bigger.set(scan.units);
    scan.units = bigger;
  }
  return scan.units;
}

/** What the characters at `at` fold to when the table does not say it in one unit; `undefined` when they separate words. */
function expand(text: string, at: number, entry: number): string | undefined {
  if (entry === HANGUL) return jamoOf(text.charCodeAt(at));
  if (entry === MULTI) return EXPANSIONS.get(text.charCodeAt(at));
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint > 0xffff ? foldAstral(codePoint) : undefined;
}

/** UTF-16 units of the character at `at`. */
const widthAt = (text: string, at: number, entry: number): number =>
  entry === HIGH_SURROGATE && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

const isHebrew = (unit: number): boolean => unit >= 0x05d0 && unit <= 0x05ea;

/** Takes the letters behind the last apostrophe apart from the token, if they are an ending. Gives the new end in `units`. */
function splitEnding(scan: Scan, token: number, apostrophe: number, apostropheHash: number): number {
  const from = scan.unitStart[token] ?? 0;
  const to = scan.unitStart[token + 1] ?? 0;
  const base = unitsToString(scan.units, from, apostrophe);
  const ending = unitsToString(scan.units, apostrophe, to);
  // "Ra's al-Ayn" is a town: the one place name in which 's is no possessive.
  if (ending === 's' && base !== 'ra') {
    scan.flags[token] = (scan.flags[token] ?? 0) | POSSESSIVE;
    scan.hash[token] = apostropheHash;
    return apostrophe;
  }
  const start = scan.start[token] ?? 0;
  const written = scan.text.slice(start, start + base.length);
  if (isCaseEnding(base, ending, /^\p{Lu}+$/u.test(written))) {
    scan.flags[token] = (scan.flags[token] ?? 0) | HAS_BASE;
    scan.baseEnd[token] = apostrophe;
    scan.baseHash[token] = apostropheHash;
  }
  return to;
}

/** Gives a homograph its capitals back where it is written as an abbreviation. Called for tokens whose hash says "perhaps". */
function capitalise(scan: Scan, token: number, dotted: boolean): void {
  const from = scan.unitStart[token] ?? 0;
  const homograph = HOMOGRAPHS.get(normOf(scan, token));
  if (homograph === undefined) return;
  if (!dotted && /\p{Ll}/u.test(scan.text.slice(scan.start[token], scan.end[token]))) return;
  if (!dotted && !homograph.shouted) {
    scan.shouted ??= isShouted(scan.text);
    if (scan.shouted) return;
  }
  let hash = HASH_START;
  for (let i = 0; i < homograph.abbreviation.length; i += 1) {
    const unit = homograph.abbreviation.charCodeAt(i);
    scan.units[from + i] = unit;
    hash = hashUnit(hash, unit);
  }
  scan.hash[token] = hash;
}

let source = new Uint16Array(4096);
let sourceBytes = Buffer.from(source.buffer);

/** The units of a text, a zero behind the last: reading an array is quicker than asking the string for each unit. */
function unitsIn(text: string): Uint16Array {
  if (source.length <= text.length) {
    source = new Uint16Array(text.length * 2);
    sourceBytes = Buffer.from(source.buffer);
  }
  sourceBytes.write(text, 0, 'utf16le');
  source[text.length] = 0;
  return source;
}

/**
 * Finds the tokens of `text` in one pass over its UTF-16 units and leaves them in `scan`, whose buffers are reused.
 * The only tokeniser of the project: `tokenise` reads words off it, the engine reads hashes.
 */
export function scanText(text: string, scan: Scan): void {
  const length = text.length;
  const source = unitsIn(text);
  if (scan.start.length < (length >> 1) + 3 || scan.units.length < length + ROOM) grow(scan, length);
  scan.text = text;
  scan.shouted = undefined;
  const { unitStart, start, end, hash: hashes, flags } = scan;
  let units = scan.units;
  let count = 0;
  let used = 0;
  let at = 0;
  let gapFlags = 0;
  let lineEnds = 0;

  while (at < length) {
    let entry = FOLD[source[at] ?? 0] ?? 0;
    if (entry === SEPARATOR) {
      at += 1;
      continue;
    }
    if (entry < FIRST_LETTER) {
      if (entry === POINT || entry === TERMINATOR) gapFlags = MAY_START_SENTENCE;
      else if (entry === LINE_END) {
        lineEnds += 1;
        if (lineEnds > 1) gapFlags = MAY_START_SENTENCE;
      }
      if (!isExpanding(entry) || !expand(text, at, entry)) {
        at += widthAt(text, at, entry);
        continue;
      }
    }

    const from = used;
    let tokenEnd = 0;
    let hash = HASH_START;
    /** Where the letters behind the last point of an abbreviation begin. */
    let segment = used;
    let points = 0;
    let apostrophe = -1;
    let apostropheHash = 0;
    let apostropheAt = 0;
    start[count] = at;
    unitStart[count] = from;

    for (;;) {
      if (entry >= FIRST_LETTER) {
        do {
          units[used] = entry;
          used += 1;
          hash = Math.imul(hash ^ entry, HASH_PRIME);
          at += 1;
          entry = FOLD[source[at] ?? 0] ?? 0;
        } while (entry >= FIRST_LETTER);
        tokenEnd = at;
      }
      if (entry === SEPARATOR) break;
      if (entry === MARK) {
        at += 1;
        tokenEnd = at;
      } else if (entry === CONTROL) {
        at += 1;
      } else if (entry === APOSTROPHE) {
        if (!isLetterEntry(FOLD[text.charCodeAt(at + 1)] ?? 0)) break;
        apostrophe = used;
        apostropheHash = hash;
        apostropheAt = at;
        at += 1;
      } else if (entry === POINT) {
        const digit = (units[used - 1] ?? 0) <= 0x39;
        if (used - segment !== 1 || digit || !abbreviationGoesOn(text, at)) break;
        points += 1;
        segment = used;
        at += 1;
      } else if (entry === GERSHAYIM) {
        if (!isHebrew(units[used - 1] ?? 0) || !isHebrew(FOLD[text.charCodeAt(at + 1)] ?? 0)) break;
        at += 1;
      } else if (isExpanding(entry)) {
        const expansion = expand(text, at, entry);
        if (expansion === undefined) break;
        units = roomFor(scan, used + expansion.length + (length - at) + ROOM);
        for (let i = 0; i < expansion.length; i += 1) {
          const unit = expansion.charCodeAt(i);
          units[used] = unit;
          used += 1;
          hash = Math.imul(hash ^ unit, HASH_PRIME);
        }
        at += widthAt(text, at, entry);
        tokenEnd = at;
      } else break;
      if (at >= length) break;
      entry = FOLD[source[at] ?? 0] ?? 0;
    }

    hashes[count] = hash;
    flags[count] = gapFlags;
    gapFlags = 0;
    lineEnds = 0;
    unitStart[count + 1] = used;
    if (points > 0 && FOLD[text.charCodeAt(at)] === POINT) {
      at += 1;
      tokenEnd = at;
      if (isPossessiveAt(text, at)) {
        at += 2;
        flags[count] = (flags[count] ?? 0) | POSSESSIVE;
      }
    }
    if (apostrophe > from) {
      const split = splitEnding(scan, count, apostrophe, apostropheHash);
      if (split !== used) {
        used = split;
        unitStart[count + 1] = split;
        tokenEnd = apostropheAt;
      }
    }
    end[count] = tokenEnd;
    if (used - from <= 4 && homographBits[(hashes[count] ?? 0) & 255] === 1)
      capitalise(scan, count, points > 0);
    count += 1;
    // Mostly one blank: no need to look at it again.
    if (entry === SEPARATOR) at += 1;
  }
  scan.count = count;
}

function isPossessiveAt(text: string, at: number): boolean {
  return (
    FOLD[text.charCodeAt(at)] === APOSTROPHE &&
    FOLD[text.charCodeAt(at + 1)] === LOWER_S &&
    !isLetterEntry(entryBehindMarks(text, at + 2))
  );
}
