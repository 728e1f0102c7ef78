import type { WhyAnswer, WhyQuestion } from '../assessment/index.ts';
import type { IndicatorDefinition, ProblemDefinition } from '../definitions/model.ts';
import type {
  Alert,
  AnalystLevel,
  HitId,
  HitRecord,
  IndicatorId,
  IndicatorState,
  IsoInstant,
  Level,
  LogEntry,
  ProblemId,
  ProblemState,
  Silence,
} from '../evidence/index.ts';
import { DAY, toIso } from '../evidence/index.ts';
import type { StoredReport } from '../reporting/report.ts';
import type { Page, PageRequest } from '../store/store.ts';
import type { DashboardDeps } from './deps.ts';
import { BadParameter, Unknown } from './faults.ts';
import { type FeedReading, readFeeds } from './feed-health.ts';

/** A problem as analysts defined it, beside what the machine says of it. */
export interface ProblemReading {
  definition: ProblemDefinition;
  /** Absent until it has been assessed for the first time. */
  state: ProblemState | undefined;
  indicators: IndicatorReading[];
  /** The analyst's level in force. */
  analyst: AnalystLevel | undefined;
  /** The problem this one is part of, while that one is Serious: alerts are then held. */
  heldBy: ProblemDefinition | undefined;
  /** Silences in force that cover the whole problem. */
  silences: Silence[];
}

export interface IndicatorReading {
  definition: IndicatorDefinition;
  state: IndicatorState | undefined;
}

export interface BoardReading {
  problems: (ProblemReading & { last: LogEntry | undefined })[];
  feeds: FeedReading[];
  alerts: Alert[];
  report: StoredReport | undefined;
  /** Instant of the newest assessment. */
  assessedAt: IsoInstant | undefined;
}

const LATEST_ALERTS = 6;

/** Everything the board shows; highest level first, then what moved last. */
export async function readBoard(deps: DashboardDeps): Promise<BoardReading> {
  const { store, library } = deps;
  const [states, analysts, silences, feeds, alerts, reports] = await Promise.all([
    store.board.read(),
    store.analystLevels.inForce(deps.clock()),
    store.silences.activeAt(deps.clock()),
    readFeeds(deps),
    store.alerts.newest({ limit: LATEST_ALERTS }),
    store.reports.newest({ limit: 1 }),
  ]);
  const byProblem = new Map(states.map((state) => [state.problem, state]));
  const problems = await Promise.all(
    library.problems.map(async (definition) => ({
      ...reading(
        definition,
        byProblem.get(definition.id),
        silences,
        analysts,
        heldBy(definition, library.problems, byProblem),
      ),
      last: (await store.log.newest(definition.id, { limit: 1 })).items[0],
    })),
  );
  return {
    problems: problems.sort(byConcern),
    feeds,
    alerts: alerts.items,
    report: reports.items[0],
    assessedAt: states
      .map(({ assessedAt }) => assessedAt)
      .sort()
      .at(-1),
  };
}

function byConcern(one: ProblemReading, other: ProblemReading): number {
  const [left, right] = [one.state?.level, other.state?.level];
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined);
  return right.level - left.level || right.since.localeCompare(left.since);
}

function reading(
  definition: ProblemDefinition,
  state: ProblemState | undefined,
  silences: readonly Silence[],
  analysts: readonly AnalystLevel[],
  held: ProblemDefinition | undefined,
): ProblemReading {
  const states = new Map(state?.indicators.map((one) => [one.indicator, one]));
  return {
    definition,
    state,
    indicators: definition.indicators.map((one) => ({ definition: one, state: states.get(one.id) })),
    analyst: analysts.find(({ problem }) => problem === definition.id),
    heldBy: held,
    silences: silencesOf(definition.id, silences),
  };
}

const SERIOUS: Level = 5;

/** The nearest Serious problem that this one is part of, at any remove. */
function heldBy(
  definition: ProblemDefinition,
  problems: readonly ProblemDefinition[],
  states: ReadonlyMap<ProblemId, ProblemState>,
): ProblemDefinition | undefined {
  const parent = problems.find(({ id }) => id === definition.partOf);
  if (parent === undefined || states.get(parent.id)?.level.level === SERIOUS) return parent;
  return heldBy(parent, problems, states);
}

