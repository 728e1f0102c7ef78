import { describe, expect, it } from 'vitest';
import type { AssessmentInput } from '../../src/assessment/assess.ts';
import { assessProblem, changed, lookback } from '../../src/assessment/assess.ts';
import type { HitRecord, ProblemState } from '../../src/evidence/index.ts';
import { DAY, HOUR, toIso } from '../../src/evidence/index.ts';
import {
  daysAgo,
  failedLedger,
  healthyLedger,
  hit,
  hoursAgo,
  indicator,
  NOW,
  problem,
  source,
} from './builders.ts';

const SOURCES = [source('alpha'), source('beta'), source('gamma')];
const LEDGER = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 }));
const PAIR = [
  hit('Gunmen storm grain depot in Marsa port, guards flee', hoursAgo(5), 'alpha', { itemId: 'p1' }),
  hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(3), 'beta', { itemId: 'p2' }),
];

const input = (over: Partial<AssessmentInput> = {}): AssessmentInput => ({
  problem: problem([indicator('crane-fire')]),
  hits: [],
  health: LEDGER,
  sources: SOURCES,
  previous: undefined,
  now: NOW,
  ...over,
});
const assess = (over: Partial<AssessmentInput> = {}) => assessProblem(input(over));
const signalOf = (state: ProblemState, id = 'crane-fire') =>
  state.indicators.find((one) => one.indicator === id);

describe('first assessment', () => {
  it('writes a first entry even when all is quiet', () => {
    const { state, transitions } = assess();
    expect(state.version).toBe(1);
    expect(transitions).toMatchObject([{ subject: 'problem', was: null, is: 1 }]);
    expect(signalOf(state)?.signal).toBe('quiet');
    expect(signalOf(state)?.why).toContain('3 of 3 feeds that could carry it are seen through');
  });

  it('is followed by no transition while nothing changes', () => {
    const first = assess().state;
    const later = assess({ previous: first, now: NOW + HOUR });
    expect(later.transitions).toEqual([]);
    expect(later.state.version).toBe(1);
    expect(later.state.level.since).toBe(first.level.since);
  });
});

describe('escalation', () => {
  it('says reported for one family, with the figures in the sentence', () => {
    const { state } = assess({ hits: PAIR.slice(0, 1) });
    expect(signalOf(state)).toMatchObject({
      signal: 'reported',
      stories: 1,
      families: 1,
      evidence: ['crane-fire~p1'],
    });
    expect(signalOf(state)?.why).toBe(
      '1 story from 1 family (alpha) in 14 days, not corroborated, newest 5 h ago: "Gunmen storm grain depot in Marsa port, guards flee"',
    );
    expect(state.level).toMatchObject({
      level: 3,
      why: 'Moderate: something is reported: Title of crane-fire (reported).',
    });
  });

  it('quotes below the title what the hit rests on, when the title alone says otherwise', () => {
    const text = 'Their captain said "we *have* refused it".';
    const refused = hit('Guards will keep the truce', hoursAgo(5), 'alpha', {
      passage: { text, matched: [{ start: 30, end: 37, term: 'refused' }] },
    });
    expect(signalOf(assess({ hits: [refused] }).state)?.why).toMatch(
      /newest 5 h ago: "Guards will keep the truce", which says: "Their captain said 'we have \*refused\* it'\."$/,
    );
  });

  it('rises at once when a second independent family carries the story', () => {
    const first = assess({ hits: PAIR.slice(0, 1) }).state;
    const { state, transitions } = assess({ hits: PAIR, previous: first, now: NOW + HOUR });
    expect(state.version).toBe(2);
    expect(transitions).toMatchObject([
      { subject: 'problem', was: 3, is: 4, evidence: ['crane-fire~p2', 'crane-fire~p1'] },
      { subject: 'indicator', was: 'reported', is: 'corroborated', rule: 'rule-crane-fire' },
    ]);
    expect(signalOf(state)?.why).toMatch(
      /^2 independent families carry one story in 14 days, newest 6 h ago/,
    );
  });

  it('never comes from demoted or backfilled hits', () => {
    for (const weak of [{ demoted: true }, { backfill: true }]) {
      const { state } = assess({ hits: PAIR.map((one) => ({ ...one, ...weak })) });
      expect(signalOf(state)?.signal).toBe('quiet');
      expect(signalOf(state)?.why).toContain('2 hits shown but not counted');
      expect(state.level.level).toBe(1);
    }
  });

  it('never comes from draft or deprecated indicators, whose signals are still shown', () => {
    for (const status of ['draft', 'deprecated'] as const) {
      const { state } = assess({ problem: problem([indicator('crane-fire', { status })]), hits: PAIR });
      expect(signalOf(state)?.signal).toBe('corroborated');
      expect(state.level.level).toBe(1);
    }
  });

  it('ignores evidence from the future and from other problems', () => {
    const future = PAIR.map((one) => ({ ...one, at: toIso(NOW + HOUR) }));
    const foreign = PAIR.map((one) => ({ ...one, problem: 'elsewhere' }));
    expect(signalOf(assess({ hits: [...future, ...foreign] }).state)?.signal).toBe('quiet');
  });
});

