import { DAY, type EpochMillis } from '../../evidence/index.ts';
import { gregorianFromJalali } from './jalali.ts';
import { JALALI_MONTHS, MONTHS, monthKey } from './months.ts';

const JALALI_YEARS = { from: 1340, to: 1440 } as const;
/** The Kurdish calendar has the months of the solar Hijri one and counts from 700 BC. */
const KURDISH_EPOCH = 1_321;

export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** Which of two small numbers parted by strokes is the day where both could be: `03/02/2026`. */
export type DayOrder = 'day-first' | 'month-first';

/**
 * The day that a text without its time of day names, in whatever calendar; `undefined` when it names none.
 * @param timed a time of day stood beside it: then a month alone names no day.
 */
export const dayIn = (text: string, order: DayOrder, timed = false): CalendarDay | undefined =>
  numericDay(text, order) ?? wordedDay(text, timed);

/** `2026-01-23`, `20260123`, `2026/1/23`, `2026-01`, `2026-023`, `2026-W04-5`, `23.01.2026`, `23/01/2026`, with words around. */
function numericDay(text: string, order: DayOrder): CalendarDay | undefined {
  const plain = text
    .replace(/^[-–|]\s+/, '')
    .replace(/^\p{L}[\p{L}\s.:|-]*(?=\d)/u, '')
    .replace(/(?:[\s|-]+\p{L}[\p{L}\s.]*|[\s|-]+)$/u, '')
    .trim();
  // A year among words is none: "August 2026", "Summer 2026".
  if (/^\d{4}$/.test(plain) && /\p{L}/u.test(text)) return undefined;
  const first =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?T?$/i.exec(plain) ??
    /^(\d{4})\. (\d{1,2})\. (\d{1,2})\.?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})T?$/i.exec(plain);
  if (first) return dayOf(first[1], first[2] ?? '1', first[3] ?? '1');
  const ordinal = /^(\d{4})-?(\d{3})T?$/i.exec(plain);
  if (ordinal) return dayOfYear(Number(ordinal[1]), Number(ordinal[2]));
  const week = /^(\d{4})-?W(\d{2})-?([1-7])T?$/i.exec(plain);
  if (week) return dayOfWeek(Number(week[1]), Number(week[2]), Number(week[3]));
  return yearLast(plain, order);
}

/** ISO 8601: the fourth of January is in the first week, and weeks begin on Monday. */
function dayOfWeek(year: number, week: number, day: number): CalendarDay | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const date = new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + day - 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function dayOfYear(year: number, days: number): CalendarDay | undefined {
  const date = new Date(Date.UTC(year, 0, days));
  if (days === 0 || date.getUTCFullYear() !== year) return undefined;
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** With points, hyphens or blanks the day comes first; with strokes it depends on who writes, save in the solar Hijri calendar. */
function yearLast(plain: string, order: DayOrder): CalendarDay | undefined {
  const last = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain);
  if (!last) return undefined;
  const [, one = '', mark, two = '', digits = ''] = last;
  const year = fullYear(digits);
  const maybeFirst = mark === '/' && order === 'month-first' && !isJalali(Number(year));
  const monthFirst = Number(two) > 12 || (Number(one) <= 12 && maybeFirst);
  return monthFirst ? dayOf(year, one, two) : dayOf(year, two, one);
}

/** Two digits mean 1970 to 2069. */
const fullYear = (year: string): string =>
  year.length > 2 ? year : String(Number(year) + (Number(year) < 70 ? 2000 : 1900));

function dayOf(year = '', month = '', day = ''): CalendarDay | undefined {
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return isJalali(date.year) ? fromJalali(date) : date;
}

const isJalali = (year: number): boolean => year >= JALALI_YEARS.from && year <= JALALI_YEARS.to;

function fromJalali({ year, month, day }: CalendarDay): CalendarDay | undefined {
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return undefined;
  return gregorianFromJalali(year, month, day);
}

