import {
  EMPTY_HASH,
  HASH_PRIME,
  MAY_START_SENTENCE,
  makeRoom,
  POSSESSIVE,
  roomFor,
  type Scan,
} from './columns.ts';
import { isSorani } from './endings/sorani.ts';
import {
  APOSTROPHE,
  CONTROL,
  EXPANSIONS,
  FIRST_LETTER,
  FOLD,
  foldAstral,
  GERSHAYIM,
  HAMZA,
  HAMZA_ABOVE,
  HAMZA_ON_YA,
  HANGUL,
  HIGH_SURROGATE,
  jamoOf,
  LINE_END,
  MARK,
  MULTI,
  POINT,
  SEPARATOR,
  TERMINATOR,
  YA,
} from './fold.ts';
import { NEAR_LENGTH, nearSource, nearStop } from './near-memory.ts';
import * as plain from './plain-words.ts';
import {
  capitalise,
  mayBeHomograph,
  settleHamza,
  splitAtApostrophe,
  splitAtJoints,
  splitEnclitic,
} from './word-ends.ts';

export {
  EMPTY_HASH,
  HAS_BASE,
  hashOf,
  hashUnit,
  MAY_START_SENTENCE,
  newNearScan,
  newScan,
  normOf,
  POSSESSIVE,
  type Scan,
  unitsOf,
} from './columns.ts';

/** Longest expansion of one unit (Arabic ligatures), so that room for it can be kept. */
const ROOM = 32;
const LOWER_S = 0x73;
const isExpanding = (entry: number): boolean =>
  entry === MULTI || entry === HANGUL || entry === HIGH_SURROGATE;
const isLetterEntry = (entry: number): boolean => entry >= FIRST_LETTER || isExpanding(entry);

const ZERO_WIDTH_NON_JOINER = 0x200c;

// Own constants: what is imported is looked up again each time, which costs a fifth of the scan.
const { LEFT, MAYBE_HOMOGRAPH, plainWords } = plain;
const PRIME = HASH_PRIME;
const START = EMPTY_HASH;
const TABLE = FOLD;
const LETTER = FIRST_LETTER;
const GAP = SEPARATOR;
const isMark = (entry: number): boolean => entry === MARK || entry === HAMZA_ABOVE;

/** Entry of the first character from `at` on that is neither a mark nor invisible, so that spelling decomposed changes nothing. */
function entryBehindMarks(text: string, at: number): number {
  let entry = FOLD[text.charCodeAt(at)] ?? 0;
  for (let i = at + 1; isMark(entry) || entry === CONTROL; i += 1) entry = FOLD[text.charCodeAt(i)] ?? 0;
  return entry;
}

