import type { IndicatorDefinition, ProblemDefinition } from '../definitions/model.ts';
import type { IndicatorId, IndicatorState, ScenarioId, ScenarioStanding, Signal } from '../evidence/index.ts';

/** Signals that say the indicator is seen now. */
const ACTIVE: ReadonlySet<Signal> = new Set<Signal>(['reported', 'corroborated', 'surging']);

/** Only indicators in test or stable decide anything. */
export const decides = (indicator: IndicatorDefinition): boolean =>
  indicator.status === 'test' || indicator.status === 'stable';

/** +1 for what is seen, -1 for what is expected and not seen, 0 for all else. */
const part = (signal: Signal): number => (ACTIVE.has(signal) ? 1 : signal === 'overdue' ? -1 : 0);

export interface Contribution {
  indicator: IndicatorId;
  part: number;
  ratings: Readonly<Record<ScenarioId, number>>;
}

/** Indicators that bear on the scenarios, in the order of the definition. */
export function contributionsOf(
  problem: ProblemDefinition,
  states: readonly IndicatorState[],
): Contribution[] {
  const signals = new Map(states.map((state) => [state.indicator, state.signal]));
  return problem.indicators.filter(decides).flatMap((indicator) => {
    const weight = part(signals.get(indicator.id) ?? 'quiet');
    return weight === 0 ? [] : [{ indicator: indicator.id, part: weight, ratings: indicator.diagnosticity }];
  });
}

/** Sum of ratings per scenario, highest first; equal scores share a rank. A heuristic, never a probability. */
export function standingsOf(
  problem: ProblemDefinition,
  contributions: readonly Contribution[],
): ScenarioStanding[] {
  const scored = problem.scenarios.map(({ id }) => ({
    scenario: id,
    score: contributions.reduce((sum, one) => sum + one.part * (one.ratings[id] ?? 0), 0),
  }));
  return scored
    .map((one) => ({ ...one, rank: 1 + scored.filter((other) => other.score > one.score).length }))
    .sort((a, b) => a.rank - b.rank);
}

/** The scenario that leads alone. */
export function leaderOf(standings: readonly ScenarioStanding[]): ScenarioId | undefined {
  const [first, second] = standings;
  if (first === undefined || second?.rank === 1) return undefined;
  return first.scenario;
}

export interface Sensitivity {
  /** Without this indicator the leader would not lead alone. */
  hangsOn: IndicatorId | undefined;
  /** The indicator whose absence costs the leader most of its distance to the best other. */
  dependsOn: { indicator: IndicatorId; lead: number; leadWithout: number } | undefined;
}

function leadOf(standings: readonly ScenarioStanding[], leader: ScenarioId): number {
  const own = standings.find((one) => one.scenario === leader)?.score ?? 0;
  const others = standings.filter((one) => one.scenario !== leader).map((one) => one.score);
  return others.length === 0 ? own : own - Math.max(...others);
}

/** Drop-one sensitivity, as the analysis of competing hypotheses asks (Heuer & Pherson). */
export function sensitivityOf(
  problem: ProblemDefinition,
  contributions: readonly Contribution[],
): Sensitivity {
  const standings = standingsOf(problem, contributions);
  const leader = leaderOf(standings);
  if (leader === undefined) return { hangsOn: undefined, dependsOn: undefined };
  const lead = leadOf(standings, leader);
  let dependsOn: Sensitivity['dependsOn'];
  for (const { indicator } of contributions) {
    const others = contributions.filter((one) => one.indicator !== indicator);
    const leadWithout = leadOf(standingsOf(problem, others), leader);
    if (leadWithout < (dependsOn?.leadWithout ?? lead)) dependsOn = { indicator, lead, leadWithout };
  }
  const flips = dependsOn !== undefined && dependsOn.leadWithout <= 0;
  return { hangsOn: flips ? dependsOn?.indicator : undefined, dependsOn };
}
