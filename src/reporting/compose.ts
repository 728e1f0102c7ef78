import type { FeedSource, ProblemDefinition } from '../definitions/model.ts';
import type {
  Alert,
  EpochMillis,
  FeedDay,
  FeedHealth,
  FeedId,
  HitId,
  HitRecord,
  LogEntry,
  ProblemState,
  Silence,
} from '../evidence/index.ts';
import { DAY, fromIso, LEVEL_WORDS, toIso } from '../evidence/index.ts';
import { cite } from '../markup/cite.ts';
import { bottomLineOf } from './bottom-line.ts';
import { changesOf } from './changes.ts';
import { confidenceOf } from './confidence.ts';
import { gapsOf } from './gaps.ts';
import { newStories } from './news.ts';
import type { ReportKind, WatchReport } from './report.ts';
import { soWhatOf } from './so-what.ts';
import { whatNextOf } from './what-next.ts';

/** Health of one feed at the end of the period, as collection judges it. */
export interface FeedCondition {
  feed: FeedId;
  title: string;
  health: FeedHealth;
  /** One sentence. */
  reason: string;
}

export interface ReportInput {
  kind: ReportKind;
  exercise: boolean;
  periodStart: EpochMillis;
  /** Cut-off: nothing after it is in the report. */
  periodEnd: EpochMillis;
  problems: readonly ProblemDefinition[];
  /** Newest state of each problem at the cut-off; problems never assessed are absent. */
  states: readonly ProblemState[];
  /** Log entries of the period, any order. */
  entries: readonly LogEntry[];
  /** The hits of the period, and all hits that the states and entries cite. */
  hits: readonly HitRecord[];
  /** Admiralty grades by hit id (`gradeTexts` of the assessment). */
  grades: ReadonlyMap<HitId, string>;
  /** Ledger days that touch the period. */
  health: readonly FeedDay[];
  feeds: readonly FeedCondition[];
  sources: readonly FeedSource[];
  /** Alerts planned in the period. */
  alerts: readonly Alert[];
  /** In force at the cut-off. */
  silences: readonly Silence[];
}

/** A problem with its state; reports go from the highest level down. */
export interface Watched {
  problem: ProblemDefinition;
  state: ProblemState;
}

function watchedOf(input: ReportInput): Watched[] {
  const states = new Map(input.states.map((state) => [state.problem, state]));
  const watched = input.problems.flatMap((problem) => {
    const state = states.get(problem.id);
    return state === undefined ? [] : [{ problem, state }];
  });
  return watched.sort(
    (a, b) => b.state.level.level - a.state.level.level || (a.problem.id < b.problem.id ? -1 : 1),
  );
}

/** New items of the period; of a day cut by its begin or end, the part inside. */
function itemsRead({ health, periodStart, periodEnd }: ReportInput): number {
  let sum = 0;
  for (const day of health) {
    const start = fromIso(`${day.day}T00:00:00Z`);
    const inside = Math.min(start + DAY, periodEnd) - Math.max(start, periodStart);
    if (inside > 0) sum += (day.newItems * inside) / DAY;
  }
  return Math.round(sum);
}

function headerOf(input: ReportInput): WatchReport['header'] {
  const unhealthy = input.feeds.filter((feed) => feed.health !== 'healthy');
  return {
    periodStart: toIso(input.periodStart),
    periodEnd: toIso(input.periodEnd),
    itemsRead: itemsRead(input),
    feedsHealthy: input.feeds.length - unhealthy.length,
    feedsUnhealthy: unhealthy.map(({ feed, title, health, reason }) => ({ feed, title, health, reason })),
  };
}

/** Deprecated indicators are history; drafts are shown, though they decide nothing. */
const inUse = ({ indicators }: ProblemDefinition): ProblemDefinition['indicators'] =>
  indicators.filter(({ status }) => status !== 'deprecated');