async function statesOf({ store }: DashboardDeps, ids: readonly ProblemId[]): Promise<ProblemState[]> {
  const states = await Promise.all(ids.map((id) => store.board.ofProblem(id)));
  return states.filter((state) => state !== undefined);
}

/** Silences that cover a whole problem: its own, and those that name no problem and so cover all. */
const silencesOf = (id: ProblemId, silences: readonly Silence[]): Silence[] =>
  silences.filter(
    ({ problem, indicator }) => indicator === undefined && (problem === undefined || problem === id),
  );

/** @throws Unknown when the library has no such problem. */
export async function readProblem(deps: DashboardDeps, id: ProblemId): Promise<ProblemReading> {
  const definition = deps.library.problems.find((problem) => problem.id === id);
  if (definition === undefined) throw new Unknown('problem', id);
  const [states, silences, analysts] = await Promise.all([
    definition.partOf === undefined ? statesOf(deps, [id]) : deps.store.board.read(),
    deps.store.silences.activeAt(deps.clock()),
    deps.store.analystLevels.inForce(deps.clock()),
  ]);
  const byProblem = new Map(states.map((one) => [one.problem, one]));
  const held = heldBy(definition, deps.library.problems, byProblem);
  return reading(definition, byProblem.get(id), silences, analysts, held);
}

/** @throws Unknown when the library has no such indicator. */
export async function readIndicator(
  deps: DashboardDeps,
  id: IndicatorId,
): Promise<IndicatorReading & { problem: ProblemReading }> {
  const owner = deps.library.problems.find(({ indicators }) => indicators.some((one) => one.id === id));
  if (owner === undefined) throw new Unknown('indicator', id);
  const problem = await readProblem(deps, owner.id);
  const own = problem.indicators.find(({ definition }) => definition.id === id);
  if (own === undefined) throw new Unknown('indicator', id);
  return { ...own, problem };
}

/** @throws Unknown where nothing can be explained here; NothingToExplain */
export function readWhy({ why, clock }: DashboardDeps, question: WhyQuestion): Promise<WhyAnswer> {
  if (why === undefined) throw new Unknown('way to explain', question.problem);
  if (question.at !== undefined && question.at > clock())
    throw new BadParameter('at', `lies ahead: nothing is known of it yet, ask up to ${toIso(clock())}`);
  return why(question);
}

const CITED_AT_MOST = 100;

/** The hits that log entries rest on, by id; older ones may have expired and are then absent. */
export function readCited(deps: DashboardDeps, entries: readonly LogEntry[]): Promise<Map<HitId, HitRecord>> {
  const ids = entries.flatMap(({ transitions }) => transitions.flatMap(({ evidence }) => evidence));
  return deps.store.hits.byIds([...new Set(ids)].slice(0, CITED_AT_MOST));
}

/** Hits of one indicator or of all, newest first. */
export function readHits(
  { store, clock }: DashboardDeps,
  page: PageRequest,
  indicator?: IndicatorId,
): Promise<Page<HitRecord>> {
  const range = { from: toIso(0), to: toIso(clock() + DAY) };
  return indicator === undefined
    ? store.hits.newest(range, page)
    : store.hits.ofIndicator(indicator, range, page);
}

/** @throws Unknown */
export async function readHit({ store }: DashboardDeps, id: HitId): Promise<HitRecord> {
  const hit = await store.hits.byId(id);
  if (hit === undefined) throw new Unknown('hit', id);
  return hit;
}

/** @throws Unknown */
export async function readAlert({ store }: DashboardDeps, id: string): Promise<Alert> {
  const alert = await store.alerts.byId(id);
  if (alert === undefined) throw new Unknown('alert', id);
  return alert;
}

/** @throws Unknown */
export async function readReport(
  { store }: DashboardDeps,
  kind: string,
  end: IsoInstant,
): Promise<StoredReport> {
  const report = await store.reports.get(kind, end);
  if (report === undefined) throw new Unknown(`${kind} report ending`, end);
  return report;
}
