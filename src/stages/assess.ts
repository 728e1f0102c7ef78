import { assessProblem, basisOf, changed, lookback } from '../assessment/index.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type { Clock, EpochMillis, FeedDay, ProblemId } from '../evidence/index.ts';
import { fromIso, toDay, toIso } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import { evidenceOf } from './evidence.ts';

/** Two runs may meet; each loss means that the other one wrote, so a few rounds always suffice. */
const ROUNDS = 5;

export interface AssessStage {
  store: Pick<Store, 'board' | 'hits' | 'ledger'>;
  library: Library;
  clock: Clock;
}

export interface AssessSummary {
  transitions: number;
  /** Problems whose state changed and that people may have to be told of. */
  changed: ProblemId[];
}

/** The state kept other runs from writing for longer than can be explained by runs meeting. */
export class ContentionError extends Error {
  override name = 'ContentionError';
}

/**
 * Recomputes problems from the stored evidence and writes what differs from the board.
 * Reconciled, not accumulated: repeating it changes nothing, and a lost message only delays it.
 * @param problems all of the library's when absent; ids no longer in the library are passed over.
 */
export async function assessProblems(
  stage: AssessStage,
  problems?: readonly ProblemId[],
): Promise<AssessSummary> {
  const wanted = problems && new Set(problems);
  const chosen = stage.library.problems.filter(({ id }) => !wanted || wanted.has(id));
  const summary: AssessSummary = { transitions: 0, changed: [] };
  for (const problem of chosen) {
    const transitions = await settle(stage, problem);
    summary.transitions += transitions;
    if (transitions > 0) summary.changed.push(problem.id);
  }
  return summary;
}

async function settle(stage: AssessStage, problem: ProblemDefinition): Promise<number> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = await assessOnce(stage, problem);
    if (written !== 'lost') return written;
  }
  throw new ContentionError(
    `${problem.id}: lost ${ROUNDS} rounds against other assess runs; it is tried again later`,
  );
}

async function assessOnce(stage: AssessStage, problem: ProblemDefinition): Promise<number | 'lost'> {
  const now = stage.clock();
  const previous = await stage.store.board.ofProblem(problem.id);
  // A message that waited may be handled by a slower clock than the state was written with; time never runs backwards.
  if (previous && fromIso(previous.assessedAt) > now) return 0;
  const from = now - lookback(problem);
  const [hits, health] = await Promise.all([evidenceOf(stage.store, problem, now), ledger(stage, from, now)]);
  const input = { problem, hits, health, sources: stage.library.sources, previous, now };
  const { state, transitions } = assessProblem(input);
  if (transitions.length > 0) {
    const entry = { problem: problem.id, version: state.version, at: toIso(now), transitions, state };
    return (await stage.store.board.commit(entry, basisOf(input))) === 'committed'
      ? transitions.length
      : 'lost';
  }
  if (!changed(previous, state)) return 0;
  return (await stage.store.board.refresh(state)) === 'refreshed' ? 0 : 'lost';
}

const ledger = ({ store }: AssessStage, from: EpochMillis, to: EpochMillis): Promise<FeedDay[]> =>
  store.ledger.days(toDay(from), toDay(to));
