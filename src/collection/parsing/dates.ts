import { DAY, type EpochMillis, HOUR, MINUTE, SECOND } from '../../evidence/index.ts';
import { gregorianFromJalali } from './jalali.ts';
import { JALALI_MONTHS, MONTHS, monthKey } from './months.ts';

/** Clocks of publishers run ahead by minutes; by more than this, the date is wrong (often local time marked as UTC). */
const CLOCK_SKEW = 15 * MINUTE;
/** Nothing on the web is older; dates before it are zero values and typing errors. */
const OLDEST: EpochMillis = Date.UTC(1990, 0, 1);
const JALALI_YEARS = { from: 1340, to: 1440 } as const;
const LONGEST = 200;

/** Zones of RFC 822 and those that news feeds use besides, in hours east of UTC. */
const ZONES: ReadonlyMap<string, number> = new Map(
  (
    'UT=0 UTC=0 GMT=0 Z=0 WET=0 EST=-5 EDT=-4 ET=-5 CST=-6 CDT=-5 CT=-6 MST=-7 MDT=-6 MT=-7 PST=-8 PDT=-7 PT=-8 AKST=-9 AKDT=-8 HST=-10 ' +
    'AST=-4 ADT=-3 NST=-3.5 NDT=-2.5 BRT=-3 ART=-3 BST=1 WEST=1 CET=1 MET=1 MEZ=1 CEST=2 MEST=2 MESZ=2 SAST=2 EET=2 EEST=3 IDT=3 TRT=3 EAT=3 ' +
    'MSK=3 MSD=4 IRST=3.5 IRDT=4.5 GST=4 AFT=4.5 PKT=5 IST=5.5 WIB=7 SGT=8 HKT=8 AWST=8 JST=9 KST=9 ACST=9.5 AEST=10 AEDT=11 NZST=12 NZDT=13'
  )
    .split(' ')
    .map((entry): [string, number] => {
      const [name = '', hours = '0'] = entry.split('=');
      return [name, Number(hours)];
    }),
);

interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/**
 * The instant a feed means, or `undefined` when the text is no date or one that cannot be true: before 1990, or after `now`
 * by more than a clock's error. Reads RFC 822 with its usual faults, ISO 8601, asctime, month names of the languages served
 * and the solar Hijri calendar. Without a zone the time is taken as UTC. Never falls back on the present.
 */
export function parseDate(text: string, now: EpochMillis): EpochMillis | undefined {
  const at = readDate(text);
  return at === undefined || at < OLDEST || at > now + CLOCK_SKEW ? undefined : at;
}

/** The instant as written, possible or not. */
export function readDate(text: string): EpochMillis | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = asciiDigits(text)
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\s،,]+/g, ' ')
    .trim();
  if (/^\d{10}$|^\d{13}$/.test(plain)) return Number(plain) * (plain.length === 10 ? SECOND : 1);
  const { time, zone, rest } = cutTime(plain);
  const day = numericDay(rest) ?? wordedDay(rest);
  if (!day || time === undefined || zone === undefined) return undefined;
  const start = startOf(day);
  return start === undefined ? undefined : start + time - zone;
}

const asciiDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/** `10:30`, `10:30:05.123`, `10h30`; `10.30` only after a day, since `23.01.2026` begins the same way. */
const TIME =
  /(?:^|[T\s_-])(\d{1,2})(?::|h|(?<=\s\d{1,2})\.(?!\d{1,2}\.\d))(\d{1,2})(?:[:.](\d{1,2})(?:[.:,](\d{1,9}))?)?(?:\s*([ap]m|[صم]|ب\.?ظ|ق\.?ظ)(?![\p{L}]))?/iu;
const COMPACT_TIME = /(?<=^\d{8})T?(\d{2})(\d{2})(\d{2})?(?=\D|$)|(?<=-\d{2})T(\d{2})(\d{2})(\d{2})?(?=\D|$)/;

interface Cut {
  time: number | undefined;
  zone: number | undefined;
  rest: string;
}

