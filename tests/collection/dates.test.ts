import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, readDate } from '../../src/collection/parsing/dates.ts';
import { orderIn } from '../../src/collection/parsing/days.ts';
import { DAY, HOUR, MINUTE } from '../../src/evidence/index.ts';

const NOW = Date.parse('2026-12-31T00:00:00Z');
const iso = (text: string): string | undefined => {
  const at = parseDate(text, NOW);
  return at === undefined ? undefined : new Date(at).toISOString().replace(/\.\d+Z/, 'Z');
};

describe('dates as feeds write them', () => {
  it.each([
    ['Fri, 23 Jan 2026 10:00:00 GMT', '2026-01-23T10:00:00Z'],
    ['Fri, 23 Jan 2026 10:00:00 +0300', '2026-01-23T07:00:00Z'],
    ['Fri, 23 Jan 2026 10:00:00 -05:00', '2026-01-23T15:00:00Z'],
    ['Fri,23 Jan 2026 10:00:00 GMT+3', '2026-01-23T07:00:00Z'],
    ['Fri, 23 Jan 2026 10:00:00 GMT+0300 (Arabian Standard Time)', '2026-01-23T07:00:00Z'],
    ['23 Jan 26 10:00 EST', '2026-01-23T15:00:00Z'],
    ['Friday, January 23, 2026 10:00 PM', '2026-01-23T22:00:00Z'],
    ['Fri, 23 January 2026 24:00:00 GMT', '2026-01-24T00:00:00Z'],
    ['Wrongday, 23 Jan 2026 10:00:00 Z', '2026-01-23T10:00:00Z'],
    ['Fri Jan 23 10:00:00 2026', '2026-01-23T10:00:00Z'],
    ['Fri Jan 23 10:00:00 UTC 2026', '2026-01-23T10:00:00Z'],
    ['23-Jan-2026 10:00:00', '2026-01-23T10:00:00Z'],
    ['Fri, 23 Jan 2026 10:00:00 CEST', '2026-01-23T08:00:00Z'],
    ['2026-01-23T10:00:00Z', '2026-01-23T10:00:00Z'],
    ['2026-01-23T10:00:00.123456+03:30', '2026-01-23T06:30:00Z'],
    ['2026-01-23T10:00:00+0330', '2026-01-23T06:30:00Z'],
    ['2026-01-23 10:00', '2026-01-23T10:00:00Z'],
    ['2026-01-23T10Z', '2026-01-23T10:00:00Z'],
    ['20260123T100000Z', '2026-01-23T10:00:00Z'],
    ['20260123', '2026-01-23T00:00:00Z'],
    ['2026-01-23', '2026-01-23T00:00:00Z'],
    ['2026/01/23 10:00:00', '2026-01-23T10:00:00Z'],
    ['2026-01', '2026-01-01T00:00:00Z'],
    ['23.01.2026 10:00', '2026-01-23T10:00:00Z'],
    ['09.06.2024', '2024-06-09T00:00:00Z'],
    ['23/01/2026 - 10:00', '2026-01-23T10:00:00Z'],
    ['1/23/2026 10:00:00 PM', '2026-01-23T22:00:00Z'],
    ['  \n Fri, 23 Jan 2026 10:00:00 GMT \t', '2026-01-23T10:00:00Z'],
    ['1769162400', '2026-01-23T10:00:00Z'],
    ['1769162400.5', '2026-01-23T10:00:00Z'],
    ['2026-01-23T10:00:00,123Z', '2026-01-23T10:00:00Z'],
    ['2026-01-23t10:00:00z', '2026-01-23T10:00:00Z'],
    ['2026-01-23T10:00:00 Asia/Baghdad', '2026-01-23T07:00:00Z'],
    ['2026-07-23T10:00:00[Europe/Istanbul]', '2026-07-23T07:00:00Z'],
    ['2026-01-23T10:00:00+03:00[Asia/Baghdad]', '2026-01-23T07:00:00Z'],
    ['2026-023', '2026-01-23T00:00:00Z'],
    ['2026-W04-5', '2026-01-23T00:00:00Z'],
    ['2026W045T10:00:00Z', '2026-01-23T10:00:00Z'],
    ['2020-W53-7', '2021-01-03T00:00:00Z'],
    ['Sat, 11 04 2026 08:51:49 +0100', '2026-04-11T07:51:49Z'],
    ['August 2026', '2026-08-01T00:00:00Z'],
    ['10:30 - 23/01/2026', '2026-01-23T10:30:00Z'],
    ['23.Jan.2026 10:00', '2026-01-23T10:00:00Z'],
    ['Fri, 23 Jan 2026 10:00:00 0300', '2026-01-23T07:00:00Z'],
    ['Fri, 23 Jan 2026 10:00:00 1030', '2026-01-22T23:30:00Z'],
    ['2026-01-23T10:00:00 0330', '2026-01-23T06:30:00Z'],
    ['1 Jan 2026 12:00 1400', '2026-01-01T12:00:00Z'],
    ['1 Jan 2026 09:30 1100', '2026-01-01T09:30:00Z'],
    ['1 Jan 2026 12:00:00 1400', '2026-01-01T12:00:00Z'],
    ['2026. 01. 23. 10:00', '2026-01-23T10:00:00Z'],
    ['2026年1月23日 10:00', '2026-01-23T10:00:00Z'],
    ['2026년 1월 23일 10:00', '2026-01-23T10:00:00Z'],
    ['Published: 23/01/2026 10:00', '2026-01-23T10:00:00Z'],
    ['<time datetime="2026-01-23T10:00:00Z">today</time>', '2026-01-23T10:00:00Z'],
    ['Friday, January 23, 2026 at 10:00 p.m.', '2026-01-23T22:00:00Z'],
    ['23ème Jan 2026', '2026-01-23T00:00:00Z'],
    ['2e janvier 2026', '2026-01-02T00:00:00Z'],
    ['23’ü Ocak 2026', '2026-01-23T00:00:00Z'],
    ["5'inci Ocak 2026", '2026-01-05T00:00:00Z'],
    ['23مین ژانویه 2026', '2026-01-23T00:00:00Z'],
    ['۲۳ام ژانویه ۲۰۲۶', '2026-01-23T00:00:00Z'],
    ['Jan 23 at 1330, 2026', '2026-01-23T13:30:00Z'],
    ['Jan 23, 2026 at 1330', '2026-01-23T13:30:00Z'],
    ['Jan 23 at 1405 hrs, 2026', '2026-01-23T14:05:00Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });
});

describe('month names of the languages served', () => {
  it.each([
    ['الجمعة, 23 يناير 2026 10:00:00 +0300', '2026-01-23T07:00:00Z'],
    ['٢٣ كانون الثاني ٢٠٢٦ - ١٠:٠٠', '2026-01-23T10:00:00Z'],
    ['5 تشرين الأول 2026', '2026-10-05T00:00:00Z'],
    ['5 تشرين الثاني 2026', '2026-11-05T00:00:00Z'],
    ['5 كانون الأول 2026', '2026-12-05T00:00:00Z'],
    ['۲۳ ژانویه ۲۰۲۶ ۱۰:۰۰', '2026-01-23T10:00:00Z'],
    ['23 Ocak 2026 Cuma 10:00', '2026-01-23T10:00:00Z'],
    ['23 AĞUSTOS 2026 10:00', '2026-08-23T10:00:00Z'],
    ['5 Şub 2026', '2026-02-05T00:00:00Z'],
    ['5ی شوباتی 2026', '2026-02-05T00:00:00Z'],
    ['5 شوبات 2026', '2026-02-05T00:00:00Z'],
    ['5 کانوونی دووەم 2026', '2026-01-05T00:00:00Z'],
    ['5 Sibat 2026 10:00', '2026-02-05T10:00:00Z'],
    ['23 janvier 2026', '2026-01-23T00:00:00Z'],
    ['mar., 01 déc. 2025 16:11:02 +0000', '2025-12-01T16:11:02Z'],
    ['Mar, 3 nov 2026 10:00:00 +0100', '2026-11-03T09:00:00Z'],
    ['mar 3 mar 2026 10:00', '2026-03-03T10:00:00Z'],
    ['Mar 3 2026', '2026-03-03T00:00:00Z'],
    ['الجمعة 23 يناير 2026 10:30 مساءً', '2026-01-23T22:30:00Z'],
    ['23/01/2026 10:30 صباحاً', '2026-01-23T10:30:00Z'],
    ['23 يناير 2026 م 10:30', '2026-01-23T10:30:00Z'],
    ['23 كانون الثاني (يناير) 2026', '2026-01-23T00:00:00Z'],
    ['23ی کانوونی دووەمی 2026 10:30', '2026-01-23T10:30:00Z'],
    ['23ê Çileya 2026an', '2026-01-23T00:00:00Z'],
    ['23 Kanûna Paşîn 2026', '2026-01-23T00:00:00Z'],
    ['5 Kanûna Pêşîn 2026', '2026-12-05T00:00:00Z'],
    ['5 Çiriya Paşîn 2026', '2026-11-05T00:00:00Z'],
    ['23 Ocak 2026 ÖS 10:30', '2026-01-23T22:30:00Z'],
    ['23.Ocak.2026 10:30', '2026-01-23T10:30:00Z'],
    ['Kasım 2025', '2025-11-01T00:00:00Z'],
    ['23 كانون ثاني 2026', '2026-01-23T00:00:00Z'],
    ['5 كانون أول 2026', '2026-12-05T00:00:00Z'],
    ['5 تشرين أول 2026', '2026-10-05T00:00:00Z'],
    ['5 تشرين ثاني 2026', '2026-11-05T00:00:00Z'],
    ["23'ê Çile 2026", '2026-01-23T00:00:00Z'],
    ['23 בינואר 2026', '2026-01-23T00:00:00Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });
});

describe('years of the solar Hijri calendar', () => {
  it.each([
    ['1404/11/03 10:00', '2026-01-23T10:00:00Z'],
    ['۱۴۰۴-۱۱-۰۳', '2026-01-23T00:00:00Z'],
    ['1405-01-01', '2026-03-21T00:00:00Z'],
    ['۳ بهمن ۱۴۰۴', '2026-01-23T00:00:00Z'],
    ['30 اسفند 1403', '2025-03-20T00:00:00Z'],
    ['1 فروردین 1399', '2020-03-20T00:00:00Z'],
    ['03/11/1404', '2026-01-23T00:00:00Z'],
    ['جمعه ۳ بهمن ۱۴۰۴ ساعت ۱۰:۳۰ بعدازظهر', '2026-01-23T22:30:00Z'],
    ['٣ی ڕێبەندانی ٢٧٢٥', '2026-01-23T00:00:00Z'],
  ])('%s is converted', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['جمعه ۳ بهمن ۱۴۰۴ - ۲۳ ژانویه ۲۰۲۶', '2026-01-23T00:00:00Z'],
    ['الجمعة 4 شعبان 1447 هـ - 23 يناير 2026 م 10:30', '2026-01-23T10:30:00Z'],
    ['23 يناير 2026 م - 4 شعبان 1447 هـ', '2026-01-23T00:00:00Z'],
    ['الجمعة 04/08/1447 هـ 23/01/2026 م', '2026-01-23T00:00:00Z'],
    ['1447-08-04 هـ | 2026-01-23', '2026-01-23T00:00:00Z'],
  ])('%s says the day twice, and is read by the calendar that is known exactly', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['3 شعبان 1447 هـ', '1447/08/04'])(
    '%s is of the lunar calendar, whose days nobody can compute, and is undated',
    (text) => {
      expect(iso(text)).toBeUndefined();
    },
  );

  it.each(['Fri, 23 Jan 1405 10:00:00 GMT', '23 July 1404'])(
    '%s mixes two calendars and is no date',
    (text) => {
      expect(iso(text)).toBeUndefined();
    },
  );
});

describe('days and months parted by strokes', () => {
  const now = Date.parse('2026-03-20T00:00:00Z');
  it('are read in the likelier order, in the other where that one cannot be true', () => {
    expect(parseDate('03/02/2026', now)).toBe(Date.UTC(2026, 2, 2));
    expect(parseDate('03/02/2026', now, 'day-first')).toBe(Date.UTC(2026, 1, 3));
    expect(parseDate('01/12/2025', now, 'month-first')).toBe(Date.UTC(2025, 0, 12));
    expect(parseDate('02/12/2026', now, 'day-first')).toBe(Date.UTC(2026, 1, 12));
  });

  it('are in the order that another date of the document shows', () => {
    expect(orderIn(['03/02/2026', '25/02/2026 10:00'])).toBe('day-first');
    expect(orderIn(['2/3/2026', '2/25/2026 10:00:00 AM'])).toBe('month-first');
    expect(orderIn(['2/3/2026', '2026-02-03'])).toBeUndefined();
  });
});

describe('what cannot be true', () => {
  it.each([
    '',
    'yesterday',
    'Summer 2026',
    'Published 2026',
    'Jan 23',
    'XXIII January 2026',
    'xxiii. Jan 2026',
    'the 23xyz of January 2026',
    '10:30 AM January 2026',
    '23:10 Jan 2026',
    'January 2026 10:30 GMT',
    '2026-W54-1',
    '2026-W04-8',
    'Fri, 31 Feb 2026 10:00:00 GMT',
    '2026-13-01',
    '2026-01-23T25:61:00Z',
    '0000-00-00',
    '1970-01-01',
    '0',
  ])('"%s" is undated', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it('a date after now is none, save by a clock’s error', () => {
    const now = Date.parse('2026-01-23T12:00:00Z');
    expect(parseDate('2026-01-23T12:10:00Z', now)).toBe(now + 10 * MINUTE);
    expect(parseDate('2026-01-23T15:00:00Z', now)).toBeUndefined();
    expect(parseDate('2027-01-23', now)).toBeUndefined();
  });

  it('no text gives a date that is not in it, and none throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const at = readDate(text);
        return at === undefined || (Number.isFinite(at) && /\d/.test(text.normalize('NFKD')));
      }),
    );
  });

  it('the regular forms mean the same in small letters, which are read in another way', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
    const zone = fc.tuple(fc.constantFrom('+', '-'), two(17), two(66));
    const date = fc.tuple(fc.integer({ min: 1960, max: 2040 }), two(13), two(33));
    const time = fc.tuple(two(26), two(61), two(61));
    fc.assert(
      fc.property(date, time, zone, ([year, month, day], clock, [sign, hours, minutes]) => {
        const at = clock.join(':');
        const name = new Date(Date.UTC(2026, Number(month) - 1)).toUTCString().slice(8, 11);
        for (const text of [
          `${year}-${month}-${day}T${at}Z`,
          `${year}-${month}-${day}T${at}.250${sign}${hours}:${minutes}`,
          `Fri, ${day} ${name} ${year} ${at} GMT`,
          `${Number(day)} ${name} ${year} ${at} ${sign}${hours}${minutes}`,
        ])
          expect(readDate(text), text).toBe(readDate(text.toLowerCase()));
      }),
      { numRuns: 1_000 },
    );
  });

  it('parts of a second are kept', () => {
    expect(parseDate('2026-01-23T10:00:00.25Z', NOW)).toBe(Date.parse('2026-01-23T10:00:00.250Z'));
  });

  it('every instant survives being written by the usual formats', () => {
    const oldest = Date.UTC(1991, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: oldest / 1000, max: (NOW - DAY) / 1000 }), (seconds) => {
        const date = new Date(seconds * 1000);
        const east = new Date(date.getTime() + 3 * HOUR).toISOString().slice(0, 19);
        for (const text of [date.toUTCString(), date.toISOString(), `${east}+03:00`])
          expect(parseDate(text, NOW)).toBe(date.getTime());
      }),
    );
  });
});
