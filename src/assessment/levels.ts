import type { IndicatorDefinition, LevelRule, ProblemDefinition } from '../definitions/model.ts';
import type { EpochMillis, HitId, IndicatorState, LevelState } from '../evidence/index.ts';
import { LEVEL_WORDS, toIso } from '../evidence/index.ts';
import { counted } from './phrases.ts';
import { decides } from './scenarios.ts';

/** A level rule with the indicators that fit it. */
export interface RuleOutcome {
  rule: LevelRule;
  fitting: { indicator: IndicatorDefinition; state: IndicatorState }[];
  holds: boolean;
}

const MAX_EVIDENCE = 20;

const allows = <T>(wanted: readonly T[] | undefined, value: T): boolean =>
  wanted === undefined || wanted.includes(value);

function fits({ where }: LevelRule, indicator: IndicatorDefinition, state: IndicatorState): boolean {
  return (
    allows(where.indicators, indicator.id) &&
    allows(where.polarity, indicator.polarity) &&
    allows(where.severity, indicator.severity) &&
    allows(where.says, indicator.says) &&
    where.signals.includes(state.signal)
  );
}

/** Every rule of the problem with what fits it, highest level first; drafts and deprecated indicators fit none. */
export function ruleOutcomes(problem: ProblemDefinition, states: readonly IndicatorState[]): RuleOutcome[] {
  const byId = new Map(states.map((state) => [state.indicator, state]));
  const outcomes = problem.levels.map((rule) => {
    const fitting = problem.indicators.filter(decides).flatMap((indicator) => {
      const state = byId.get(indicator.id);
      return state !== undefined && fits(rule, indicator, state) ? [{ indicator, state }] : [];
    });
    return { rule, fitting, holds: fitting.length >= rule.atLeast };
  });
  return outcomes.sort((a, b) => b.rule.level - a.rule.level);
}

function because(outcome: RuleOutcome): string {
  const named = outcome.fitting
    .slice(0, 3)
    .map(({ indicator, state }) => `${indicator.title} (${state.signal})`);
  const more = outcome.fitting.length - named.length;
  const rest = more > 0 ? ` and ${counted(more, 'more', 'more')}` : '';
  return `${outcome.rule.because}: ${named.join(', ')}${rest}`;
}

function evidenceOf(outcome: RuleOutcome): HitId[] {
  return [...new Set(outcome.fitting.flatMap(({ state }) => state.evidence))].slice(0, MAX_EVIDENCE);
}

/** Level of a problem: the highest level with a rule that holds, else the base level. */
export function levelOf(
  problem: ProblemDefinition,
  states: readonly IndicatorState[],
  previous: LevelState | undefined,
  now: EpochMillis,
): LevelState {
  const holding = ruleOutcomes(problem, states).filter((outcome) => outcome.holds);
  const top = holding.find((outcome) => outcome.rule.level >= problem.baseLevel);
  const level = top?.rule.level ?? problem.baseLevel;
  const why = top === undefined ? restingWhy(problem, states) : because(top);
  return {
    level,
    since: previous !== undefined && previous.level === level ? previous.since : toIso(now),
    why: `${LEVEL_WORDS[level]}: ${why}.`,
    evidence: top === undefined ? [] : evidenceOf(top),
  };
}

function restingWhy(problem: ProblemDefinition, states: readonly IndicatorState[]): string {
  const deciding = new Set(problem.indicators.filter(decides).map(({ id }) => id));
  const blind = states.filter((state) => deciding.has(state.indicator) && state.signal === 'blind').length;
  const note =
    blind === 0 ? '' : `, but ${blind} of ${counted(deciding.size, 'indicator', 'indicators')} blind`;
  return `no rule for a higher level holds${note}`;
}
