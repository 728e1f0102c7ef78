import { describe, expect, it } from 'vitest';
import { assessProblem, explainAssessment, explanationLines } from '../../src/assessment/index.ts';
import { DAY } from '../../src/evidence/index.ts';
import { daysAgo, healthyLedger, hit, hoursAgo, indicator, NOW, problem, source } from './builders.ts';

const SOURCES = [source('alpha'), source('beta'), source('gamma')];
const INPUT = {
  problem: problem([
    indicator('crane-fire', { diagnosticity: { strike: 2, calm: -2 } }),
    indicator('talks', {
      lifetime: 3 * DAY,
      delta: 2,
      diagnosticity: { strike: -1, calm: 2 },
      expected: { reason: 'they meet twice a week', baselineDays: 28, alpha: 0.05 },
    }),
    indicator('sketch', { status: 'draft' }),
  ]),
  hits: [
    hit('Gunmen storm grain depot in Marsa port, guards flee', hoursAgo(84), 'alpha', { itemId: 'p1' }),
    hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(80), 'beta', {
      itemId: 'p2',
      passage: { text: 'A crane was set alight.', matched: [{ start: 12, end: 22, term: 'set alight' }] },
    }),
    hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(79), 'gamma', { itemId: 'p3' }),
    hit('Crane may burn, say gunmen', hoursAgo(5), 'alpha', { itemId: 'd1', demoted: true }),
    ...[33, 29, 26, 22, 19, 12].map((days) =>
      hit(`Round ${days} of talks in Marsa ends`, daysAgo(days), 'alpha', {
        indicator: 'talks',
        itemId: `t${days}`,
      }),
    ),
  ],
  health: SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 45 })),
  sources: SOURCES,
  previous: undefined,
  now: NOW,
};

describe('the explanation of an assessment', () => {
  const explanation = explainAssessment(INPUT);
  const text = explanationLines(explanation).join('\n');

  it('ends in the very state that the assessment gives', () => {
    expect(explanation.assessment).toEqual(assessProblem(INPUT));
  });

  it('shows the decay in figures that can be checked by hand', () => {
    const [story] = explanation.indicators[0]?.stories ?? [];
    expect(story?.score).toBeCloseTo(100 * (1 - 3.5 / 14), 6);
    expect(text).toContain('weight 100 x (1 - (3.5/14)) = 75');
  });

  it('shows who was counted, who copied, and the grade with its reason', () => {
    expect(text).toContain(
      'corroborated: alpha, beta; copied by gamma; digit 1, 2 independent families carry it',
    );
    expect(text).toContain('1 hit shown, not counted (demoted or backfilled)');
  });

  it('shows what an article says below its title where the hit rests on that', () => {
    expect(text).toMatch(/\[B\] beta: .*; evidence crane-fire~p2\n {8}"A crane was \*set alight\*\."/);
  });

  it('shows every level rule with what fits it', () => {
    expect(text).toContain(
      '[x] 4 Substantial: a severe indicator is corroborated; needs 1, has 1: crane-fire (corroborated)',
    );
    expect(text).toContain('[ ] 5 Serious: an indicator surges; needs 1, has 0: none');
  });

  it('shows what each indicator adds to each scenario and who would lead without it', () => {
    expect(text).toContain('crane-fire: strike 2, calm -2; without it: a tie');
    expect(text).toContain('hangs on crane-fire');
  });

  it('shows the arithmetic of silence and of the aberration tests', () => {
    expect(text).toMatch(
      /silence: 6 stories in 2\d(\.\d)? healthy days \(b\), 12 silent \(d\); P\(none\) = \(b\/\(b\+d\)\)\^6\.5 = 0\.0\d+/,
    );
    expect(text).toMatch(
      /aberration: 0 stories on 2030-03-04, mean 0\.\d+ a day, baseline 28 of 14 healthy days required by gamma-poisson/,
    );
    expect(text).toContain('EARS of the newest day: C1');
  });

  it('marks what decides nothing', () => {
    expect(text).toContain('sketch [draft, decides nothing]: quiet');
  });

  it('says what could not be said', () => {
    const young = { ...INPUT, health: SOURCES.flatMap(({ id }) => healthyLedger(id, { from: 5 })) };
    const lines = explanationLines(explainAssessment(young)).join('\n');
    expect(lines).toContain('of 14 healthy days required: nothing is said');
    expect(lines).toContain('days and 3 stories required: nothing is said');
  });
});
