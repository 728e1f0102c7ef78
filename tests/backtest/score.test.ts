import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseRate, keywordAlarms } from '../../src/backtest/baselines.ts';
import { calmDays, inTime, score } from '../../src/backtest/score.ts';
import { DAY, HOUR } from '../../src/evidence/index.ts';

const period = { from: 0, to: 100 * DAY };
const EVENT = 30 * DAY + 15 * HOUR;

describe('an alert is in time', () => {
  it.each([
    ['seven days before to the minute', EVENT - 7 * DAY, true],
    ['a moment earlier', EVENT - 7 * DAY - 1, false],
    ['at the first report', EVENT, true],
    ['later on the same day', 31 * DAY - 1, true],
    ['on the next day', 31 * DAY, false],
  ])('%s: %s %s', (_, alert, expected) => {
    expect(inTime(alert, EVENT)).toBe(expected);
  });
});

describe('the score', () => {
  it('counts several alerts for one event once, and each alert for none as false', () => {
    const alerts = [EVENT - 3 * DAY, EVENT - 2 * DAY, EVENT - DAY, 60 * DAY, 61 * DAY];
    expect(score([EVENT, 90 * DAY], alerts, period)).toEqual({
      events: 2,
      warned: 1,
      alerts: 5,
      falseAlerts: 2,
      sensitivity: 1 / 2,
      // The first event's window touches days 23 to 30, the second's 83 to 90.
      specificity: (84 - 2) / 84,
      ppv: 1 / 3,
      f1: 0.4,
      alertsPer100Days: 5,
    });
  });

  it('says nothing where there is nothing to divide by', () => {
    expect(score([], [], period)).toMatchObject({
      sensitivity: undefined,
      ppv: undefined,
      f1: undefined,
      specificity: 1,
    });
    expect(score([EVENT], [], period)).toMatchObject({ sensitivity: 0, ppv: undefined, f1: 0 });
  });

  it('keeps every share between 0 and 1, and an alert is either in time or false', () => {
    const times = fc.array(fc.integer({ min: 0, max: 100 * DAY - 1 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, times, (events, alerts) => {
        const { sensitivity, specificity, ppv, f1, falseAlerts } = score(events, alerts, period);
        for (const share of [sensitivity, specificity, ppv, f1]) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0);
          expect(share ?? 0).toBeLessThanOrEqual(1);
        }
        const right = alerts.filter((alert) => events.some((event) => inTime(alert, event))).length;
        expect(right + falseAlerts).toBe(alerts.length);
      }),
    );
  });

  it('calls calm only the days that no window touches', () => {
    const calm = calmDays([EVENT], period);
    expect(calm.size).toBe(92);
    expect([22, 23, 30, 31].map((day) => calm.has(day))).toEqual([true, false, false, true]);
  });
});

describe('the base rate', () => {
  it('gives the chance of an event in seven days by Poisson', () => {
    const events = [10, 30, 50, 70, 90].map((day) => day * DAY);
    expect(baseRate(events, 0, period).chanceIn7Days).toBeCloseTo(1 - Math.exp(-0.35), 12);
  });

  it('expects of alerts at random times what simulated ones get', () => {
    const events = [EVENT, 70 * DAY];
    const { expected } = baseRate(events, 6, period);
    let seed = 7;
    const random = (): number => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const runs = Array.from({ length: 4000 }, () =>
      score(
        events,
        Array.from({ length: 6 }, () => random() * 100 * DAY),
        period,
      ),
    );
    const mean = (of: (one: (typeof runs)[number]) => number): number =>
      runs.reduce((sum, one) => sum + of(one), 0) / runs.length;
    expect(expected.sensitivity).toBeCloseTo(
      mean((one) => one.sensitivity ?? 0),
      1,
    );
    expect(expected.specificity).toBeCloseTo(
      mean((one) => one.specificity ?? 0),
      1,
    );
    const warned = mean((one) => one.warned);
    expect(expected.ppv).toBeCloseTo(warned / (warned + mean((one) => one.falseAlerts)), 1);
  });

  it('says nothing without events or days', () => {
    expect(baseRate([], 3, period).expected.sensitivity).toBeUndefined();
    expect(baseRate([], 0, { from: 0, to: 0 })).toMatchObject({ chanceIn7Days: 0 });
  });
});

describe('the keyword counter', () => {
  const flat = (days: number): [number, number][] => Array.from({ length: days }, (_, day) => [day, 2]);

  it('alarms by EARS C2 at the end of the first day of a run of alarming days', () => {
    const titles = new Map([...flat(40), [20, 30], [21, 30]] as [number, number][]);
    expect(keywordAlarms(titles, { from: 0, to: 40 * DAY })).toEqual([21 * DAY - 1]);
  });

  it('is silent on a flat series and before a baseline exists', () => {
    expect(keywordAlarms(new Map(flat(40)), { from: 0, to: 40 * DAY })).toEqual([]);
    expect(keywordAlarms(new Map([[3, 50]]), { from: 0, to: 8 * DAY })).toEqual([]);
  });
});
