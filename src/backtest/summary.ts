import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type { IsoInstant, Level } from '../evidence/index.ts';
import { fromIso, toIso } from '../evidence/index.ts';
import { type BaseRate, baseRate, keywordScore } from './baselines.ts';
import { type EventFault, isScored, type KnownEvent } from './events.ts';
import {
  type AlertOutcome,
  alertOutcome,
  type Contribution,
  contributionsTo,
  type EventOutcome,
  eventOutcome,
  warns,
} from './outcomes.ts';
import type { ProblemRecord, Recorder } from './recorder.ts';
import type { Scan, ScanCounts } from './scan.ts';
import { type Period, per100Days, type Score, score } from './score.ts';
import type { Stretch } from './track.ts';

export interface ProblemSummary {
  id: string;
  title: string;
  question: string;
  rule: string;
  /** Share of the time at each level, and blind, 0 to 1. */
  shares: { levels: Record<Level, number>; blind: number };
  /** Times the level came up to the chosen one from below. */
  rises: IsoInstant[];
  risesPer100Days: number;
  /** Interrupting alerts against known events. */
  score: Score;
  /** The same with rises of the level in place of alerts. */
  riseScore: Score;
  baselines: { baseRate: BaseRate; keywords: Score };
  /** Major events, and those at the chosen level or above by their day. */
  major: { events: number; covered: number; missed: string[] };
  events: EventOutcome[];
  alerts: AlertOutcome[];
  /** Alerts that wait for the digest. */
  digests: number;
  indicators: (Contribution & { title: string; rule: string })[];
  stretches: Stretch[];
  hitsByDay: { day: number; counting: number; demoted: number }[];
}

export interface BadLine {
  file: string;
  line: number;
  problem: string;
}

/** How the archive was read. */
export interface ArchiveSummary extends ScanCounts {
  files: string[];
  badLines: number;
  /** The first of them. */
  bad: BadLine[];
  hits: number;
  volume: [day: number, items: number][];
}

/** Everything a backtest found; `summary.json` is exactly this. */
export interface Summary {
  kind: 'signpost-backtest';
  /** Present when the run was stopped: everything is about the time before `through`. */
  partial?: { through: IsoInstant } | undefined;
  period: { from: IsoInstant; to: IsoInstant; days: number };
  step: string;
  level: Level;
  library: string;
  archive: ArchiveSummary;
  events: {
    faults: EventFault[];
    /** Of problems that the library does not have. */
    unknown: { id: string; problem: string }[];
    /** Outside the period. */
    outside: string[];
  };
  problems: ProblemSummary[];
  run?: RunFigures | undefined;
}

/** How the machine did; differs from run to run. */
export interface RunFigures {
  seconds: number;
  cpuSeconds: number;
  /** Of matching and assessment together, per second of one core. */
  itemsPerCpuSecond: number;
  steps: number;
  assessments: number;
  peakMegabytes: number;
}

export interface SummaryInput {
  library: Library;
  scan: Scan;
  recorder: Recorder;
  events: readonly KnownEvent[];
  faults: readonly EventFault[];
  level: Level;
  step: string;
  partial: boolean;
  files: string[];
  bad: { count: number; first: BadLine[] };
}

/** Scores a replay against known events. */
export function summarise(input: SummaryInput): Summary {
  const { library, scan, recorder, events } = input;
  const period: Period = { from: recorder.from, to: recorder.through };
  const known = new Set(library.problems.map(({ id }) => id));
  const listed = events.filter(({ problem }) => known.has(problem));
  const inside = listed.filter(({ at }) => at >= period.from && at < period.to);
  return {
    kind: 'signpost-backtest',
    partial: input.partial ? { through: toIso(period.to) } : undefined,
    period: {
      from: toIso(period.from),
      to: toIso(period.to),
      days: (period.to - period.from) / 86_400_000,
    },
    step: input.step,
    level: input.level,
    library: library.rule,
    archive: {
      ...scan.counts,
      files: input.files,
      badLines: input.bad.count,
      bad: input.bad.first,
      hits: recorder.hits,
      volume: scan.volume.byDay(),
    },
    events: {
      faults: [...input.faults],
      unknown: events
        .filter(({ problem }) => !known.has(problem))
        .map(({ id, problem }) => ({ id, problem })),
      outside: listed.filter((event) => !inside.includes(event)).map(({ id }) => id),
    },
    problems: library.problems.flatMap((problem) => {
      const record = recorder.problems.get(problem.id);
      const own = inside.filter((event) => event.problem === problem.id);
      return record === undefined ? [] : [problemSummary(problem, record, own, period, input)];
    }),
  };
}

function problemSummary(
  problem: ProblemDefinition,
  { track, alerts }: ProblemRecord,
  events: readonly KnownEvent[],
  period: Period,
  { level, scan }: SummaryInput,
): ProblemSummary {
  const warnings = alerts.filter(warns);
  const scored = events.filter(isScored).map(({ at }) => at);
  const times = warnings.map(({ alert }) => fromIso(alert.at));
  const rises = track.rises(level);
  const outcomes = events.map((event) => eventOutcome(event, track, warnings, level));
  const judged = warnings.map((one) => alertOutcome(one, events));
  return {
    id: problem.id,
    title: problem.title,
    question: problem.question,
    rule: problem.rule,
    shares: track.shares(),
    rises: rises.map(toIso),
    risesPer100Days: per100Days(rises.length, period),
    score: score(scored, times, period),
    riseScore: score(scored, rises, period),
    baselines: {
      baseRate: baseRate(scored, times.length, period),
      keywords: keywordScore(scored, scan.keywords.of(problem.id), period),
    },
    major: majorOf(outcomes),
    events: outcomes,
    alerts: judged,
    digests: alerts.length - warnings.length,
    indicators: contributionsTo(track, judged).map((one) => named(one, problem)),
    stretches: track.stretches,
    hitsByDay: [...track.days].sort(([a], [b]) => a - b).map(([day, counts]) => ({ day, ...counts })),
  };
}

function majorOf(outcomes: readonly EventOutcome[]): ProblemSummary['major'] {
  const major = outcomes.filter(({ event }) => event.major);
  const missed = major.filter(({ covered }) => !covered).map(({ event }) => event.id);
  return { events: major.length, covered: major.length - missed.length, missed };
}

function named(one: Contribution, { indicators }: ProblemDefinition): ProblemSummary['indicators'][number] {
  const indicator = indicators.find(({ id }) => id === one.indicator);
  return { ...one, title: indicator?.title ?? one.indicator, rule: indicator?.rule ?? '' };
}
