import { describe, expect, it } from 'vitest';
import {
  carriers,
  coverageOf,
  exposureOn,
  healthyDay,
  healthyDays,
  seenAge,
} from '../../src/assessment/coverage.ts';
import { DAY, HOUR, toDay } from '../../src/evidence/index.ts';
import { failedLedger, healthyLedger, NOW, source } from './builders.ts';

const [A, B] = [source('alpha'), source('beta')];
const day = (back: number) => toDay(NOW - back * DAY);

describe('who could carry an indicator', () => {
  const sources = [
    source('wire', { family: 'wire' }),
    source('wire-arabic', { family: 'wire', language: 'ar' }),
    source('local', { language: 'ar-IQ' }),
  ];
  const ids = (scope: Parameters<typeof carriers>[0]) => carriers(scope, sources).map(({ id }) => id);

  it('is everybody without a scope', () => {
    expect(ids({})).toEqual(['wire', 'wire-arabic', 'local']);
  });

  it('is limited by families and by languages, whose regions do not matter', () => {
    expect(ids({ only: { families: ['wire'] } })).toEqual(['wire', 'wire-arabic']);
    expect(ids({ only: { languages: ['ar'] } })).toEqual(['wire-arabic', 'local']);
    expect(ids({ only: { families: ['wire'], languages: ['ar'] } })).toEqual(['wire-arabic']);
  });

  it('is never who is excluded by family or by language', () => {
    expect(ids({ never: { families: ['wire'] } })).toEqual(['local']);
    expect(ids({ never: { families: ['nobody'], languages: ['ar'] } })).toEqual(['wire']);
    expect(ids({ only: { languages: ['ar'] }, never: { families: ['local'] } })).toEqual(['wire-arabic']);
  });
});

describe('a healthy feed-day', () => {
  const [whole] = healthyLedger('alpha', { from: 1, to: 1 });
  if (whole === undefined) throw new Error('one day expected');

  it('has a good poll and no more hours of failure than of success', () => {
    expect(healthyDay(whole)).toBe(true);
    expect(healthyDay({ ...whole, okHours: [1, 2], failedHours: [3, 4] })).toBe(true);
    expect(healthyDay({ ...whole, okHours: [1, 2], failedHours: [3, 4, 5] })).toBe(false);
    expect(healthyDay({ ...whole, okHours: [] })).toBe(false);
  });
});

describe('exposure', () => {
  const ledger = [
    ...healthyLedger('alpha', { from: 20 }),
    ...healthyLedger('beta', { from: 20, to: 10 }),
    ...failedLedger('beta', { from: 9 }),
  ];

  it('of a day is the share of feeds that were healthy', () => {
    const coverage = coverageOf([A, B], ledger, NOW);
    expect(exposureOn(coverage, day(15))).toBe(1);
    expect(exposureOn(coverage, day(5))).toBe(0.5);
    expect(exposureOn(coverage, day(30))).toBe(0);
  });

  it('adds up over parts of days', () => {
    const coverage = coverageOf([A], ledger, NOW);
    expect(healthyDays(coverage, NOW - 3.25 * DAY, NOW)).toBeCloseTo(3.25, 9);
    expect(healthyDays(coverage, NOW - 40 * DAY, NOW - 19 * DAY)).toBeCloseTo(1.5, 9);
    expect(healthyDays(coverage, NOW, NOW - DAY)).toBe(0);
  });

  it('is read from the ledger up to now, not from days to come', () => {
    const coverage = coverageOf([A], healthyLedger('alpha', { from: 5, now: NOW + 3 * DAY }), NOW);
    expect([...coverage.days.keys()].sort().at(-1)).toBe(day(0));
  });
});

describe('being seen through', () => {
  const looked = (hours: number, interval = HOUR) => {
    const at = NOW - hours * HOUR;
    const ledger = [
      {
        feed: 'alpha',
        day: toDay(at),
        okHours: [new Date(at).getUTCHours()],
        failedHours: [],
        newItems: 3,
        repairs: 0,
      },
    ];
    return coverageOf([source('alpha', { interval })], ledger, NOW).seeing;
  };

  it('lasts twelve hours after a good poll, or two intervals of a slow feed', () => {
    expect(looked(12)).toBe(1);
    expect(looked(14)).toBe(0);
    expect(looked(14, 8 * HOUR)).toBe(1);
  });
});

describe('the age of evidence', () => {
  const gap = [
    ...healthyLedger('alpha', { from: 20, to: 8 }),
    ...failedLedger('alpha', { from: 7, to: 3 }),
    ...healthyLedger('alpha', { from: 2 }),
  ];

  it('does not grow on days on which nothing could be seen', () => {
    const coverage = coverageOf([A], gap, NOW);
    expect(seenAge(coverage, NOW - 10 * DAY) / DAY).toBeCloseTo(5, 9);
    expect(seenAge(coverage, NOW - 2 * DAY) / DAY).toBeCloseTo(2, 9);
  });

  it('grows as ever before the ledger begins, of which nothing is known', () => {
    const coverage = coverageOf([A], gap, NOW);
    expect(seenAge(coverage, NOW - 30 * DAY) / DAY).toBeCloseTo(25, 9);
    expect(seenAge(coverageOf([A], [], NOW), NOW - 3 * DAY)).toBe(3 * DAY);
  });
});