function notSeenOf(watched: readonly Watched[]): WatchReport['notSeen'] {
  const all = watched.flatMap(({ problem, state }) => {
    const definitions = new Map(inUse(problem).map((one) => [one.id, one]));
    return state.indicators.flatMap((one) => {
      const definition = definitions.get(one.indicator);
      if (definition === undefined) return [];
      const { indicator, why, signal, unseenSince } = one;
      return [
        { line: { indicator, title: definition.title, why }, signal, unseen: unseenSince !== undefined },
      ];
    });
  });
  return {
    overdue: all.filter((one) => one.signal === 'overdue' && !one.unseen).map(({ line }) => line),
    blind: all.filter((one) => one.signal === 'blind' || one.unseen).map(({ line }) => line),
  };
}

function sourcesOf(input: ReportInput): WatchReport['sources'] {
  const [from, to] = [toIso(input.periodStart), toIso(input.periodEnd)];
  const families = new Map<string, { publisher: string; letters: Set<string>; hits: Set<HitId> }>();
  const publishers = new Map(input.sources.map((source) => [source.family, source.publisher]));
  for (const hit of input.hits) {
    if (hit.at <= from || hit.at > to) continue;
    const known = families.get(hit.family);
    const entry = known ?? {
      publisher: publishers.get(hit.family) ?? hit.source,
      letters: new Set(),
      hits: new Set(),
    };
    entry.letters.add(hit.reliability);
    entry.hits.add(hit.id);
    families.set(hit.family, entry);
  }
  return [...families]
    .map(([family, { publisher, letters, hits }]) => ({
      family,
      publisher,
      reliability: [...letters].sort().join(', '),
      hits: hits.size,
    }))
    .sort((a, b) => b.hits - a.hits || (a.family < b.family ? -1 : 1));
}

function annexOf(input: ReportInput, watched: readonly Watched[]): WatchReport['annex'] {
  const held = input.alerts.filter((alert) => alert.held !== undefined);
  const silenced = held.filter((alert) => alert.held?.startsWith('silenced')).length;
  return {
    board: watched.map(({ problem, state }) => boardLine(problem, state)),
    silenced,
    suppressed: held.length - silenced,
  };
}

function boardLine(problem: ProblemDefinition, state: ProblemState): WatchReport['annex']['board'][number] {
  const titles = new Map(inUse(problem).map((one) => [one.id, one.title]));
  const { level, since } = state.level;
  return {
    problem: problem.id,
    title: problem.title,
    level,
    word: LEVEL_WORDS[level],
    since,
    indicators: state.indicators.flatMap(({ indicator, signal, since, why }) => {
      const title = titles.get(indicator);
      return title === undefined ? [] : [{ indicator, title, signal, since, why }];
    }),
    rule: state.rule,
  };
}

/** Composes the watch report of a period as data, in the fixed order of METHOD section 9. The same input gives the same report. */
export function composeReport(input: ReportInput): WatchReport {
  const watched = watchedOf(input);
  const header = headerOf(input);
  const notSeen = notSeenOf(watched);
  const changes = changesOf(input, watched);
  const soWhat = soWhatOf(watched, newStories(input));
  const cited = [
    ...changes.flatMap((change) => change.transition.evidence),
    ...soWhat.flatMap((one) => one.evidence),
  ];
  const quoted = new Map(input.hits.map((hit) => [hit.id, cite(hit, input.grades.get(hit.id))]));
  const evidence = [...new Set(cited)].flatMap((id) => quoted.get(id) ?? []);
  return {
    kind: input.kind,
    exercise: input.exercise,
    header,
    bottomLine: bottomLineOf({ watched, changes, notSeen, header }),
    changes,
    soWhat,
    whatNext: whatNextOf(watched, input.periodEnd),
    notSeen,
    confidence: confidenceOf({ header, evidence, notSeen, watched }),
    gaps: gapsOf(input, watched),
    sources: sourcesOf(input),
    evidence,
    annex: annexOf(input, watched),
  };
}
