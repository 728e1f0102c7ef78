import { describe, expect, it } from 'vitest';
import { ageAt, decayed } from '../../src/assessment/decay.ts';
import { c1, c2, c3, w2 } from '../../src/assessment/ears.ts';
import { eearsLimit } from '../../src/assessment/eears.ts';
import { atLeast, noneIn, silenceLimit } from '../../src/assessment/gamma-poisson.ts';
import { DAY } from '../../src/evidence/index.ts';

describe('decay (MISP polynomial)', () => {
  it.each([
    [1, 7, 50],
    [2, 1, 73.27],
    [2, 3, 53.71],
    [2, 7, 29.29],
    [2, 14, 0],
  ])('with delta %d leaves the golden score after %d of 14 days', (delta, days, score) => {
    expect(decayed(100, days * DAY, 14 * DAY, delta)).toBeCloseTo(score, 2);
  });

  it('keeps the base at and before age zero and nothing past the lifetime', () => {
    expect(decayed(80, -5, DAY, 3)).toBe(80);
    expect(decayed(80, 0, DAY, 3)).toBe(80);
    expect(decayed(80, 2 * DAY, DAY, 3)).toBe(0);
  });

  it('is inverted by the age at which a score is reached', () => {
    for (const delta of [0.5, 1, 2, 4]) {
      expect(decayed(100, ageAt(30, 14 * DAY, delta), 14 * DAY, delta)).toBeCloseTo(30, 6);
    }
  });
});

describe('EARS', () => {
  const y = [2, 1, 3, 2, 2, 1, 3, 2, 2, 9, 6, 4];

  it('gives the golden C1 and C2 on the first day of a surge', () => {
    expect(c1(y, 9)).toBeCloseTo(9.9369, 4);
    expect(c2(y, 9)).toBeCloseTo(8.5732, 4);
  });

  it('shows why C2 is the default: C1 is blind on the second day', () => {
    expect(c1(y, 10)).toBeCloseTo(1.1078, 4);
    expect(c2(y, 10)).toBeCloseTo(4.899, 4);
  });

  it('gives the golden C1, C2 and C3 on the third day', () => {
    expect(c1(y, 11)).toBeCloseTo(0.1489, 4);
    expect(c2(y, 11)).toBeCloseTo(2.6913, 4);
    expect(c3(y, 11)).toBeCloseTo(13.1634, 3);
  });

  it('refuses to speak before the baseline is complete', () => {
    expect(c1(y, 6)).toBeUndefined();
    expect(c2(y, 8)).toBeUndefined();
    expect(c3(y, 10)).toBeUndefined();
    expect(c2(y, 12)).toBeUndefined();
  });

  it('takes half a story a day as the least spread, so that one story after silence is no alarm', () => {
    expect(c2([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 9)).toBe(2);
    expect(c2([0, 0, 0, 0, 0, 0, 0, 0, 0, 2], 9)).toBe(4);
  });

  it('compares weekends with weekends only (W2)', () => {
    const days = Array.from({ length: 42 }, (_, i) => i % 7 >= 5);
    const counts = days.map((rest, i) => (rest ? 1 : 8) + (i % 2));
    const lastSaturday = 40;
    counts[lastSaturday] = 8;
    expect(w2(counts, days, lastSaturday)).toBeGreaterThan(3.09);
    expect(c2(counts, lastSaturday)).toBeLessThan(3.09);
  });

  it('refuses W2 without seven days of the same class', () => {
    const days = Array.from({ length: 20 }, (_, i) => i % 7 >= 5);
    expect(w2(days.map(Number), days, 19)).toBeUndefined();
  });
});

describe('eEARS (epitweetr)', () => {
  const series = [150, 130, 122, 160, 155, 128, 144, 125, 300, 319];

  it('misses the second day of a surge without down-weighting', () => {
    const { upper } = eearsLimit(series.slice(2, 9), { downWeight: false });
    expect(upper).toBeCloseTo(325.869, 3);
    expect(319 > upper).toBe(false);
  });

  it('alarms on it once the first day is down-weighted', () => {
    const { upper, weights } = eearsLimit(series.slice(2, 9), { downWeight: true });
    expect(upper).toBeCloseTo(182.045, 3);
    expect(319 > upper).toBe(true);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(7, 9);
  });

  it('stands a baseline without spread, and one with a single other value', () => {
    expect(eearsLimit([5, 5, 5, 5, 5, 5, 5], { downWeight: true }).upper).toBe(5);
    expect(eearsLimit([5, 5, 5, 5, 5, 5, 50], { downWeight: true }).upper).toBeCloseTo(5, 6);
  });

  it('refuses a baseline too short to judge', () => {
    expect(() => eearsLimit([1, 2, 3], { downWeight: true })).toThrow(RangeError);
  });
});

describe('Gamma-Poisson predictive', () => {
  const seen = { events: 8, exposure: 28 };

  it.each([
    [1, 0.2579, 5],
    [2, 0.04039, 5],
    [3, 0.004766, 6],
    [4, 0.000466, 6],
  ])('gives the golden chance of %d or more in a day', (x, p, digits) => {
    expect(atLeast(seen, x)).toBeCloseTo(p, digits);
  });

  it.each([
    [7, 0.1501],
    [10, 0.0746],
    [14, 0.0319],
  ])('gives the golden chance of %d silent days', (days, p) => {
    expect(noneIn(seen, days)).toBeCloseTo(p, 4);
  });

  it('says from which day silence is as unlikely as alpha', () => {
    expect(silenceLimit(seen, 0.05)).toBeCloseTo(11.83, 2);
    expect(noneIn(seen, silenceLimit(seen, 0.05))).toBeCloseTo(0.05, 9);
  });

  it('is one minus the chance of none for a single event, at any exposure', () => {
    for (const ahead of [0.2, 1, 3.5]) {
      expect(atLeast(seen, 1, ahead)).toBeCloseTo(1 - noneIn(seen, ahead), 9);
    }
  });

  it('says nothing without exposure', () => {
    expect(atLeast({ events: 0, exposure: 0 }, 1)).toBeNaN();
  });
});
