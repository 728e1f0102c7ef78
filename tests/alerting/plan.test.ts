import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, gathering, type PlanInput, planAlert } from '../../src/alerting/index.ts';
import type {
  HitRecord,
  LogEntry,
  ProblemState,
  Signal,
  Silence,
  Transition,
} from '../../src/evidence/index.ts';
import { DAY, HOUR, type Level, MINUTE, toIso } from '../../src/evidence/index.ts';
import { hit, hoursAgo, indicator, NOW, problem } from '../assessment/builders.ts';

const PROBLEM = problem([
  indicator('crane-fire'),
  indicator('walkout'),
  indicator('sketch', { status: 'draft' }),
  indicator('truce', { polarity: 'against' }),
]);

const signal = (id: string, was: Signal | null, is: Signal, evidence: string[] = []): Transition => ({
  subject: 'indicator',
  id,
  was,
  is,
  why: `${id} is ${is}`,
  evidence,
  rule: 'r',
});
const level = (was: Level | null, is: Level, evidence: string[] = []): Transition => ({
  subject: 'problem',
  id: PROBLEM.id,
  was,
  is,
  why: `level ${is}`,
  evidence,
  rule: 'r',
});

/** A log entry whose state follows from its transitions and the signals given. */
function entry(
  version: number,
  now: Level,
  transitions: Transition[],
  signals: Partial<Record<string, Signal>> = {},
  at = NOW,
): LogEntry {
  const moved = new Map(transitions.map((one) => [one.id, one.is]));
  const state: ProblemState = {
    problem: PROBLEM.id,
    version,
    assessedAt: toIso(at),
    level: { level: now, since: toIso(at), why: 'why', evidence: [] },
    indicators: PROBLEM.indicators.map(({ id, rule }) => {
      const is = moved.get(id) ?? signals[id] ?? 'quiet';
      return {
        indicator: id,
        signal: typeof is === 'number' ? 'quiet' : is,
        since: toIso(at),
        why: '',
        score: 0,
        stories: 0,
        families: 0,
        evidence: [],
        rule,
      };
    }),
    scenarios: [],
    rule: 'r',
  };
  return { problem: PROBLEM.id, version, at: toIso(at), transitions, state };
}

const plan = (entries: LogEntry[], over: Partial<PlanInput> = {}) =>
  planAlert({
    problem: PROBLEM,
    entries,
    hits: new Map(),
    grades: new Map(),
    silences: [],
    sentToday: 0,
    now: NOW,
    policy: DEFAULT_POLICY,
    ...over,
  });

describe('what deserves a message', () => {
  it.each<[string, LogEntry]>([
    ['a level that rises', entry(2, 3, [level(1, 3)])],
    ['a level that falls', entry(2, 1, [level(3, 1)])],
    ['a signal that becomes corroborated', entry(2, 1, [signal('walkout', 'reported', 'corroborated')])],
    ['a signal that surges', entry(2, 1, [signal('walkout', 'corroborated', 'surging')])],
    ['a signal that becomes overdue', entry(2, 1, [signal('walkout', 'quiet', 'overdue')])],
    ['a first assessment above the base level', entry(1, 3, [level(null, 3)])],
  ])('is %s', (_name, one) => {
    expect(plan([one])).toMatchObject({ status: 'pending', transitions: one.transitions });
  });

  it('is a lit signal that another family reinforced, for the digest alone, whatever the level', () => {
    const told = {
      ...signal('walkout', 'corroborated', 'corroborated'),
      reinforcement: { families: ['gamma'], secondStory: false },
    };
    for (const now of [2, 4, 5] as const) {
      expect(plan([entry(2, now, [told])])).toMatchObject({
        urgency: 'digest',
        status: 'pending',
        transitions: [told],
      });
    }
  });

  it.each<[string, LogEntry]>([
    ['a single report', entry(2, 1, [signal('walkout', 'quiet', 'reported')])],
    ['a fading signal', entry(2, 1, [signal('walkout', 'corroborated', 'fading')])],
    ['a surge that calms down to corroborated', entry(2, 1, [signal('walkout', 'surging', 'corroborated')])],
    ['a draft indicator', entry(2, 1, [signal('sketch', 'reported', 'corroborated')])],
    ['a first assessment at the base level', entry(1, 1, [level(null, 1)])],
    [
      'an indicator that goes blind while the problem sees',
      entry(2, 1, [signal('walkout', 'quiet', 'blind')]),
    ],
  ])('is not %s', (_name, one) => {
    expect(plan([one])).toBeUndefined();
  });

  it('is the problem going blind, and seeing again, neither of which interrupts', () => {
    const sight = (was: Transition['was'], is: Transition['is']): Transition => ({
      ...level(null, 4),
      was,
      is,
    });
    const dark = plan([entry(2, 4, [sight(4, 'blind'), signal('walkout', 'quiet', 'blind')])]);
    const light = plan([entry(3, 4, [sight('blind', 4), signal('walkout', 'blind', 'quiet')])]);
    expect(dark).toMatchObject({
      urgency: 'digest',
      level: { was: 4, is: 4 },
      transitions: [{ is: 'blind' }],
    });
    expect(light).toMatchObject({
      urgency: 'digest',
      level: { was: 4, is: 4 },
      transitions: [{ was: 'blind' }],
    });
  });

  it('is nothing when the log brought nothing', () => {
    expect(plan([])).toBeUndefined();
  });
});

