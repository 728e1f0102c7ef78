import { type EpochMillis, HOUR, MINUTE, SECOND } from '../../evidence/index.ts';
import { type DayOrder, dayIn, startOf } from './days.ts';

/** Clocks of publishers run ahead by minutes; by more than this, the date is wrong (often local time marked as UTC). */
const CLOCK_SKEW = 15 * MINUTE;
/** Nothing on the web is older; dates before it are zero values and typing errors. */
const OLDEST: EpochMillis = Date.UTC(1990, 0, 1);
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

/**
 * The instant a feed means, or `undefined` when the text is no date or one that cannot be true: before 1990, or after `now`
 * by more than a clock's error. Reads RFC 822 with its usual faults, ISO 8601, asctime, month names of the languages served
 * and the solar Hijri calendar. Without a zone the time is taken as UTC. Never falls back on the present.
 * @param order what `03/02/2026` most likely means; the other reading counts where this one cannot be true.
 */
export function parseDate(
  text: string,
  now: EpochMillis,
  order: DayOrder = 'month-first',
): EpochMillis | undefined {
  const possible = (at: EpochMillis | undefined): at is EpochMillis =>
    at !== undefined && at >= OLDEST && at <= now + CLOCK_SKEW;
  const likely = readDate(text, order);
  if (possible(likely)) return likely;
  if (!STROKE_AFTER_DIGIT.test(text)) return undefined;
  const other = readDate(text, order === 'day-first' ? 'month-first' : 'day-first');
  return possible(other) ? other : undefined;
}

/** Without one there is only one order to read a date in. */
const STROKE_AFTER_DIGIT = /\p{Nd}[^\p{L}\p{Nd}]{0,3}[/\uff0f]/u;

/** The instant as written, possible or not. */
export function readDate(text: string, order: DayOrder = 'month-first'): EpochMillis | undefined {
  if (text.length > LONGEST) return undefined;
  return readRegular(text) ?? readAnyhow(text, order);
}

/** `Fri, 23 Jan 2026 10:00:00 GMT` */
const RFC_822 =
  /^\s*(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|([+-])(\d{2})(\d{2}))\s*$/;
/** `2026-01-23T10:00:00.000+03:00` */
const RFC_3339 =
  /^\s*(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3})\d*)?(?:Z|([+-])(\d{2}):(\d{2}))\s*$/;
const ENGLISH_MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The two ways in which nine of ten feeds write dates, as they should be written: a tenth of the work. Anything else is left to the rest. */
function readRegular(text: string): EpochMillis | undefined {
  const mail = RFC_822.exec(text);
  if (mail) {
    const [, day, name = '', year, hours, minutes, seconds, ...zone] = mail;
    const month = ENGLISH_MONTHS.indexOf(name) / 3 + 1;
    return instantOf([year, String(month), day], [hours, minutes, seconds, '0'], zone);
  }
  const [, year, month, day, hours, minutes, seconds, millis = '0', ...zone] = RFC_3339.exec(text) ?? [];
  return year === undefined
    ? undefined
    : instantOf([year, month, day], [hours, minutes, seconds, millis], zone);
}

type Digits = readonly (string | undefined)[];

function instantOf(day: Digits, time: Digits, [sign, ...offset]: Digits): EpochMillis | undefined {
  const [year = 0, month = 0, date = 0] = day.map(Number);
  const [hours = 0, minutes = 0, seconds = 0, millis = 0] = time.map(Number);
  const [zoneHours = 0, zoneMinutes = 0] = offset.map((digits) => Number(digits ?? 0));
  const regular =
    year >= 1970 &&
    Number.isInteger(month) &&
    hours < 24 &&
    minutes < 60 &&
    seconds < 60 &&
    zoneHours <= 15 &&
    zoneMinutes < 60;
  const start = regular ? startOf({ year, month, day: date }) : undefined;
  if (start === undefined) return undefined;
  const east = (zoneHours * HOUR + zoneMinutes * MINUTE) * (sign === '-' ? -1 : 1);
  return start + hours * HOUR + minutes * MINUTE + seconds * SECOND + millis - east;
}

