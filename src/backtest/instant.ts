import type { EpochMillis } from '../evidence/index.ts';
import { HOUR, MINUTE, SECOND } from '../evidence/index.ts';

/** `2026-01-23T06:00:00Z` */
const LENGTH = 20;
const SIGNS: readonly (readonly [at: number, unit: number])[] = [
  [4, 0x2d],
  [7, 0x2d],
  [10, 0x54],
  [13, 0x3a],
  [16, 0x3a],
  [19, 0x5a],
];
const ZERO = 0x30;
/** Two digits or a year that are none, or lie outside. */
const NONE = -1;
/** Every month has so many days; what later ones mean is left to `Date.parse`. */
const SURE_DAYS = 28;

/**
 * The same as `Date.parse`, NaN for what is no date: instants to the second, which nearly all items of an archive have, are read by their
 * digits, since there are millions of them.
 */
export function millisOf(text: string): EpochMillis {
  const day = isShaped(text) ? dayAt(text) : Number.NaN;
  const hour = digits(text, 11, 23);
  const minute = digits(text, 14, 59);
  const second = digits(text, 17, 59);
  if (Number.isNaN(day) || hour === NONE || minute === NONE || second === NONE) return Date.parse(text);
  return day + hour * HOUR + minute * MINUTE + second * SECOND;
}

/** Whether the text has the length and the signs of an instant to the second. */
function isShaped(text: string): boolean {
  if (text.length !== LENGTH) return false;
  for (const [at, unit] of SIGNS) if (text.charCodeAt(at) !== unit) return false;
  return true;
}

let lastDay = NONE;
let lastMidnight: EpochMillis = Number.NaN;

/** Midnight of the day, NaN when it is not sure; many items after each other are of one day. */
function dayAt(text: string): EpochMillis {
  const century = digits(text, 0, 99);
  const year = digits(text, 2, 99);
  const month = digits(text, 5, 12);
  const date = digits(text, 8, SURE_DAYS);
  // `Date.UTC` takes the years before 100 for others.
  if (century < 1 || year === NONE || month < 1 || date < 1) return Number.NaN;
  const day = ((century * 100 + year) * 100 + month) * 100 + date;
  if (day !== lastDay) {
    lastMidnight = Date.UTC(century * 100 + year, month - 1, date);
    lastDay = day;
  }
  return lastMidnight;
}

/** Two digits as a number up to `most`. */
function digits(text: string, at: number, most: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return NONE;
  const number = 10 * tens + ones;
  return number <= most ? number : NONE;
}