describe('grouping', () => {
  it('makes one alert of consecutive entries of a problem, under the first version', () => {
    const alert = plan([
      entry(4, 3, [level(1, 3), signal('walkout', 'quiet', 'reported')]),
      entry(5, 4, [level(3, 4), signal('walkout', 'reported', 'corroborated')]),
    ]);
    expect(alert).toMatchObject({
      id: 'harbour-unrest.4',
      fromVersion: 4,
      toVersion: 5,
      level: { was: 1, is: 4 },
      urgency: 'interrupt',
    });
    expect(alert?.transitions.map(({ is }) => is)).toEqual([3, 4, 'corroborated']);
  });

  it('says the same however often it is planned', () => {
    const entries = [entry(4, 4, [level(1, 4)])];
    expect(plan(entries)).toEqual(plan(entries));
  });

  it('waits a little for company unless it interrupts', () => {
    const at = (now: Level, minutes: number) =>
      gathering({
        problem: PROBLEM,
        entries: [entry(2, now, [level(1, now)], {}, NOW - minutes * MINUTE)],
        now: NOW,
        policy: DEFAULT_POLICY,
      });
    expect(at(3, 1)).toBe(true);
    expect(at(3, 11)).toBe(false);
    expect(at(4, 1)).toBe(false);
  });
});

describe('urgency', () => {
  it('interrupts only for escalation at a top level', () => {
    expect(plan([entry(2, 4, [level(3, 4)])])?.urgency).toBe('interrupt');
    expect(plan([entry(2, 4, [signal('walkout', 'quiet', 'corroborated')])])?.urgency).toBe('interrupt');
    expect(plan([entry(2, 3, [level(2, 3)])])?.urgency).toBe('digest');
    expect(plan([entry(2, 4, [level(5, 4)])])?.urgency).toBe('digest');
  });

  it('leaves to the digest what strengthens while the problem stands at the highest level: it has woken everybody', () => {
    expect(plan([entry(2, 5, [signal('walkout', 'quiet', 'corroborated')])])?.urgency).toBe('digest');
    expect(plan([entry(2, 5, [level(4, 5), signal('walkout', 'quiet', 'surging')])])?.urgency).toBe(
      'interrupt',
    );
  });

  it('wakes nobody for what speaks against the problem', () => {
    expect(plan([entry(2, 4, [signal('truce', 'reported', 'corroborated')])])?.urgency).toBe('digest');
  });

  it('does not lose an escalation that is over when it is planned', () => {
    const alert = plan([entry(2, 5, [level(1, 5)]), entry(3, 1, [level(5, 1)])]);
    expect(alert).toMatchObject({ urgency: 'interrupt', level: { was: 1, is: 1 } });
  });
});