/** Parts a text into its time of day (0 when it has none), its zone and the rest. */
function cutTime(text: string): Cut {
  const clock = TIME.exec(text);
  if (clock) {
    const [found, hours, minutes, seconds = '0', fraction = '', half] = clock;
    const before = text.slice(0, clock.index);
    const { zone, rest } = cutZone(text.slice(clock.index + found.length));
    const time = timeOfDay(hours, minutes, seconds, half);
    const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
    return { time: time === undefined ? undefined : time + millis, zone, rest: `${before} ${rest}`.trim() };
  }
  const compact = COMPACT_TIME.exec(text);
  if (compact) {
    const [found] = compact;
    const { zone, rest } = cutZone(text.slice(compact.index + found.length));
    const time = timeOfDay(
      compact[1] ?? compact[4],
      compact[2] ?? compact[5],
      compact[3] ?? compact[6] ?? '0',
    );
    return { time, zone, rest: `${text.slice(0, compact.index)} ${rest}`.trim() };
  }
  const hourOnly = /T(\d{2})(?=Z|[+-]\d|$)/.exec(text);
  if (!hourOnly) return { time: 0, zone: 0, rest: text.replace(/Z$/, '').trim() };
  const { zone, rest } = cutZone(text.slice(hourOnly.index + 3));
  return {
    time: timeOfDay(hourOnly[1], '0', '0'),
    zone,
    rest: `${text.slice(0, hourOnly.index)} ${rest}`.trim(),
  };
}

function timeOfDay(hours = '', minutes = '', seconds = '', half?: string): number | undefined {
  let hour = Number(hours);
  if (half !== undefined && hour <= 12) {
    const afternoon = /^(?:p|م|ب)/i.test(half);
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  const minute = Number(minutes);
  const second = Number(seconds);
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  return hour * HOUR + minute * MINUTE + second * SECOND;
}

/** The zone at the beginning of what follows a time, in milliseconds east of UTC. */
function cutZone(after: string): { zone: number | undefined; rest: string } {
  const offset = /^[\s(]*(?:GMT|UTC|UT|Z)?\s*([+\-−])\s*(\d{1,2}):?(\d{2})?(?::\d{2})?(?!\d)/i.exec(after);
  if (offset) {
    const [found, sign, hours = '0', minutes = '0'] = offset;
    const size = Number(hours) * HOUR + Number(minutes) * MINUTE;
    const zone = Number(hours) > 15 ? undefined : sign === '+' ? size : -size;
    return { zone, rest: after.slice(found.length).replace(/\([^)]*\)?/, '') };
  }
  const name = /^[\s(]*([A-Z]{1,4})(?![\p{L}])\)?/iu.exec(after);
  const hours = name ? ZONES.get((name[1] ?? '').toUpperCase()) : undefined;
  if (name && hours !== undefined) return { zone: hours * HOUR, rest: after.slice(name[0].length) };
  return { zone: 0, rest: after };
}

/** `2026-01-23`, `20260123`, `2026/1/23`, `2026-01`, `2026`, `23.01.2026`, `23/01/2026`. */
function numericDay(text: string): CalendarDay | undefined {
  const plain = text
    .replace(/^\p{L}+\.? /u, '')
    .replace(/[\s|-]+$/, '')
    .trim();
  const first =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?T?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})T?$/.exec(plain);
  if (first) return dayOf(first[1], first[2] ?? '1', first[3] ?? '1');
  const last = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain);
  if (!last) return undefined;
  const [, one = '', mark, two = '', year = ''] = last;
  const monthFirst = Number(two) > 12 || (Number(one) <= 12 && mark === '/');
  return monthFirst ? dayOf(fullYear(year), one, two) : dayOf(fullYear(year), two, one);
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

/** A day with the month in words: `Fri 23 Jan 2026`, `Jan 23 2026`, `23 كانون الثاني 2026`, `23-Jan-26`. */
function wordedDay(text: string): CalendarDay | undefined {
  const words = text
    .replace(/[-/]/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const numbers = words.flatMap((word) => /^(\d{1,4})(?:st|nd|rd|th|\.|er|º|ی|ى|ي)?$/i.exec(word)?.[1] ?? []);
  const jalali = findMonth(words, JALALI_MONTHS);
  const month = findMonth(words, MONTHS) ?? jalali;
  const yearAt = numbers.findIndex((digits) => digits.length === 4);
  const year = yearAt === -1 ? numbers[1] : numbers[yearAt];
  const day = numbers.find((digits, index) => index !== yearAt && digits.length <= 2);
  if (month === undefined || year === undefined || day === undefined) return undefined;
  const date = { year: Number(fullYear(year)), month, day: Number(day) };
  if (!isJalali(date.year)) return date;
  return jalali === undefined ? undefined : fromJalali({ ...date, month: jalali });
}

/** Kurdish joins day, month and year by a final ی. */
const withoutEzafe = (word: string): string => word.replace(/ی$/u, '');

function findMonth(words: readonly string[], months: ReadonlyMap<string, number>): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = monthKey(words[at] ?? '');
    const month =
      months.get(`${word} ${monthKey(words[at + 1] ?? '')}`) ??
      months.get(word) ??
      months.get(withoutEzafe(word));
    if (month !== undefined) return month;
  }
  return undefined;
}

function startOf({ year, month, day }: CalendarDay): EpochMillis | undefined {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return exists && Math.abs(at) < DAY * 100_000 ? at : undefined;
}