describe('de-escalation', () => {
  const at = (days: number, health = LEDGER, previous?: ProblemState) => {
    const now = NOW + days * DAY;
    return assess({ hits: PAIR, health, now, previous }).state;
  };
  const ledgerUntil = (days: number) =>
    SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 + days, now: NOW + days * DAY }));

  it('follows decay: corroborated, then fading below the reaction point, then quiet past the lifetime', () => {
    expect(signalOf(at(9, ledgerUntil(9)))?.signal).toBe('corroborated');
    const fading = signalOf(at(11, ledgerUntil(11)));
    expect(fading?.signal).toBe('fading');
    expect(fading?.why).toMatch(/^Weight down to 19 of 100 \(reaction point 30\)/);
    expect(signalOf(at(15, ledgerUntil(15)))?.signal).toBe('quiet');
  });

  it('does not happen while nothing can be seen: missing data resolves nothing', () => {
    const outage = SOURCES.flatMap(({ id }) => [
      ...healthyLedger(id, { from: 45 }),
      ...failedLedger(id, { from: 19, to: 0, now: NOW + 20 * DAY }),
    ]);
    const state = at(20, outage);
    expect(signalOf(state)?.signal).toBe('corroborated');
    expect(signalOf(state)?.why).toContain('no healthy collection since 2030-03-04 12:00 UTC');
    expect(signalOf(state)?.unseenSince).toBe(toIso(NOW));
    expect(state.level.level).toBe(4);
  });

  it('is refused even for evidence past the lookback, as long as nothing can be seen', () => {
    const lit = at(0);
    const { state, transitions } = assess({
      hits: [],
      health: SOURCES.flatMap(({ id }) => failedLedger(id, { from: 3, now: NOW + 90 * DAY })),
      previous: lit,
      now: NOW + 90 * DAY,
    });
    expect(signalOf(state)).toMatchObject({ signal: 'corroborated', evidence: signalOf(lit)?.evidence });
    expect(signalOf(state)?.why).toMatch(/^Kept as corroborated, because no healthy collection/);
    expect(transitions).toMatchObject([{ subject: 'problem', was: 4, is: 'blind' }]);
  });
});

