import { assessProblem, basisOf, besideAnalyst, changed, lookback } from '../assessment/index.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type {
  AnalystLevel,
  Clock,
  EpochMillis,
  FeedDay,
  ProblemId,
  ProblemState,
} from '../evidence/index.ts';
import { fromIso, toDay, toIso } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

/** Two runs may meet; each loss means that the other one wrote, so a few rounds always suffice. */
const ROUNDS = 5;

export interface AssessStage {
  store: Pick<Store, 'board' | 'hits' | 'ledger' | 'weeks' | 'analystLevels'>;
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
 * Recomputes problems from the stored evidence and writes what differs from the board. Board, ledger and evidence are read once
 * for all of them. Reconciled, not accumulated: repeating it changes nothing, and a lost message only delays it.
 * @param problems all of the library's when absent; ids no longer in the library are passed over.
 */
export async function assessProblems(
  stage: AssessStage,
  problems?: readonly ProblemId[],
): Promise<AssessSummary> {
  const wanted = problems && new Set(problems);
  const chosen = stage.library.problems.filter(({ id }) => !wanted || wanted.has(id));
  const summary: AssessSummary = { transitions: 0, changed: [] };
  if (chosen.length === 0) return summary;
  const readings = await read(stage, chosen);
  for (const problem of chosen) {
    const transitions = await settle(stage, problem, readings);
    summary.transitions += transitions;
    if (transitions > 0) summary.changed.push(problem.id);
  }
  return summary;
}

/** What a run assesses from, read at one instant. */
interface Readings {
  now: EpochMillis;
  board: ReadonlyMap<ProblemId, ProblemState>;
  evidence: Evidence;
  health: readonly FeedDay[];
  analysts: readonly AnalystLevel[];
}

async function read(
  { store, clock }: AssessStage,
  problems: readonly ProblemDefinition[],
): Promise<Readings> {
  const now = clock();
  const from = now - Math.max(...problems.map(lookback));
  // The board first: what is read after it can only be newer than what it was written from.
  const board = await boardOf(store, problems);
  const [evidence, health, analysts] = await Promise.all([
    evidenceOf(store, problems, now),
    store.ledger.days(toDay(from), toDay(now)),
    store.analystLevels.inForce(now),
  ]);
  return { now, board, evidence, health, analysts };
}

async function boardOf(
  { board }: AssessStage['store'],
  problems: readonly ProblemDefinition[],
): Promise<Map<ProblemId, ProblemState>> {
  const [only] = problems;
  const one = problems.length === 1 && only !== undefined;
  const states = one ? [await board.ofProblem(only.id)] : await board.read();
  return new Map(states.flatMap((state) => (state === undefined ? [] : [[state.problem, state]])));
}

async function settle(stage: AssessStage, problem: ProblemDefinition, first: Readings): Promise<number> {
  let readings = first;
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = await assessOnce(stage, problem, readings);
    if (written !== 'lost') return written;
    readings = await read(stage, [problem]);
  }
  throw new ContentionError(
    `${problem.id}: lost ${ROUNDS} rounds against other assess runs; it is tried again later`,
  );
}

async function assessOnce(
  stage: AssessStage,
  problem: ProblemDefinition,
  readings: Readings,
): Promise<number | 'lost'> {
  const { now, evidence } = readings;
  const previous = readings.board.get(problem.id);
  // A message that waited may be handled by a slower clock than the state was written with; time never runs backwards.
  if (previous && fromIso(previous.assessedAt) > now) return 0;
  const input = {
    problem,
    ...evidence,
    ...ledgerOf(problem, readings),
    sources: stage.library.sources,
    previous,
    now,
  };
  const given = readings.analysts.find((one) => one.problem === problem.id);
  const { state, transitions, analyst } = besideAnalyst(assessProblem(input), previous, given);
  if (transitions.length > 0 || analyst !== undefined) {
    const entry = {
      problem: problem.id,
      version: state.version,
      at: toIso(now),
      transitions,
      analyst,
      state,
    };
    return (await stage.store.board.commit(entry, basisOf(input))) === 'committed'
      ? transitions.length
      : 'lost';
  }
  if (!changed(previous, state)) return 0;
  return (await stage.store.board.refresh(state)) === 'refreshed' ? 0 : 'lost';
}

/** The ledger inside the problem's own lookback: that of others may go further back. */
function ledgerOf(problem: ProblemDefinition, { now, health }: Readings): { health: FeedDay[] } {
  const from = toDay(now - lookback(problem));
  return { health: health.filter(({ day }) => day >= from) };
}
