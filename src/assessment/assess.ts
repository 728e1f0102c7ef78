import type { FeedSource, IndicatorDefinition, ProblemDefinition } from '../definitions/model.ts';
import type {
  EpochMillis,
  FeedDay,
  FeedId,
  HitRecord,
  IndicatorId,
  IndicatorState,
  Millis,
  ProblemState,
  SettledWeek,
  Transition,
} from '../evidence/index.ts';
import { DAY, fromIso, HOUR, toIso } from '../evidence/index.ts';
import type { Coverage } from './coverage.ts';
import { carriers, coverageOf } from './coverage.ts';
import { levelOf } from './levels.ts';
import { reinforced, reinforcementOf } from './reinforced.ts';
import { contributionsOf, sensitivityOf, standingsOf } from './scenarios.ts';
import { SERIES_DAYS } from './series.ts';
import { blindSince, sightTransitions } from './sight.ts';
import type { Findings } from './signal.ts';
import { findingsOf, indicatorState } from './signal.ts';
import type { StoryMemo } from './stories.ts';
import { timesOf } from './times.ts';
import type { Grouped } from './weeks.ts';
import { CONTEXT, evidenceFrom, groupedStories } from './weeks.ts';

export interface AssessmentInput {
  problem: ProblemDefinition;
  /** Of all indicators of the problem inside the lookback; order and repetition do not matter. */
  hits: readonly HitRecord[];
  /** The collection ledger inside the lookback, of all feeds. */
  health: readonly FeedDay[];
  sources: readonly FeedSource[];
  previous: ProblemState | undefined;
  now: EpochMillis;
  /** Indicators whose settled weeks were kept from earlier: of these `hits` holds what came from `openFrom` on. */
  settled?: ReadonlyMap<IndicatorId, readonly SettledWeek[]> | undefined;
  /** Kept by a caller who assesses step after step (a backtest): saves grouping unchanged evidence again. */
  memo?: StoryMemo | undefined;
}

export interface Assessment {
  state: ProblemState;
  /** Empty when nothing changed; the state then has the previous version. */
  transitions: Transition[];
}

/** How far back from now evidence and ledger are needed to assess a problem. */
export function lookback(problem: ProblemDefinition): Millis {
  const needs = problem.indicators.map((indicator) =>
    Math.max(2 * indicator.lifetime, 2 * (indicator.expected?.baselineDays ?? 0) * DAY),
  );
  return Math.max(SERIES_DAYS * DAY, ...needs) + CONTEXT;
}

/** When each feed last brought a hit. */
function lastBrought(
  hits: readonly HitRecord[],
  groups: Iterable<Grouped>,
  now: EpochMillis,
): Map<FeedId, EpochMillis> {
  const brought = new Map<FeedId, EpochMillis>();
  const saw = (feed: FeedId, at: EpochMillis): void => {
    if (at <= now && at > (brought.get(feed) ?? 0)) brought.set(feed, at);
  };
  for (const hit of hits) saw(hit.feed, timesOf(hit).observed);
  for (const group of groups) for (const [feed, at] of group.brought) saw(feed, at);
  return brought;
}

/** One coverage for each scope that occurs: most indicators share theirs. */
export function coverages(
  input: Pick<AssessmentInput, 'sources' | 'health' | 'now'>,
  brought: ReadonlyMap<FeedId, EpochMillis>,
): (indicator: IndicatorDefinition) => Coverage {
  const known = new Map<string, Coverage>();
  return (indicator) => {
    const feeds = carriers(indicator.sources, input.sources);
    const key = feeds.map((feed) => feed.id).join('\n');
    const coverage = known.get(key) ?? coverageOf(feeds, input.health, input.now, brought);
    known.set(key, coverage);
    return coverage;
  };
}

function groupedByIndicator(input: AssessmentInput, hits: readonly HitRecord[]): Map<IndicatorId, Grouped> {
  const byIndicator = new Map<IndicatorId, HitRecord[]>(input.problem.indicators.map(({ id }) => [id, []]));
  for (const hit of hits) byIndicator.get(hit.indicator)?.push(hit);
  const span = { from: input.now - lookback(input.problem), now: input.now };
  return new Map(
    [...byIndicator].map(([indicator, own]) => {
      const evidence = { indicator, hits: own, settled: input.settled?.get(indicator) };
      return [indicator, groupedStories(evidence, span, input.memo)];
    }),
  );
}

const NOTHING: Grouped = { stories: [], idle: 0, brought: new Map() };

