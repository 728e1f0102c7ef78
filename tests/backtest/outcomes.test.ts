import { describe, expect, it } from 'vitest';
import type { KnownEvent } from '../../src/backtest/events.ts';
import { alertOutcome, contributionsTo, eventOutcome, warns } from '../../src/backtest/outcomes.ts';
import type { ReplayedAlert } from '../../src/backtest/replay.ts';
import { Track } from '../../src/backtest/track.ts';
import { type Alert, DAY, HOUR, toIso } from '../../src/evidence/index.ts';
import { cite } from '../../src/markup/cite.ts';
import { hit, NOW } from '../assessment/builders.ts';

const EVENT: KnownEvent = {
  id: 'raid',
  problem: 'harbour-unrest',
  kind: 'event',
  major: true,
  at: NOW,
  description: 'An invented raid.',
};
const NO_TRACK = new Track(HOUR, []);

/** An alert so many days before the event, citing hits of these indicators. */
function alertBefore(
  days: number,
  indicators: readonly string[] = [],
  changes: Partial<Alert> = {},
): ReplayedAlert {
  const at = toIso(NOW - days * DAY);
  const cited = indicators.map((indicator) => hit('Crane burns', at, 'alpha', { indicator }));
  return {
    alert: {
      id: `alert-${days}`,
      problem: EVENT.problem,
      fromVersion: 1,
      toVersion: 1,
      at,
      level: { was: 3, is: 4 },
      urgency: 'interrupt',
      transitions: [],
      evidence: cited.map((one) => cite(one, undefined)),
      status: 'sent',
      ...changes,
    },
    cited,
  };
}
const leads = (...days: number[]) => {
  const alerts = days.map((each) => alertBefore(each));
  const { in7Days, in14Days } = eventOutcome(EVENT, NO_TRACK, alerts, 4);
  return { week: in7Days && in7Days.lead / DAY, fortnight: in14Days && in14Days.lead / DAY };
};

describe('the lead on an event', () => {
  it('is that of the first alert in the seven and in the fourteen days before it', () => {
    expect(leads(20, 10, 5, 2)).toEqual({ week: 5, fortnight: 10 });
    expect(leads(10)).toEqual({ week: undefined, fortnight: 10 });
    expect(leads(20)).toEqual({ week: undefined, fortnight: undefined });
  });

  it('is below nought when the alert came after the first report, on the same day', () => {
    expect(leads(-1 / 24)).toEqual({ week: -1 / 24, fortnight: -1 / 24 });
  });

  it('counts alerts that interrupt, and no others', () => {
    expect(warns(alertBefore(1))).toBe(true);
    expect(warns(alertBefore(1, [], { urgency: 'digest' }))).toBe(false);
  });
});

describe('an alert', () => {
  it.each([
    ['before an event', 5, 'in-time', ['raid']],
    ['in the week after it', -3, 'follow-up', ['raid']],
    ['later', -8, 'false', []],
    ['long before it', 9, 'false', []],
  ])('%s is told as such', (_when, days, verdict, events) => {
    expect(alertOutcome(alertBefore(days), [EVENT])).toMatchObject({ verdict, events });
  });

  it('of a problem without a listed event cannot be judged', () => {
    const threat = { ...EVENT, kind: 'threat' };
    expect(alertOutcome(alertBefore(1), [threat]).verdict).toBe('unjudged');
  });
});

describe('what an indicator gave to the warnings', () => {
  it('are those that cite it, those that cite nothing else, and how they turned out', () => {
    const track = new Track(HOUR, ['crane-fire', 'talks']);
    const alerts = [
      alertBefore(5, ['crane-fire']),
      alertBefore(-3, ['crane-fire', 'talks']),
      alertBefore(30, ['talks']),
    ];
    const outcomes = alerts.map((one) => alertOutcome(one, [EVENT]));
    expect(contributionsTo(track, outcomes)).toMatchObject([
      { indicator: 'crane-fire', alerts: 2, alone: 1, inTime: 1, followUps: 1, falseAlerts: 0 },
      { indicator: 'talks', alerts: 2, alone: 1, inTime: 0, followUps: 1, falseAlerts: 1 },
    ]);
  });
});