function readAnyhow(text: string, order: DayOrder): EpochMillis | undefined {
  const plain = knownCalendar(plainDate(text));
  const epoch = /^(\d{10})(\d{3}|\.\d+)?(?:\d{3})?$/.exec(plain);
  if (epoch) return Math.floor(Number(`${epoch[1]}.${(epoch[2] ?? '0').replace('.', '')}`) * SECOND);
  const place = PLACE.exec(plain);
  const { time, timed, zone, rest } = cutTime(plain.replace(PLACE, ''));
  const day = dayIn(rest, order, timed);
  const start = day && startOf(day);
  if (start === undefined || time === undefined || zone === undefined) return undefined;
  const at = start + time - zone.east;
  return place && !zone.stated ? at - eastOf(place[0], at) : at;
}

/** `[Asia/Baghdad]` as some programs put it after an offset, or instead of one. */
const PLACE =
  /(?<=[\d\sZ])\[?(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_/]{2,40}\]?/;
const PLAIN = /^[\x20-\x3b\x3d-\x7e]*$/;

/** `at 1330` beside a year: not the year 1330 of another calendar. */
const BARE_TIME =
  /(?<= at )(?:(?<=(?:19|20)\d{2}\D*)|(?=\d{4}\D*(?:19|20)\d{2}$))([01]\d|2[0-3])([0-5]\d)(?!\d)/;

/** Digits of any script as ASCII; without tags, marks, format characters and commas. */
function plainDate(text: string): string {
  const ascii = PLAIN.test(text) ? text : asciiText(text);
  return ascii
    .replace(/(?<=:\d{2}),(?=\d{1,9}(?:\D|$))/, '.')
    .replace(/[\s،,]+/g, ' ')
    .replace(BARE_TIME, '$1:$2')
    .trim();
}

/** A day of the Hijri calendars, lunar or solar, in words or numbers. */
const HIJRI_DAY =
  /(?<!\d)(?:\d{1,2}(?:[\s/.-]+\p{L}[\p{L} ]{1,20}[\s/.-]+|[/.-]\d{1,2}[/.-])1[34]\d{2}|1[34]\d{2}[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)(?:\s*ه(?:\s*\.?\s*[شق])?(?!\p{L}))?/u;
const GREGORIAN_YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

/** Of a day that is given in two calendars, the Gregorian one: days of the lunar one begin when the moon is seen. */
const knownCalendar = (plain: string): string => {
  if (!HIJRI_DAY.test(plain)) return plain;
  const gregorian = plain.replace(HIJRI_DAY, ' ').trim();
  return GREGORIAN_YEAR.test(gregorian) ? gregorian : plain;
};

const asciiText = (text: string): string =>
  (/\bdatetime\s*=\s*["']([^"'<>]+)/i.exec(text)?.[1] ?? text.replace(/<[^<>]*>/g, ' '))
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\p{Cf}\u064b-\u0652ـ]/gu, '')
    .replace(EAST_ASIAN_DAY, '$1-$2-$3 ');

/** Clocks of places by their names in lower case: each takes tens of kilobytes outside the heap, and there are six hundred of them. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(name: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(name);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' });
  CLOCKS.set(name, clock);
  return clock;
}

/** The signs for year, month and day of Chinese, Japanese and Korean. */
const EAST_ASIAN_DAY = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u;

/** Milliseconds that a place's clocks are ahead of UTC at an instant; 0 for places nobody knows. */
function eastOf(place: string, at: EpochMillis): number {
  try {
    const shown = clockOf(place.replace(/[[\]]/g, '').toLowerCase()).format(at);
    const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(shown) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE);
  } catch {
    return 0;
  }
}

/** `10:30`, `10:30:05.123`, `10h30`; `10.30` only after a day, since `23.01.2026` begins the same way. */
const TIME =
  /(?:^|[T\s_-])(\d{1,2})(?::|h|(?<=\s\d{1,2})\.(?!\d{1,2}\.\d))(\d{1,2})(?:[:.](\d{1,2})(?:[.:,](\d{1,9}))?)?(?:\s*([ap]\.?m\.?|[صم]|ب\.?ظ|ق\.?ظ)(?![\p{L}]))?/iu;
/** Halves of the day in words, wherever they stand; single letters count only right after a time, since م also means AD. */
const AFTERNOON =
  /(?<!\p{L})(?:مساء|مساءا|بعد ?از ?ظهر|عصر|دوای نیوەڕۆ|د\.ن|پاش نیوەڕۆ|ÖS|öğleden sonra|بعدالظهر|بعد الظهر)(?!\p{L})/iu;