/** Numbers with the endings that languages hang on them: `23rd`, `23.`, `23ème`, `5ی`, `23مین`, `23ê`, `2026an`, `23’ü`. */
const NUMBER =
  /^(\d{1,4})(?:['’]\p{L}{0,5}|st|nd|rd|th|\.|er|[ei]?[èe]me|[ºª°]|[یىي]|ا?م(?:ین)?|[yê]ê?|e|an)?$/iu;
/** What may be a day in a form that is not read: a word that holds a digit, a Roman number. */
const ODD_NUMBER = /\p{N}|^(?:[IVX]+|[ivx]{2,})\.?$/u;

/** A day with the month in words: `Fri 23 Jan 2026`, `Jan 23 2026`, `23 كانون الثاني 2026`, `23-Jan-26`; a month alone is its first day. */
function wordedDay(text: string, timed: boolean): CalendarDay | undefined {
  const words = text
    .replace(/[-/()]|(?<=\d)\.(?=\p{L})|(?<=\p{L})\.(?=\d)/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const numbers = words.flatMap((word) => NUMBER.exec(word)?.[1] ?? []);
  const jalali = findMonth(words, JALALI_MONTHS);
  const month = findMonth(words, MONTHS) ?? jalali;
  const yearAt = numbers.findIndex((digits) => digits.length === 4);
  const written = yearAt === -1 ? numbers[1] : numbers[yearAt];
  const day = isMonthAlone(words, timed)
    ? '1'
    : numbers.find((digits, index) => index !== yearAt && digits.length <= 2);
  if (month === undefined || written === undefined || day === undefined) return undefined;
  const year = Number(fullYear(written));
  const solar = isJalali(year) ? year : year - KURDISH_EPOCH;
  if (isJalali(solar))
    return jalali === undefined ? undefined : fromJalali({ year: solar, month: jalali, day: Number(day) });
  return { year, month, day: Number(day) };
}

/** "January 2026": the year is its only number, of any form, and no time of day speaks of one day in it. */
const isMonthAlone = (words: readonly string[], timed: boolean): boolean =>
  !timed && words.filter((word) => NUMBER.test(word) || ODD_NUMBER.test(word)).length === 1;

/** The last word that names a month: before it may stand a day of the week of the same name (mardi, martedì, martes are "mar."). */
function findMonth(words: readonly string[], months: ReadonlyMap<string, number>): number | undefined {
  const keys = words.map(monthKey);
  for (let at = keys.length - 1; at >= 0; at--) {
    const [key = '', next = ''] = keys.slice(at, at + 2);
    const month =
      months.get(`${key} ${next}`) ??
      months.get(`${key} ${bare(next)}`) ??
      months.get(`${bare(key)} ${bare(next)}`) ??
      months.get(key) ??
      months.get(bare(key));
    if (month !== undefined) return month;
  }
  return undefined;
}

/** Without what joins a month to its neighbours: the Sorani ی, the Kurmanji a, ya, ê, the Hebrew ב. */
const bare = (key: string): string => key.replace(/^ב(?=.{3})|(?:ی|(?<=[a-z]{3})(?:ya|ye|a|e))$/gu, '');

/** The order that dates with strokes of one document show, where one of them can be read in one way only. */
export function orderIn(dates: readonly string[]): DayOrder | undefined {
  for (const date of dates) {
    const [, one, two] = /(?<!\d)(\d{1,2})\/(\d{1,2})\/\d{4}(?!\d)/.exec(date) ?? [];
    if (Number(one) > 12) return 'day-first';
    if (Number(two) > 12) return 'month-first';
  }
  return undefined;
}

/** When a day begins in UTC; `undefined` when no calendar has it. */
export function startOf({ year, month, day }: CalendarDay): EpochMillis | undefined {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return exists && Math.abs(at) < DAY * 100_000 ? at : undefined;
}
