import {
  type AssessmentExplanation,
  explainAssessment,
  explanationLines,
  knownThen,
  ledgerThen,
  lookback,
  NothingToExplain,
  type Recomputation,
  recent,
  recomputation,
  recomputationLines,
  type WhyAnswer,
  type WhyQuestion,
} from '../assessment/index.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type { EpochMillis, HitRecord, LogBasis, LogEntry } from '../evidence/index.ts';
import { fromIso, toDay, toIso } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import { allPages } from './pages.ts';

export interface WhyStage {
  store: Pick<Store, 'board' | 'hits' | 'ledger' | 'log'>;
  library: Library;
}

/**
 * Explains the state of a problem at an instant, and computes the log entry that stood then again from the stored evidence.
 * @throws NothingToExplain when problem, indicator or time are unknown.
 */
export async function explainState(stage: WhyStage, question: WhyQuestion): Promise<WhyAnswer> {
  const problem = problemOf(stage.library, question);
  const at = question.at ?? (await lastAssessed(stage, problem));
  const found = await stage.store.log.at(problem.id, toIso(at));
  if (found === undefined)
    throw new NothingToExplain(`${problem.id} was not yet assessed at ${toIso(at)}: its log begins later`);
  const { entry, basis } = found;
  const then = await explainedEntry(stage, problem, entry, basis);
  const asked = fromIso(entry.at) === at ? then.explanation : await explainedAt(stage, problem, entry, at);
  const explanation = only(asked, question.indicator);
  const { logged } = then;
  const lines = [...explanationLines(explanation), '', ...recomputationLines(logged)];
  return { explanation, logged, lines };
}

function problemOf({ problems }: Library, { problem: id, indicator }: WhyQuestion): ProblemDefinition {
  const problem = problems.find((one) => one.id === id);
  if (problem === undefined) {
    const known = problems.map((one) => one.id).join(', ');
    throw new NothingToExplain(`no problem "${id}" in the definitions; known: ${known}`);
  }
  if (indicator !== undefined && !problem.indicators.some((one) => one.id === indicator)) {
    const known = problem.indicators.map((one) => one.id).join(', ');
    throw new NothingToExplain(`no indicator "${indicator}" in ${id}; known: ${known}`);
  }
  return problem;
}

async function lastAssessed({ store }: WhyStage, { id }: ProblemDefinition): Promise<EpochMillis> {
  const state = await store.board.ofProblem(id);
  if (state === undefined)
    throw new NothingToExplain(`${id} was never assessed: the first assessment follows the first polls`);
  return fromIso(state.assessedAt);
}

const only = (explanation: AssessmentExplanation, indicator: string | undefined): AssessmentExplanation =>
  indicator === undefined
    ? explanation
    : { ...explanation, indicators: explanation.indicators.filter((one) => one.indicator === indicator) };

/** The entry computed again, from the evidence that was known when it was written. */
async function explainedEntry(
  stage: WhyStage,
  problem: ProblemDefinition,
  entry: LogEntry,
  basis: LogBasis | undefined,
): Promise<{ explanation: AssessmentExplanation; logged: Recomputation }> {
  const now = fromIso(entry.at);
  const [hits, health] = await Promise.all([hitsThen(stage, problem, now), ledgerOf(stage, problem, now)]);
  const known = knownThen(hits, entry.at, basis);
  const { sources } = stage.library;
  const explanation = explainAssessment({
    problem,
    hits: known,
    health: ledgerThen(health, entry.at, basis),
    sources,
    previous: basis === undefined ? await stateBefore(stage, entry) : basis.before,
    now,
  });
  const again = explanation.assessment;
  return {
    explanation,
    logged: recomputation({ problem, sources, entry, basis, weighed: recent(known, now), again }),
  };
}

async function stateBefore({ store }: WhyStage, { problem, version }: LogEntry) {
  const [before] = version < 2 ? [] : await store.log.since(problem, version - 2, 1);
  return before?.state;
}

/** The arithmetic at an instant between two entries. */
async function explainedAt(
  stage: WhyStage,
  problem: ProblemDefinition,
  entry: LogEntry,
  now: EpochMillis,
): Promise<AssessmentExplanation> {
  const at = toIso(now);
  const [hits, health] = await Promise.all([hitsThen(stage, problem, now), ledgerOf(stage, problem, now)]);
  return explainAssessment({
    problem,
    hits: knownThen(hits, at, undefined),
    health: ledgerThen(health, at, undefined),
    sources: stage.library.sources,
    previous: entry.state,
    now,
  });
}

/** The hits an assessment at `now` looks back on, in the wording they had. */
async function hitsThen(
  { store }: WhyStage,
  problem: ProblemDefinition,
  now: EpochMillis,
): Promise<HitRecord[]> {
  const range = { from: toIso(now - lookback(problem)), to: toIso(now) };
  const read = problem.indicators.map(({ id }) =>
    allPages((page) => store.hits.ofIndicator(id, range, page)),
  );
  const hits = (await Promise.all(read)).flat();
  return Promise.all(hits.map((hit) => store.hits.asOf(hit, toIso(now))));
}

const ledgerOf = ({ store }: WhyStage, problem: ProblemDefinition, now: EpochMillis) =>
  store.ledger.days(toDay(now - lookback(problem)), toDay(now));
