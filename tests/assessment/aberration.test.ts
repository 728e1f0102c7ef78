import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aberrationOn, methodFor, newestAberration } from '../../src/assessment/aberration.ts';
import { c2 } from '../../src/assessment/ears.ts';
import { eearsLimit } from '../../src/assessment/eears.ts';
import { atLeast } from '../../src/assessment/gamma-poisson.ts';
import type { SeriesDay } from '../../src/assessment/series.ts';

/** Monday first; five weekdays, two days of rest. */
const days = (counts: readonly number[], over: (i: number) => Partial<SeriesDay> = () => ({})): SeriesDay[] =>
  counts.map((stories, i) => ({
    day: `day-${i}`,
    stories,
    articles: 200,
    exposure: 1,
    weekend: i % 7 >= 5,
    ...over(i),
  }));
const repeated = (pattern: readonly number[], length: number): number[] =>
  Array.from({ length }, (_, i) => pattern[i % pattern.length] ?? 0);
const last = (series: SeriesDay[]) => aberrationOn(series, series.length - 1);

describe('the method follows the density of the series', () => {
  it('is Gamma-Poisson below one story a day, with figures that can be recomputed', () => {
    const counts = [...repeated([0, 0, 1, 0, 0, 0, 1], 28), 0, 0, 3];
    const verdict = last(days(counts));
    expect(verdict).toMatchObject({
      span: 28,
      required: 14,
      alarm: true,
      counts: { method: 'gamma-poisson' },
    });
    expect(verdict?.counts?.statistic).toBeCloseTo(atLeast({ events: 8, exposure: 28 }, 3), 12);
    expect(verdict?.counts?.statistic).toBeCloseTo(0.004766, 6);
  });

  it('is C2 from one story a day on', () => {
    const counts = [...repeated([2, 1, 3, 2, 2, 1, 3], 28), 2, 2, 9];
    const verdict = last(days(counts));
    expect(verdict?.counts).toMatchObject({ method: 'C2', alarm: true });
    expect(verdict?.counts?.statistic).toBeCloseTo(c2(counts, counts.length - 1) ?? 0, 12);
  });

  it('is W2 where weekends differ from weekdays', () => {
    const weekly = [8, 9, 8, 7, 8, 1, 2];
    const saturday = [...repeated(weekly, 40), 8];
    expect(last(days(saturday))?.counts).toMatchObject({ method: 'W2', alarm: true });
    expect(c2(saturday, 40)).toBeLessThan(3.09);
    expect(last(days(repeated(weekly, 41)))?.alarm).toBe(false);
  });

  it('is eEARS from ten stories a day on, and alarms on the second day of a surge as well', () => {
    const counts = [...repeated([15, 13, 12, 16, 15, 13, 14], 28), 12, 30, 32];
    const verdict = last(days(counts));
    expect(verdict?.counts).toMatchObject({ method: 'eEARS', statistic: 32, alarm: true });
    expect(verdict?.counts?.limit).toBeCloseTo(
      eearsLimit(counts.slice(-8, -1), { downWeight: true }).upper,
      12,
    );
    expect(32 > eearsLimit(counts.slice(-8, -1), { downWeight: false }).upper).toBe(false);
  });

  it('changes at the density, not at the length', () => {
    expect(methodFor(days(repeated([0], 28)))).toBe('gamma-poisson');
    expect(methodFor(days(repeated([1], 28)))).toBe('C2');
    expect(methodFor(days(repeated([10], 28)))).toBe('eEARS');
  });
});

describe('counts and share', () => {
  const calm = [...repeated([2, 1, 3, 2, 2, 1, 3], 28), 2, 2];

  it('must both alarm: a new feed that doubles the volume is no surge', () => {
    const grown = days([...calm, 6], (i) => (i === 30 ? { articles: 600 } : {}));
    expect(last(grown)).toMatchObject({ counts: { alarm: true }, share: { alarm: false }, alarm: false });
    expect(last(days([...calm, 6]))?.alarm).toBe(true);
  });

  it('leave it to the share on a day of impaired collection: an outage must not look like peace', () => {
    const impaired = (exposure: number) =>
      last(days([...calm, 3], (i) => (i === 30 ? { articles: 40, exposure } : {})));
    expect(impaired(0.4)).toMatchObject({ counts: { alarm: false }, share: { alarm: true }, alarm: true });
    expect(impaired(1)?.alarm).toBe(false);
  });

  it('are counts alone where no article volume is known', () => {
    const blank = days([...calm, 9], () => ({ articles: 0 }));
    expect(last(blank)?.share).toBeUndefined();
    expect(last(blank)?.alarm).toBe(true);
  });
});

describe('restraint', () => {
  it('says nothing on a span shorter than required, and stores the span', () => {
    expect(last(days([...repeated([0], 15), 5]))).toMatchObject({ span: 13, required: 14, alarm: false });
    expect(last(days([...repeated([0], 15), 5]))?.counts).toBeUndefined();
    expect(last(days([...repeated([0], 16), 5]))).toMatchObject({ span: 14, alarm: true });
  });

  it('never alarms on fewer than three stories in a day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 44 }),
        fc.integer({ min: 0, max: 2 }),
        (counts, today) => {
          expect(last(days([...counts, today]))?.alarm).toBe(false);
        },
      ),
    );
  });

  it('never alarms on a constant series', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 45 }), (level, length) => {
        expect(last(days(repeated([level], length)))?.alarm).toBe(false);
      }),
    );
  });

  it('goes on alarming when today has still more stories', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 20, maxLength: 44 }),
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (counts, today, more) => {
          fc.pre(last(days([...counts, today]))?.alarm === true);
          expect(last(days([...counts, today + more]))?.alarm).toBe(true);
        },
      ),
    );
  });

  it('keeps the newest alarm for two healthy days more', () => {
    const counts = [...repeated([0, 0, 1, 0, 0, 0, 0], 28), 4, 0, 0];
    expect(newestAberration(days(counts))).toMatchObject({ day: 'day-28', alarm: true });
    expect(newestAberration(days([...counts, 0]))?.alarm).toBe(false);
    expect(newestAberration([])).toBeUndefined();
  });
});
