import {
  EMPTY_HASH,
  HAS_BASE,
  hashOf,
  hashOfUnits,
  hashUnit,
  normOf,
  POSSESSIVE,
  type Scan,
  unitsToString,
} from './columns.ts';
import { isPersianEnding } from './endings/persian.ts';
import { mayEndSorani, soraniBase } from './endings/sorani.ts';
import { isCaseEnding } from './endings/turkish.ts';
import { HAMZA, HAMZA_ON_YA, WAW, YA } from './fold.ts';
import { HOMOGRAPHS, isShouted } from './homographs.ts';
import { nearHomographs } from './near-memory.ts';

/** Decides every hamza of the token by what follows it (see `HAMZA_ON_YA`), from the end, because seats can follow seats. */
export function settleHamza(scan: Scan, token: number): void {
  const { units } = scan;
  const from = scan.unitStart[token] ?? 0;
  const to = scan.unitStart[token + 1] ?? 0;
  for (let i = to - 1; i >= from; i -= 1) {
    if (units[i] !== HAMZA_ON_YA && units[i] !== HAMZA) continue;
    if (i + 1 < to && units[i + 1] === WAW) units[i] = WAW;
    else if (units[i] === HAMZA_ON_YA) units[i] = YA;
  }
  scan.hash[token] = hashOfUnits(units, from, to);
}

const LOWER_A = 0x61;
const LOWER_R = 0x72;
const LOWER_S = 0x73;

function setBase(scan: Scan, token: number, baseEnd: number): void {
  scan.flags[token] = (scan.flags[token] ?? 0) | HAS_BASE;
  scan.baseEnd[token] = baseEnd;
  scan.baseHash[token] = hashOfUnits(scan.units, scan.unitStart[token] ?? 0, baseEnd);
}

/** "Ra's al-Ayn" is a town: the one place name in which 's is no possessive. */
const isRa = (units: Uint16Array, from: number, to: number): boolean =>
  to - from === 2 && units[from] === LOWER_R && units[from + 1] === LOWER_A;

/** Takes the letters behind the last apostrophe apart from the token, if they are an ending. Gives the new end in `units`. */
export function splitAtApostrophe(scan: Scan, token: number, apostrophe: number): number {
  const from = scan.unitStart[token] ?? 0;
  const to = scan.unitStart[token + 1] ?? 0;
  const { units } = scan;
  if (to - apostrophe === 1 && units[apostrophe] === LOWER_S && !isRa(units, from, apostrophe)) {
    scan.flags[token] = (scan.flags[token] ?? 0) | POSSESSIVE;
    scan.hash[token] = hashOfUnits(units, from, apostrophe);
    return apostrophe;
  }
  const base = unitsToString(units, from, apostrophe);
  const ending = unitsToString(units, apostrophe, to);
  const start = scan.start[token] ?? 0;
  const written = scan.text.slice(start, start + base.length);
  if (isCaseEnding(base, ending, /^\p{Lu}+$/u.test(written))) setBase(scan, token, apostrophe);
  return to;
}

/** Sets the base before a Persian ending behind the first joint of the token, or the last: "موشک‌های‌شان", "حزب‌الله‌ها". */
export function splitAtJoints(scan: Scan, token: number, first: number, last: number): void {
  const from = scan.unitStart[token] ?? 0;
  const to = scan.unitStart[token + 1] ?? 0;
  for (const joint of first === last ? [first] : [first, last]) {
    if (!isPersianEnding(joint - from, unitsToString(scan.units, joint, to))) continue;
    setBase(scan, token, joint);
    return;
  }
}

/** Sets the base before a Sorani enclitic. Only for Sorani texts: Arabic words end in the same letters. */
export function splitEnclitic(scan: Scan, token: number): void {
  const from = scan.unitStart[token] ?? 0;
  const to = scan.unitStart[token + 1] ?? 0;
  if (!mayEndSorani(scan.units[to - 1] ?? 0)) return;
  const length = soraniBase(unitsToString(scan.units, from, to));
  if (length > 0) setBase(scan, token, from + length);
}

/** Hashes of the homographs, each where its last bits say. */
const homographHashes = nearHomographs;
for (const word of HOMOGRAPHS.keys()) {
  const slot = hashOf(word) & 255;
  if (homographHashes[slot] !== 0) throw new RangeError(`"${word}" needs a place of its own: take more bits`);
  homographHashes[slot] = hashOf(word);
}

/** Whether a token with this hash may be a homograph (src/text/homographs.ts). */
export const mayBeHomograph = (hash: number): boolean => homographHashes[hash & 255] === hash;

/** Gives a homograph its capitals back where it is written as an abbreviation. Called for tokens whose hash says "perhaps". */
export function capitalise(scan: Scan, token: number, dotted: boolean): void {
  const from = scan.unitStart[token] ?? 0;
  // Everyday words are mostly written as such: that needs no strings.
  if (!dotted && scan.text.charCodeAt(scan.start[token] ?? 0) === scan.units[from]) return;
  const homograph = HOMOGRAPHS.get(normOf(scan, token));
  if (homograph === undefined) return;
  if (!dotted && /\p{Ll}/u.test(scan.text.slice(scan.start[token], scan.end[token]))) return;
  if (!dotted && !homograph.shouted) {
    scan.shouted ??= isShouted(scan.text);
    if (scan.shouted) return;
  }
  let hash = EMPTY_HASH;
  for (let i = 0; i < homograph.abbreviation.length; i += 1) {
    const unit = homograph.abbreviation.charCodeAt(i);
    scan.units[from + i] = unit;
    hash = hashUnit(hash, unit);
  }
  scan.hash[token] = hash;
}