describe('what is held, with the reason', () => {
  const rise = [entry(2, 4, [level(1, 4)])];
  const silence = (over: Partial<Silence> = {}): Silence => ({
    id: 's1',
    owner: 'duty analyst',
    reason: 'port drill this week',
    from: hoursAgo(2),
    until: toIso(NOW + DAY),
    ...over,
  });

  it('is what an active silence covers', () => {
    expect(plan(rise, { silences: [silence({ problem: PROBLEM.id })] })).toMatchObject({
      status: 'held',
      urgency: 'digest',
      held: `silenced by duty analyst until ${toIso(NOW + DAY)}: port drill this week`,
    });
  });

  it('is not what a silence covered before its begin, after its end, or elsewhere', () => {
    const others = [
      silence({ until: toIso(NOW) }),
      silence({ from: toIso(NOW + HOUR) }),
      silence({ problem: 'elsewhere' }),
      silence({ indicator: 'walkout' }),
    ];
    for (const one of others) expect(plan(rise, { silences: [one] })?.status).toBe('pending');
  });

  it('mutes one indicator and lets the rest through', () => {
    const both = [
      entry(2, 1, [signal('walkout', 'quiet', 'overdue'), signal('crane-fire', 'quiet', 'overdue')]),
    ];
    expect(plan(both, { silences: [silence({ indicator: 'walkout' })] })).toMatchObject({
      status: 'pending',
      transitions: [{ id: 'crane-fire' }],
    });
  });

  it('is a child while its parent is Serious', () => {
    const parents = (now: Level) => [{ title: 'Unrest on the coast', level: now }];
    expect(plan(rise, { parents: parents(5) })?.held).toBe(
      'inhibited: Unrest on the coast is at level 5 (Serious)',
    );
    expect(plan(rise, { parents: parents(4) })?.held).toBeUndefined();
  });

  it('is what exceeds the daily budget, save the highest level', () => {
    expect(plan(rise, { sentToday: 12 })).toMatchObject({
      urgency: 'digest',
      status: 'held',
      held: 'over the daily budget of 12: left to the digest',
    });
    expect(plan(rise, { sentToday: 11 })?.status).toBe('pending');
    expect(plan([entry(2, 5, [level(1, 5)])], { sentToday: 40 })?.urgency).toBe('interrupt');
  });
});

describe('evidence', () => {
  it('is quoted newest first with grade, source and the words that matched', () => {
    const hits: HitRecord[] = [
      hit('Crane burns at the quay', hoursAgo(5), 'alpha', { itemId: 'a' }),
      hit('Dockers set quay crane on fire', hoursAgo(2), 'beta', {
        itemId: 'b',
        spans: [{ field: 'title', start: 26, end: 30, text: 'fire', term: 'fire' }],
      }),
    ];
    const ids = hits.map(({ id }) => id);
    const alert = plan(
      [entry(2, 4, [level(1, 4, ids), signal('crane-fire', 'quiet', 'corroborated', [...ids, 'gone'])])],
      { hits: new Map(hits.map((one) => [one.id, one])), grades: new Map([['crane-fire~b', 'B1']]) },
    );
    expect(alert?.evidence).toMatchObject([
      { id: 'crane-fire~b', grade: 'B1', words: ['fire'], source: 'beta' },
      { id: 'crane-fire~a', grade: 'B6' },
    ]);
  });

  it('is a dozen reports at most, the newest', () => {
    const hits = Array.from({ length: 20 }, (_, n) =>
      hit(`Crane ${n} burns`, hoursAgo(n + 1), 'alpha', { itemId: `n${n}` }),
    );
    const ids = hits.map(({ id }) => id);
    const alert = plan([entry(2, 4, [level(1, 4, ids)])], {
      hits: new Map(hits.map((one) => [one.id, one])),
    });
    expect(alert?.evidence.map(({ id }) => id)).toEqual(ids.slice(0, 12));
  });
});
