import type { EpochMillis, IsoInstant, Millis, Passage } from '../evidence/index.ts';
import { DAY, HOUR, MINUTE } from '../evidence/index.ts';
import { starred } from '../text/index.ts';

/** `1 story`, `3 stories`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const stories = (count: number): string => counted(count, 'story', 'stories');
export const families = (count: number): string =>
  counted(count, 'independent family', 'independent families');

/** `40 min`, `3 h`, `12 d`: the largest unit that leaves two or more, rounded down. */
export function span(length: Millis): string {
  if (length >= 2 * DAY) return `${Math.floor(length / DAY)} d`;
  if (length >= HOUR) return `${Math.floor(length / HOUR)} h`;
  return `${Math.max(0, Math.floor(length / MINUTE))} min`;
}

/** `3 h ago`; a time still to come is `just now`. */
export const ago = (at: EpochMillis, now: EpochMillis): string =>
  now - at < MINUTE ? 'just now' : `${span(now - at)} ago`;

/** `14 days`, `36 hours`. */
export function days(length: Millis): string {
  if (length % DAY === 0 || length > 3 * DAY) return counted(Math.round(length / DAY), 'day', 'days');
  return counted(Math.round(length / HOUR), 'hour', 'hours');
}

/** `2030-01-23 06:00 UTC`. */
export const utcMinute = (at: IsoInstant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const LONGEST_QUOTE = 90;

/** For inside our quotation marks: its own become single ones, and asterisks are kept for what matched. */
const inQuotes = (text: string): string => text.replace(/["\u201c\u201d\u201e\u00ab\u00bb]/g, "'");

/** A headline in quotation marks, shortened at a word. */
export function quoted(title: string): string {
  const flat = inQuotes(title).replaceAll('*', '').replace(/\s+/g, ' ').trim();
  if (flat.length <= LONGEST_QUOTE) return `"${flat}"`;
  return `"${flat.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} ..."`;
}

/** A passage in quotation marks, with asterisks around what matched. */
export const quotedPassage = ({ text, matched }: Passage): string => `"${starred(text, matched, inQuotes)}"`;

/** A chance as it is read: `0.012`, and `1 in 110,000` where a figure would be mostly noughts. */
export const chance = (value: number): string =>
  value <= 0 || value >= 0.001
    ? figure(value)
    : `1 in ${Number((1 / value).toPrecision(2)).toLocaleString('en-US', { maximumFractionDigits: 0 })}`;

/** A figure with just as many digits as it takes to read it. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}