describe('blind', () => {
  const cut = SOURCES.flatMap(({ id }) => [
    ...healthyLedger(id, { from: 45, to: 2 }),
    ...failedLedger(id, { from: 1, to: 0 }),
  ]);

  it('is said when every feed that could carry it failed, never quiet', () => {
    const { state } = assess({ health: cut });
    expect(signalOf(state)?.signal).toBe('blind');
    expect(signalOf(state)?.why).toBe(
      'No healthy collection since 2030-03-02 23:00 UTC by all 3 feeds that could carry it',
    );
    expect(state.level.why).toContain('1 of 1 indicator blind');
  });

  it('is said of the problem as well when half of its indicators cannot be seen, lit ones included', () => {
    const lit = assess({ hits: PAIR }).state;
    const later = NOW + 3 * DAY;
    const outage = SOURCES.flatMap(({ id }) => failedLedger(id, { from: 2, now: later }));
    const { state, transitions } = assess({
      hits: PAIR,
      health: [...LEDGER, ...outage],
      previous: lit,
      now: later,
    });
    expect(transitions).toMatchObject([
      {
        subject: 'problem',
        was: 4,
        is: 'blind',
        why: '1 of 1 indicator cannot be seen since 2030-03-04 12:00 UTC; level 4 (Substantial) is kept, because missing data resolves nothing',
      },
    ]);
    expect(state.blindSince).toBe(toIso(later));
    expect(
      assess({ hits: PAIR, health: [...LEDGER, ...outage], previous: state, now: later + HOUR }).transitions,
    ).toEqual([]);
  });

  it('ends when one of them is seen through again', () => {
    const blind = assess({ health: cut }).state;
    const back = healthyLedger('beta', { from: 0, now: NOW + DAY });
    const { state, transitions } = assess({ health: [...cut, ...back], previous: blind, now: NOW + DAY });
    expect(signalOf(state)?.signal).toBe('quiet');
    expect(transitions).toMatchObject([
      {
        subject: 'problem',
        was: 'blind',
        is: 1,
        why: expect.stringMatching(/^Collection is healthy again, lost 24 h ago/),
      },
      { subject: 'indicator', was: 'blind', is: 'quiet' },
    ]);
    expect(state.blindSince).toBeUndefined();
  });

  it('looks only at feeds inside the scope of families and languages', () => {
    const sources = [source('alpha'), source('kurdish', { language: 'ckb' })];
    const health = [...healthyLedger('alpha', { from: 45 }), ...failedLedger('kurdish', { from: 45 })];
    const scoped = (scope: object) =>
      signalOf(
        assess({ problem: problem([indicator('crane-fire', { sources: scope })]), sources, health }).state,
      )?.signal;
    expect(scoped({})).toBe('quiet');
    expect(scoped({ only: { languages: ['ckb'] } })).toBe('blind');
    expect(scoped({ never: { families: ['alpha'] } })).toBe('blind');
    expect(scoped({ only: { families: ['nobody'] } })).toBe('blind');
  });

  it('is said of a feed that answers and has been frozen for weeks', () => {
    const frozen = healthyLedger('alpha', { from: 20, articles: 0 });
    expect(signalOf(assess({ sources: [source('alpha')], health: frozen }).state)?.signal).toBe('blind');
  });

  it('is not said while a feed brings hits, even if the ledger lags behind', () => {
    const [one] = PAIR.map((pair) => ({ ...pair, demoted: true }));
    if (one === undefined) throw new Error('a hit expected');
    expect(signalOf(assess({ health: [], hits: [one] }).state)?.signal).toBe('quiet');
  });

  it('is said when nothing was ever polled', () => {
    expect(signalOf(assess({ health: [] }).state)?.signal).toBe('blind');
  });
});

describe('overdue', () => {
  const weekly = indicator('weekly-talks', {
    expected: { reason: 'the parties meet twice a week', baselineDays: 28, alpha: 0.05 },
    lifetime: 7 * DAY,
  });
  const meeting = (days: number) =>
    hit(`Meeting ${days} of the Marsa port council ends with statement`, daysAgo(days), 'alpha', {
      indicator: 'weekly-talks',
      itemId: `m${days}`,
    });
  const regular = [40, 36, 33, 29, 26, 22, 19, 15].map(meeting);
  const run = (health = LEDGER, hits: HitRecord[] = regular, previous?: ProblemState) =>
    assess({ problem: problem([weekly]), hits, health, previous });

  it('is said when the silence is too long for what was usual, with the arithmetic', () => {
    const state = signalOf(run().state, 'weekly-talks');
    expect(state?.signal).toBe('overdue');
    expect(state?.why).toMatch(/^Not seen for 15 healthy days, overdue from 1\d\.\d: with 8 stories/);
    expect(state?.why).toContain('the parties meet twice a week');
  });

  it('is not said when collection failed during the silence', () => {
    const outage = SOURCES.flatMap(({ id }) => [
      ...healthyLedger(id, { from: 45, to: 14 }),
      ...failedLedger(id, { from: 13, to: 1 }),
      ...healthyLedger(id, { from: 0 }),
    ]);
    expect(signalOf(run(outage).state, 'weekly-talks')?.signal).not.toBe('overdue');
  });

  it('is not said on a baseline shorter than required', () => {
    const short = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 20 }));
    expect(signalOf(run(short).state, 'weekly-talks')?.signal).toBe('quiet');
  });

  it('ends with the next story and only with it', () => {
    const overdue = run().state;
    const still = assess({
      problem: problem([weekly]),
      hits: [],
      previous: overdue,
      now: NOW + 80 * DAY,
      health: SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45, now: NOW + 80 * DAY })),
    });
    expect(signalOf(still.state, 'weekly-talks')?.signal).toBe('overdue');
    expect(signalOf(run(LEDGER, [...regular, meeting(0)], overdue).state, 'weekly-talks')?.signal).toBe(
      'reported',
    );
  });
});

