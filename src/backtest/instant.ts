import type { EpochMillis } from '../evidence/index.ts';
import { HOUR, MINUTE, SECOND } from '../evidence/index.ts';

/** `2026-01-23T06:00:00Z` */
const LENGTH = 20;
const DASH = 0x2d;
const TIME = 0x54;
const COLON = 0x3a;
const ZULU = 0x5a;
const ZERO = 0x30;
/** Two digits or a year that are none, or lie outside. */
const NONE = -1;
const MOST_DAYS = 31;

const units = Buffer.alloc(LENGTH);

/**
 * The same as `Date.parse`, NaN for what is no date: instants to the second, which nearly all items of an archive have, are read by their
 * digits, since there are millions of them.
 */
export function millisOf(text: string): EpochMillis {
  if (text.length !== LENGTH) return Date.parse(text);
  let all = 0;
  for (let at = 0; at < LENGTH; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = unit;
    all |= unit;
  }
  const sure = all < 0x80 ? instantAt(units, 0, LENGTH) : Number.NaN;
  return Number.isNaN(sure) ? Date.parse(text) : sure;
}

/** The instant that is written in `bytes[from .. to)` when it is one to the second and sure to exist, else NaN. */
export function instantAt(bytes: Buffer, from: number, to: number): EpochMillis {
  if (to - from !== LENGTH) return Number.NaN;
  if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH || bytes[from + 10] !== TIME) return Number.NaN;
  if (bytes[from + 13] !== COLON || bytes[from + 16] !== COLON || bytes[from + 19] !== ZULU)
    return Number.NaN;
  const hour = digits(bytes, from + 11, 23);
  const minute = digits(bytes, from + 14, 59);
  const second = digits(bytes, from + 17, 59);
  if (hour === NONE || minute === NONE || second === NONE) return Number.NaN;
  return dayAt(bytes, from) + hour * HOUR + minute * MINUTE + second * SECOND;
}

let lastDay = NONE;
let lastMidnight: EpochMillis = Number.NaN;

/** Midnight of the day, NaN when there is no such day; many items after each other are of one. */
function dayAt(bytes: Buffer, from: number): EpochMillis {
  const century = digits(bytes, from, 99);
  const year = digits(bytes, from + 2, 99);
  const month = digits(bytes, from + 5, 12);
  const date = digits(bytes, from + 8, MOST_DAYS);
  // `Date.UTC` takes the years before 100 for others.
  if (century < 1 || year === NONE || month < 1 || date < 1) return Number.NaN;
  const day = ((century * 100 + year) * 100 + month) * 100 + date;
  if (day !== lastDay) {
    const midnight = Date.UTC(century * 100 + year, month - 1, date);
    // What a 30 February means is left to `Date.parse`.
    lastMidnight = new Date(midnight).getUTCDate() === date ? midnight : Number.NaN;
    lastDay = day;
  }
  return lastMidnight;
}

/** Two digits as a number up to `most`. */
function digits(bytes: Buffer, at: number, most: number): number {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return NONE;
  const number = 10 * tens + ones;
  return number <= most ? number : NONE;
}
