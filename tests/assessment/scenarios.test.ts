import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessProblem } from '../../src/assessment/assess.ts';
import { contributionsOf, leaderOf, sensitivityOf, standingsOf } from '../../src/assessment/scenarios.ts';
import type { Rating } from '../../src/definitions/model.ts';
import type { IndicatorState, Signal } from '../../src/evidence/index.ts';
import { healthyLedger, hit, hoursAgo, indicator, NOW, problem, source } from './builders.ts';

const SCENARIOS = ['calm', 'strike', 'talks'].map((id) => ({ id, title: id, description: '' }));

const state = (id: string, signal: Signal): IndicatorState => ({
  indicator: id,
  signal,
  since: '',
  why: '',
  score: 0,
  stories: 0,
  families: 0,
  evidence: [],
  rule: '',
});

const build = (rows: readonly { id: string; signal: Signal; ratings: Record<string, Rating> }[]) => {
  const definition = problem(
    rows.map(({ id, ratings }) => indicator(id, { diagnosticity: ratings })),
    { scenarios: SCENARIOS },
  );
  return {
    definition,
    parts: contributionsOf(
      definition,
      rows.map(({ id, signal }) => state(id, signal)),
    ),
  };
};

describe('ranking of scenarios', () => {
  it('adds the ratings of what is seen, takes off those of what is overdue, and shares ranks', () => {
    const { definition, parts } = build([
      { id: 'a', signal: 'corroborated', ratings: { calm: -2, strike: 2, talks: 0 } },
      { id: 'b', signal: 'overdue', ratings: { calm: 1, strike: 0, talks: 2 } },
      { id: 'c', signal: 'quiet', ratings: { calm: 2, strike: 2, talks: 2 } },
      { id: 'd', signal: 'blind', ratings: { calm: 2, strike: 2, talks: 2 } },
      { id: 'e', signal: 'fading', ratings: { calm: 2, strike: 2, talks: 2 } },
    ]);
    expect(standingsOf(definition, parts)).toEqual([
      { scenario: 'strike', score: 2, rank: 1 },
      { scenario: 'talks', score: -2, rank: 2 },
      { scenario: 'calm', score: -3, rank: 3 },
    ]);
  });

  it('has no leader when nothing is seen', () => {
    const { definition, parts } = build([{ id: 'a', signal: 'quiet', ratings: { calm: 2, strike: 0 } }]);
    expect(leaderOf(standingsOf(definition, parts))).toBeUndefined();
    expect(sensitivityOf(definition, parts)).toEqual({ hangsOn: undefined, dependsOn: undefined });
  });

  it('names the indicator on which the lead hangs', () => {
    const { definition, parts } = build([
      { id: 'weak', signal: 'reported', ratings: { calm: 0, strike: 1, talks: 0 } },
      { id: 'strong', signal: 'corroborated', ratings: { calm: -2, strike: 2, talks: 1 } },
      { id: 'other', signal: 'reported', ratings: { calm: 1, strike: 0, talks: 1 } },
    ]);
    expect(sensitivityOf(definition, parts)).toEqual({
      hangsOn: 'weak',
      dependsOn: { indicator: 'weak', lead: 1, leadWithout: 0 },
    });
  });
});

describe('drop-one sensitivity, checked by really leaving the indicator out', () => {
  const rating = fc.constantFrom<Rating>(-2, -1, 0, 1, 2);
  const rows = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      signal: fc.constantFrom<Signal>('reported', 'corroborated', 'surging', 'overdue', 'quiet', 'blind'),
      ratings: fc.record({ calm: rating, strike: rating, talks: rating }),
    }),
    { selector: ({ id }) => id, minLength: 1 },
  );
  const leaderAmong = (some: Parameters<typeof build>[0]) => {
    const { definition, parts } = build(some);
    return leaderOf(standingsOf(definition, parts));
  };

  it('names an indicator exactly when some single one carries the lead', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { definition, parts } = build(all);
        const leader = leaderOf(standingsOf(definition, parts));
        const { hangsOn } = sensitivityOf(definition, parts);
        const carrying = all
          .filter(
            ({ id }) => leader !== undefined && leaderAmong(all.filter((one) => one.id !== id)) !== leader,
          )
          .map(({ id }) => id);
        if (hangsOn === undefined) expect(carrying).toEqual([]);
        else expect(carrying).toContain(hangsOn);
      }),
      { numRuns: 500 },
    );
  });
});

describe('inside an assessment', () => {
  it('moves to another indicator when the one it hung on is taken out of the problem', () => {
    const sources = [source('alpha'), source('beta')];
    const indicators = [
      indicator('fire', { diagnosticity: { calm: -2, strike: 2 } }),
      indicator('walkout', { diagnosticity: { calm: 0, strike: 1 } }),
      indicator('picnic', { diagnosticity: { calm: 2, strike: 0 } }),
    ];
    const run = (some: typeof indicators) =>
      assessProblem({
        problem: problem(some),
        hits: indicators.map(({ id }) =>
          hit(`News of ${id} in Marsa today`, hoursAgo(3), 'alpha', { indicator: id }),
        ),
        health: sources.flatMap(({ id }) => healthyLedger(id, { from: 45 })),
        sources,
        previous: undefined,
        now: NOW,
      }).state;
    expect(run(indicators)).toMatchObject({
      scenarios: [
        { scenario: 'strike', score: 3 },
        { scenario: 'calm', score: 0 },
      ],
      hangsOn: 'fire',
    });
    expect(run(indicators.slice(1))).toMatchObject({
      scenarios: [
        { scenario: 'calm', score: 2 },
        { scenario: 'strike', score: 1 },
      ],
      hangsOn: 'picnic',
    });
    expect(run(indicators.slice(0, 2)).hangsOn).toBeUndefined();
    expect(run(indicators.slice(0, 2)).dependsOn).toEqual({ indicator: 'fire', lead: 5, leadWithout: 1 });
  });
});