describe('surging', () => {
  const raid = (day: number, n: number, by: string) =>
    hit(
      `Raid ${n} of day ${day}: ${['Tasra', 'Velim', 'Orun', 'Kesh', 'Dorna', 'Pashir'][n % 6]} post overrun by riders`,
      daysAgo(day),
      by,
      {
        itemId: `r${day}-${n}-${by}`,
      },
    );
  const background = [40, 30, 25, 18, 12].map((day) => raid(day, day % 6, 'alpha'));
  const burst = [0, 1, 2, 3].map((n) => raid(0, n, n % 2 === 0 ? 'alpha' : 'beta'));

  it('is said of more stories in a day than chance explains, with the test in the sentence', () => {
    const { state } = assess({ hits: [...background, ...burst] });
    expect(signalOf(state)?.signal).toBe('surging');
    expect(signalOf(state)?.why).toMatch(
      /^4 stories on 2030-03-04 where 0\.\d+ a day are usual over 28 healthy days, chance of that 1 in [\d,]+ \(/,
    );
    expect(signalOf(state)?.baseline).toMatchObject({ days: 28, method: 'gamma-poisson' });
    expect(state.level.level).toBe(5);
  });

  it('is not said of stories from a single family', () => {
    const lone = [0, 1, 2, 3].map((n) => raid(0, n, 'alpha'));
    expect(signalOf(assess({ hits: [...background, ...lone] }).state)?.signal).toBe('reported');
  });

  it('is not said when the volume of collection rose as much', () => {
    const flood = SOURCES.flatMap(({ id }) => [
      ...healthyLedger(id, { from: 45, to: 1 }),
      ...healthyLedger(id, { from: 0, articles: 5000 }),
    ]);
    expect(signalOf(assess({ hits: [...background, ...burst], health: flood }).state)?.signal).not.toBe(
      'surging',
    );
  });

  it('is not said before the baseline is long enough', () => {
    const young = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 10 }));
    const state = signalOf(assess({ hits: burst, health: young }).state);
    expect(state?.signal).not.toBe('surging');
    expect(state?.baseline).toMatchObject({ required: 14 });
  });

  it('holds for two healthy days more', () => {
    const at = (days: number) => {
      const now = NOW + days * DAY;
      const health = SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 50, now }));
      return signalOf(assess({ hits: [...background, ...burst], health, now }).state)?.signal;
    };
    expect(at(2)).toBe('surging');
    expect(at(3)).not.toBe('surging');
  });
});

describe('the board copy', () => {
  it('needs a refresh when evidence moved, not when minutes passed', () => {
    const first = assess({ hits: PAIR.slice(0, 1) }).state;
    const later = assess({ hits: PAIR.slice(0, 1), previous: first, now: NOW + 10 * 60_000 }).state;
    expect(changed(undefined, first)).toBe(true);
    expect(changed(first, later)).toBe(false);
    const moved = assess({
      hits: [...PAIR.slice(0, 1), hit('Crane burnt in Velim yard', hoursAgo(1), 'alpha')],
      previous: first,
      now: NOW + 10 * 60_000,
    });
    expect(changed(first, moved.state)).toBe(true);
  });

  it('does not mind in which order a store gives back the fields', () => {
    const first = assess({ hits: PAIR }).state;
    const shuffled: ProblemState = {
      ...first,
      indicators: first.indicators.map((one) => ({ ...one, rule: one.rule, indicator: one.indicator })),
      level: {
        evidence: first.level.evidence,
        why: first.level.why,
        since: first.level.since,
        level: first.level.level,
      },
    };
    expect(changed(shuffled, assess({ hits: PAIR, previous: first, now: NOW + 1000 }).state)).toBe(false);
  });

  it('is renewed hourly, so that the ages in its sentences stay true', () => {
    const first = assess({ hits: PAIR }).state;
    expect(changed(first, assess({ hits: PAIR, previous: first, now: NOW + HOUR }).state)).toBe(true);
  });
});

it("looks back two weeks beyond twice the longest lifetime, and at least beyond the statistics' 45 days", () => {
  expect(lookback(problem([indicator('a')]))).toBe((45 + 14) * DAY);
  expect(lookback(problem([indicator('a'), indicator('b', { lifetime: 60 * DAY })]))).toBe((120 + 14) * DAY);
});