/** Evidence of the problem that existed by `now`, of the weeks inside the lookback. */
export function usable(input: Pick<AssessmentInput, 'problem' | 'hits' | 'now'>): HitRecord[] {
  const from = evidenceFrom(input.now, lookback(input.problem));
  return input.hits.filter((hit) => {
    if (hit.problem !== input.problem.id) return false;
    const { at } = timesOf(hit);
    return at >= from && at <= input.now;
  });
}

/** What was weighed for each indicator, in the order of the definition. */
export function weigh(input: AssessmentInput): Findings[] {
  const hits = usable(input);
  const groups = groupedByIndicator(input, hits);
  const coverage = coverages(input, lastBrought(hits, groups.values(), input.now));
  const before = statesById(input.previous);
  return input.problem.indicators.map((indicator) => {
    const { stories, idle } = groups.get(indicator.id) ?? NOTHING;
    return findingsOf({
      indicator,
      stories,
      idle,
      coverage: coverage(indicator),
      previous: before.get(indicator.id),
      now: input.now,
    });
  });
}

const statesById = (state: ProblemState | undefined): Map<string, IndicatorState> =>
  new Map((state?.indicators ?? []).map((indicator) => [indicator.indicator, indicator]));

function indicatorTransitions(
  previous: ProblemState | undefined,
  states: readonly IndicatorState[],
  findings: readonly Findings[],
): Transition[] {
  const before = statesById(previous);
  const lit = new Map(findings.map((one) => [one.indicator.id, one.lit]));
  return states.flatMap((state) => {
    const earlier = before.get(state.indicator);
    const was = earlier?.signal ?? null;
    const { indicator: id, signal: is, why, evidence, rule } = state;
    const change: Transition = { subject: 'indicator', id, was, is, why, evidence, rule };
    const reinforcement = reinforcementOf(earlier, state);
    if (reinforcement !== undefined) return [reinforced(change, reinforcement, lit.get(id) ?? [])];
    return was === is || (was === null && is === 'quiet') ? [] : [change];
  });
}

function levelTransitions(previous: ProblemState | undefined, state: ProblemState): Transition[] {
  const was = previous?.level.level ?? null;
  if (was === state.level.level) return [];
  const { level: is, why, evidence } = state.level;
  return [{ subject: 'problem', id: state.problem, was, is, why, evidence, rule: state.rule }];
}

/**
 * What the evidence says of a problem at `now`, and what that changes against the previous state. The same evidence in any
 * order, repeated or delayed, ends in the same signals, levels and sentences. The first assessment always has a transition.
 */
export const assessProblem = (input: AssessmentInput): Assessment => assessFindings(input, weigh(input));

/** The second half of `assessProblem`: from what was weighed to state and transitions. */
export function assessFindings(input: AssessmentInput, findings: readonly Findings[]): Assessment {
  const { problem, previous, now } = input;
  const before = statesById(previous);
  const indicators = findings.map((one) => indicatorState(one, before.get(one.indicator.id)));
  const contributions = contributionsOf(problem, indicators);
  const state: ProblemState = {
    problem: problem.id,
    version: previous?.version ?? 0,
    assessedAt: toIso(now),
    level: levelOf(problem, indicators, previous?.level, now),
    indicators,
    blindSince: blindSince(problem, indicators, previous, toIso(now)),
    scenarios: standingsOf(problem, contributions),
    ...sensitivityOf(problem, contributions),
    rule: problem.rule,
  };
  const transitions = [
    ...levelTransitions(previous, state),
    ...sightTransitions(problem, previous, state),
    ...indicatorTransitions(previous, indicators, findings),
  ];
  if (transitions.length > 0) state.version += 1;
  return { state, transitions };
}

/** Ages in sentences are at most this old on the board. */
const REFRESH_AFTER: Millis = HOUR;

/** What does not move with the clock alone. */
function lasting(state: ProblemState): unknown {
  const indicators = state.indicators.map(
    ({ why: _why, score: _score, baseline: _baseline, ...rest }) => rest,
  );
  return [
    indicators,
    state.level.level,
    state.level.evidence,
    state.blindSince,
    state.scenarios,
    state.hangsOn,
    state.dependsOn,
    state.rule,
  ];
}

/** JSON with sorted keys: a state read back from a store may list them in another order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Whether the board's copy needs to be replaced: something but the clock moved, or the sentences are an hour old. */
export function changed(previous: ProblemState | undefined, state: ProblemState): boolean {
  if (previous === undefined) return true;
  if (fromIso(state.assessedAt) - fromIso(previous.assessedAt) >= REFRESH_AFTER) return true;
  return canonical(lasting(previous)) !== canonical(lasting(state));
}
