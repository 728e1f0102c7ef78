import type { ProblemDefinition } from '../definitions/model.ts';
import type { IndicatorState, ProblemState, Transition } from '../evidence/index.ts';
import { fromIso, LEVEL_WORDS } from '../evidence/index.ts';
import { ago, counted, utcMinute } from './phrases.ts';
import { decides } from './scenarios.ts';

/** From this share of unseen deciding indicators on the problem itself is called blind (ours). */
const BLIND_SHARE = 0.5;

interface Sight {
  unseen: IndicatorState[];
  deciding: number;
  blind: boolean;
}

function sightOf(problem: ProblemDefinition, states: readonly IndicatorState[]): Sight {
  const ids = new Set(problem.indicators.filter(decides).map(({ id }) => id));
  const unseen = states.filter(
    ({ indicator, unseenSince }) => ids.has(indicator) && unseenSince !== undefined,
  );
  return { unseen, deciding: ids.size, blind: ids.size > 0 && unseen.length >= BLIND_SHARE * ids.size };
}

/** Since when the problem is blind; undefined while it sees. */
export function blindSince(
  problem: ProblemDefinition,
  states: readonly IndicatorState[],
  previous: ProblemState | undefined,
  now: string,
): string | undefined {
  return sightOf(problem, states).blind ? (previous?.blindSince ?? now) : undefined;
}

const standing = ({ level }: ProblemState): string => `level ${level.level} (${LEVEL_WORDS[level.level]})`;

function lostWhy(problem: ProblemDefinition, state: ProblemState): string {
  const { unseen, deciding } = sightOf(problem, state.indicators);
  const looks = unseen.flatMap(({ unseenSince }) => unseenSince ?? []).sort();
  const last = looks.at(-1);
  const since = last === undefined ? '' : ` since ${utcMinute(last)}`;
  const what = `${unseen.length} of ${counted(deciding, 'indicator', 'indicators')} cannot be seen${since}`;
  return `${what}; ${standing(state)} is kept, because missing data resolves nothing`;
}

function regainedWhy(previous: ProblemState, state: ProblemState): string {
  const from =
    previous.blindSince === undefined
      ? ''
      : `, lost ${ago(fromIso(previous.blindSince), fromIso(state.assessedAt))}`;
  return `Collection is healthy again${from}; reports from meanwhile may still arrive; it stands at ${standing(state)}`;
}

/** The problem went blind, or sees again; at most one. */
export function sightTransitions(
  problem: ProblemDefinition,
  previous: ProblemState | undefined,
  state: ProblemState,
): Transition[] {
  const was = previous?.blindSince !== undefined;
  const is = state.blindSince !== undefined;
  if (was === is) return [];
  const base = { subject: 'problem' as const, id: state.problem, evidence: [], rule: state.rule };
  const { level } = state.level;
  if (is) return [{ ...base, was: level, is: 'blind', why: lostWhy(problem, state) }];
  return previous === undefined
    ? []
    : [{ ...base, was: 'blind', is: level, why: regainedWhy(previous, state) }];
}