const MORNING = /(?<!\p{L})(?:صباحا?|قبل ?از ?ظهر|صبح|پێش نیوەڕۆ|پ\.ن|ÖÖ|öğleden önce)(?!\p{L})/iu;
const COMPACT_TIME = /(?<=^\d{8})T?(\d{2})(\d{2})(\d{2})?(?=\D|$)|(?<=-\d{2})T(\d{2})(\d{2})(\d{2})?(?=\D|$)/;

interface Cut {
  time: number | undefined;
  /** The text has a time of day. */
  timed: boolean;
  /** `undefined` when there is one that no place on Earth has. */
  zone: Zone | undefined;
  rest: string;
}

interface Zone {
  /** Milliseconds ahead of UTC. */
  east: number;
  /** The text says so; otherwise UTC is assumed. */
  stated: boolean;
}
const ASSUMED: Zone = { east: 0, stated: false };

/** Parts a text into its time of day (0 when it has none), its zone and the rest. */
function cutTime(text: string): Cut {
  const clock = TIME.exec(text);
  if (clock) {
    const [found, hours, minutes, seconds = '0', fraction = '', half] = clock;
    const before = text.slice(0, clock.index);
    const mayBeUnsigned = clock[3] !== undefined && GREGORIAN_YEAR.test(before);
    const { zone, rest } = cutZone(text.slice(clock.index + found.length), mayBeUnsigned);
    const time = timeOfDay(hours, minutes, seconds, half ?? halfIn(text));
    const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
    return {
      time: time === undefined ? undefined : time + millis,
      timed: true,
      zone,
      rest: `${before} ${rest}`.trim(),
    };
  }
  const compact = COMPACT_TIME.exec(text);
  if (compact) {
    const [found] = compact;
    const { zone, rest } = cutZone(text.slice(compact.index + found.length), true);
    const time = timeOfDay(
      compact[1] ?? compact[4],
      compact[2] ?? compact[5],
      compact[3] ?? compact[6] ?? '0',
    );
    return { time, timed: true, zone, rest: `${text.slice(0, compact.index)} ${rest}`.trim() };
  }
  const hourOnly = /T(\d{2})(?=Z|[+-]\d|$)/.exec(text);
  if (!hourOnly) return { time: 0, timed: false, zone: ASSUMED, rest: text.replace(/Z$/i, '').trim() };
  const { zone, rest } = cutZone(text.slice(hourOnly.index + 3), false);
  return {
    time: timeOfDay(hourOnly[1], '0', '0'),
    timed: true,
    zone,
    rest: `${text.slice(0, hourOnly.index)} ${rest}`.trim(),
  };
}

/** A word for one half of the day, as the letter that means it. */
function halfIn(text: string): string | undefined {
  if (AFTERNOON.test(text)) return 'p';
  return MORNING.test(text) ? 'a' : undefined;
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

/**
 * The zone at the beginning of what follows a time.
 * @param mayBeUnsigned a program wrote the time, behind the year and to the second; elsewhere four digits are another time or a year.
 */
function cutZone(after: string, mayBeUnsigned: boolean): { zone: Zone | undefined; rest: string } {
  const offset = /^[\s(]*(?:GMT|UTC|UT|Z)?\s*([+\-−])\s*(\d{1,2}):?(\d{2})?(?::\d{2})?(?!\d|[/.-]\d)/i.exec(
    after,
  );
  if (offset) {
    const [found, sign, hours = '0', minutes = '0'] = offset;
    const size = Number(hours) * HOUR + Number(minutes) * MINUTE;
    const zone = Number(hours) > 15 ? undefined : { east: sign === '+' ? size : -size, stated: true };
    return { zone, rest: after.slice(found.length).replace(/\([^)]*\)?/, '') };
  }
  // The plus of an address that was decoded once too often is a blank.
  const unsigned = mayBeUnsigned ? /^ (0\d|1[0-3])(00|30|45)(?![\d/.-])/.exec(after) : null;
  if (unsigned) {
    const [found, hours, minutes] = unsigned;
    const east = Number(hours) * HOUR + Number(minutes) * MINUTE;
    return { zone: { east, stated: true }, rest: after.slice(found.length) };
  }
  const name = /^[\s(]*([A-Z]{1,4})(?![\p{L}])\)?/iu.exec(after);
  const hours = name ? ZONES.get((name[1] ?? '').toUpperCase()) : undefined;
  if (name && hours !== undefined)
    return { zone: { east: hours * HOUR, stated: true }, rest: after.slice(name[0].length) };
  return { zone: ASSUMED, rest: after };
}
