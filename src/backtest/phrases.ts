import type { EpochMillis, Millis } from '../evidence/index.ts';
import { DAY, HOUR, MINUTE, toIso } from '../evidence/index.ts';
import type { Verdict } from './outcomes.ts';

/** `2026-01-23 06:00`, in UTC. */
export const minute = (at: EpochMillis): string => toIso(at).slice(0, 16).replace('T', ' ');
export const day = (at: EpochMillis): string => toIso(at).slice(0, 10);

/** `83 %`; a dash where there was nothing to divide by. */
export const percent = (share: number | undefined): string =>
  share === undefined ? '\u2013' : `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

/** `0.83`; a dash where there was nothing to divide by. */
export const decimal = (value: number | undefined, digits = 2): string =>
  value === undefined ? '\u2013' : value.toFixed(digits);

/** `3.2 d before`, `5 h before`, `40 min after the first report`. */
export function leadWords(lead: Millis): string {
  const length = span(Math.abs(lead));
  return lead >= 0 ? `${length} before` : `${length} after the first report, same day`;
}

/** `2.5 d`, `7 h`, `40 min`. */
export function span(length: Millis): string {
  if (length >= 2 * DAY) return `${(length / DAY).toFixed(1)} d`;
  return length >= HOUR ? `${Math.round(length / HOUR)} h` : `${Math.round(length / MINUTE)} min`;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'in-time': 'in time',
  'follow-up': 'after the event',
  false: 'false alarm',
  unjudged: 'no event is listed to judge it by',
};

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
