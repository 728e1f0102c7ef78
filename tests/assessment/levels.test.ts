import { describe, expect, it } from 'vitest';
import { levelOf, ruleOutcomes } from '../../src/assessment/levels.ts';
import type { LevelRule, ProblemDefinition } from '../../src/definitions/model.ts';
import type { IndicatorState, Signal } from '../../src/evidence/index.ts';
import { indicator, NOW, problem } from './builders.ts';

const state = (id: string, signal: Signal): IndicatorState => ({
  indicator: id,
  signal,
  since: '2030-03-01T00:00:00.000Z',
  why: 'Invented.',
  score: 100,
  stories: 1,
  families: 1,
  evidence: [`${id}~1`],
  rule: `rule-${id}`,
});
const FIRE = indicator('crane-fire', { severity: 'critical', says: 'happening' });
const THREAT = indicator('strike-threat', { severity: 'moderate', says: 'threat-or-precursor' });
const TALKS = indicator('talks', { polarity: 'against', severity: 'critical', says: 'contrary' });
const ALL = [FIRE, THREAT, TALKS];
const rule = (where: LevelRule['where'], changes: Partial<LevelRule> = {}): LevelRule => ({
  level: 4,
  atLeast: 1,
  because: 'invented',
  where,
  ...changes,
});
const withRules = (levels: LevelRule[], changes: Partial<ProblemDefinition> = {}): ProblemDefinition =>
  problem(ALL, { levels, ...changes });
const lit = ALL.map(({ id }) => state(id, 'corroborated'));
const fitting = (where: Omit<LevelRule['where'], 'signals'>): string[] =>
  ruleOutcomes(withRules([rule({ ...where, signals: ['corroborated'] })]), lit).flatMap((outcome) =>
    outcome.fitting.map((one) => one.indicator.id),
  );

describe('a rule of the level', () => {
  it('takes indicators by name, polarity, severity and what a hit says', () => {
    expect(fitting({})).toEqual(['crane-fire', 'strike-threat', 'talks']);
    expect(fitting({ indicators: ['talks'] })).toEqual(['talks']);
    expect(fitting({ polarity: ['for'] })).toEqual(['crane-fire', 'strike-threat']);
    expect(fitting({ severity: ['critical'] })).toEqual(['crane-fire', 'talks']);
    expect(fitting({ says: ['threat-or-precursor'] })).toEqual(['strike-threat']);
    expect(fitting({ polarity: ['for'], severity: ['critical'] })).toEqual(['crane-fire']);
  });

  it('takes them by their signal, and holds when enough of them fit', () => {
    const two = withRules([rule({ signals: ['surging', 'reported'] }, { atLeast: 2 })]);
    const outcome = (signals: Signal[]) =>
      ruleOutcomes(
        two,
        ALL.map(({ id }, at) => state(id, signals[at] ?? 'quiet')),
      )[0]?.holds;
    expect(outcome(['surging', 'reported', 'quiet'])).toBe(true);
    expect(outcome(['surging', 'corroborated', 'fading'])).toBe(false);
  });
});

describe('the level of a problem', () => {
  const levelFor = (levels: LevelRule[], changes: Partial<ProblemDefinition> = {}) =>
    levelOf(withRules(levels, changes), lit, undefined, NOW);

  it('is that of the highest rule that holds, with its reason and the evidence of what fits it', () => {
    const level = levelFor([
      rule({ signals: ['reported'] }, { level: 5 }),
      rule({ indicators: ['crane-fire'], signals: ['corroborated'] }, { level: 3 }),
      rule({ signals: ['corroborated'] }, { level: 2 }),
    ]);
    expect(level).toMatchObject({
      level: 3,
      why: 'Moderate: invented: Title of crane-fire (corroborated).',
      evidence: ['crane-fire~1'],
    });
  });

  it('is never below the one at rest, whatever lower rule holds', () => {
    const low = rule({ signals: ['corroborated'] }, { level: 2 });
    expect(levelFor([low], { baseLevel: 3 })).toMatchObject({ level: 3, evidence: [] });
    expect(levelFor([low], { baseLevel: 1 })).toMatchObject({ level: 2 });
  });
});