/** Whether "x." at `point` goes on as an abbreviation: one letter behind it, and then no further letter ("U.S.", "S.D.F."). */
function abbreviationGoesOn(text: string, point: number): boolean {
  const unit = text.charCodeAt(point + 1);
  const next = FOLD[unit] ?? 0;
  const isOneLetter = next >= FIRST_LETTER || (next === MULTI && EXPANSIONS.get(unit)?.length === 1);
  if (!isOneLetter || (next >= 0x30 && next <= 0x39)) return false;
  const after = entryBehindMarks(text, point + 2);
  return !isLetterEntry(after) && after !== APOSTROPHE;
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

const nearBytes = Buffer.from(nearSource.buffer, nearSource.byteOffset, nearSource.byteLength);
let longSource = new Uint16Array(0);
let longBytes = Buffer.from(longSource.buffer);

/** The units of a text, a zero behind the last: reading an array is quicker than asking the string for each unit. */
function unitsIn(text: string): Uint16Array {
  const isNear = text.length <= NEAR_LENGTH;
  if (!isNear && longSource.length <= text.length) {
    longSource = new Uint16Array(text.length * 2);
    longBytes = Buffer.from(longSource.buffer);
  }
  const source = isNear ? nearSource : longSource;
  (isNear ? nearBytes : longBytes).write(text, 0, 'utf16le');
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
  makeRoom(scan, length, length + ROOM);
  scan.text = text;
  scan.shouted = undefined;
  const sorani = isSorani(text);
  const { unitStart, start, end, hash: hashes, flags } = scan;
  let units = scan.units;
  let count = 0;
  let used = 0;
  let at = 0;
  let gapFlags = 0;
  let lineEnds = 0;
  unitStart[0] = 0;
  // Sorani words may end in an enclitic: none of them is plain.
  const address = sorani ? -1 : scan.address;

  while (at < length) {
    if (address >= 0 && scan.address >= 0) {
      const outcome = plainWords(address, at, length, count, used, gapFlags);
      if (nearStop[1] !== count) lineEnds = 0;
      at = nearStop[0] ?? length;
      count = nearStop[1] ?? 0;
      used = nearStop[2] ?? 0;
      gapFlags = nearStop[3] ?? 0;
      if (outcome === MAYBE_HOMOGRAPH) {
        capitalise(scan, count - 1, false);
        continue;
      }
      if (outcome !== LEFT) break;
    }
    let entry = TABLE[source[at] ?? 0] ?? 0;
    if (entry === GAP) {
      at += 1;
      continue;
    }
    if (entry < LETTER) {
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
    let hash = START;
    start[count] = at;
    let tokenEnd = 0;
    /** Where the letters behind the last point of an abbreviation begin. */
    let segment = from;
    let points = 0;
    let apostrophe = -1;
    let apostropheAt = 0;
    let firstJoint = -1;
    let lastJoint = -1;
    let hasHamza = false;

    for (;;) {
      if (entry >= LETTER) {
        do {
          units[used] = entry;
          used += 1;
          hash = Math.imul(hash ^ entry, PRIME);
          at += 1;
          entry = TABLE[source[at] ?? 0] ?? 0;
        } while (entry >= LETTER);
        tokenEnd = at;
      }
      if (entry === GAP) break;
      if (entry === MARK) {
        at += 1;
        tokenEnd = at;
      } else if (entry === HAMZA_ABOVE) {
        if (used > from && units[used - 1] === YA) {
          units[used - 1] = HAMZA_ON_YA;
          hasHamza = true;
        }
        at += 1;
        tokenEnd = at;
      } else if (entry === CONTROL) {
        if (source[at] === ZERO_WIDTH_NON_JOINER) {
          if (firstJoint < 0) firstJoint = used;
          lastJoint = used;
        }
        at += 1;
      } else if (entry === APOSTROPHE) {
        if (!isLetterEntry(TABLE[text.charCodeAt(at + 1)] ?? 0)) break;
        apostrophe = used;
        apostropheAt = at;
        at += 1;
      } else if (entry === POINT) {
        const digit = (units[used - 1] ?? 0) <= 0x39;
        if (used - segment !== 1 || digit || !abbreviationGoesOn(text, at)) break;
        points += 1;
        segment = used;
        at += 1;
      } else if (entry === GERSHAYIM) {
        if (!isHebrew(units[used - 1] ?? 0) || !isHebrew(TABLE[text.charCodeAt(at + 1)] ?? 0)) break;
        at += 1;
      } else if (source[at] === HAMZA_ON_YA || source[at] === HAMZA) {
        hasHamza = true;
        units[used] = source[at] ?? 0;
        used += 1;
        at += 1;
        tokenEnd = at;
      } else if (isExpanding(entry)) {
        const expansion = expand(text, at, entry);
        if (expansion === undefined) break;
        units = roomFor(scan, used + expansion.length + (length - at) + ROOM);
        for (let i = 0; i < expansion.length; i += 1) {
          const unit = expansion.charCodeAt(i);
          if (unit === HAMZA_ON_YA || unit === HAMZA) hasHamza = true;
          units[used] = unit;
          used += 1;
          hash = Math.imul(hash ^ unit, PRIME);
        }
        at += widthAt(text, at, entry);
        tokenEnd = at;
      } else break;
      if (at >= length) break;
      entry = TABLE[source[at] ?? 0] ?? 0;
    }

    hashes[count] = hash;
    flags[count] = gapFlags;
    gapFlags = 0;
    lineEnds = 0;
    unitStart[count + 1] = used;
    if (points > 0 && TABLE[text.charCodeAt(at)] === POINT) {
      at += 1;
      tokenEnd = at;
      if (isPossessiveAt(text, at)) {
        at += 2;
        flags[count] = (flags[count] ?? 0) | POSSESSIVE;
      }
    }
    if (hasHamza) settleHamza(scan, count);
    if (apostrophe > from) {
      const split = splitAtApostrophe(scan, count, apostrophe);
      if (split !== used) {
        used = split;
        unitStart[count + 1] = split;
        tokenEnd = apostropheAt;
      }
    } else if (firstJoint > from && lastJoint < used) splitAtJoints(scan, count, firstJoint, lastJoint);
    else if (sorani) splitEnclitic(scan, count);
    end[count] = tokenEnd;
    if (mayBeHomograph(hashes[count] ?? 0)) capitalise(scan, count, points > 0);
    count += 1;
    // Mostly one blank: no need to look at it again.
    if (entry === GAP) at += 1;
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
