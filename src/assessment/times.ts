import type { EpochMillis, HitRecord, IsoDate } from '../evidence/index.ts';
import { DAY, fromIso, toDay } from '../evidence/index.ts';

/** Assessing step after step asks for the same few days and hits again and again; writing and reading dates is slow. */
const days = new Map<number, IsoDate>();
const times = new WeakMap<HitRecord, { at: EpochMillis; observed: EpochMillis }>();

/** Number of a day since 1970, and back. */
export const dayNumber = (at: EpochMillis): number => Math.floor(at / DAY);

export function dayName(number: number): IsoDate {
  const known = days.get(number);
  if (known !== undefined) return known;
  const name = toDay(number * DAY);
  days.set(number, name);
  return name;
}

/** Evidence time and first sight of a hit in milliseconds. */
export function timesOf(hit: HitRecord): { at: EpochMillis; observed: EpochMillis } {
  const known = times.get(hit);
  if (known !== undefined) return known;
  const read = { at: fromIso(hit.at), observed: fromIso(hit.observed) };
  times.set(hit, read);
  return read;
}
