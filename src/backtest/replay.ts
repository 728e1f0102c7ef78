import type { AlertPolicy, Parent } from '../alerting/index.ts';
import { gathering, newsOf, planAlert } from '../alerting/index.ts';
import { lookback } from '../assessment/index.ts';
import type { FeedSource, Library, ProblemDefinition } from '../definitions/model.ts';
import type {
  Alert,
  EpochMillis,
  HitRecord,
  IndicatorId,
  Level,
  LogEntry,
  Millis,
  ProblemId,
  Signal,
} from '../evidence/index.ts';
import { DAY, fromIso } from '../evidence/index.ts';
import type { ArchiveLedger } from './ledger.ts';
import { ProblemReplay } from './problem-replay.ts';

/** What stood at one step of one problem. */
export interface Standing {
  problem: ProblemId;
  at: EpochMillis;
  level: Level;
  /** The problem could not be seen: the level is kept from before. */
  blind: boolean;
  signals: readonly (readonly [IndicatorId, Signal])[];
  /** What changed at this step, if anything. */
  entry?: LogEntry | undefined;
}

/** An alert with the hits it cites, as they were matched. */
export interface ReplayedAlert {
  alert: Alert;
  cited: HitRecord[];
}

export interface StepOutcome {
  standings: Standing[];
  alerts: ReplayedAlert[];
}

export interface ReplayOptions {
  library: Library;
  sources: readonly FeedSource[];
  ledger: ArchiveLedger;
  policy: AlertPolicy;
  everyStep?: boolean | undefined;
}

/** The longest lookback of the library's problems: evidence so old can still matter. */
export const longestLookback = ({ problems }: Library): Millis => Math.max(0, ...problems.map(lookback));

interface Running {
  replay: ProblemReplay;
  /** Log entries that no alert speaks of yet. */
  pending: LogEntry[];
  signals: Standing['signals'];
}

/**
 * Every problem on one simulated clock: assessment, then alerting, as production runs them. Give it hits in the order of
 * their time, and steps that never go back.
 */
export class Replay {
  private readonly policy: AlertPolicy;
  private readonly ledger: ArchiveLedger;
  private readonly running: Map<ProblemId, Running>;
  /** Times of the interrupting alerts of the last day. */
  private interrupts: EpochMillis[] = [];

  constructor({ library, sources, ledger, policy, everyStep = false }: ReplayOptions) {
    this.policy = policy;
    this.ledger = ledger;
    this.running = new Map(
      library.problems.map((problem) => [
        problem.id,
        { replay: new ProblemReplay(problem, sources, everyStep), pending: [], signals: [] },
      ]),
    );
  }

  /** A hit seen before the next step. */
  take(hit: HitRecord): void {
    this.running.get(hit.problem)?.replay.take(hit);
  }

  /** Runs of the assessment so far, over all problems. */
  get assessments(): number {
    return [...this.running.values()].reduce((sum, { replay }) => sum + replay.assessments, 0);
  }

  step(now: EpochMillis): StepOutcome {
    const standings: Standing[] = [];
    for (const one of this.running.values()) {
      const entry = one.replay.step(now, this.ledger);
      if (entry !== undefined) {
        one.pending.push(entry);
        one.signals = [];
      }
      const standing = standingOf(one, now, entry);
      if (standing !== undefined) standings.push(standing);
    }
    const alerts = [...this.running.values()].flatMap((one) => this.plan(one, now) ?? []);
    return { standings, alerts };
  }

  /** The problem this one is part of, the one that is part of, and so on, with the levels they stand at. */
  private parentsOf({ partOf }: ProblemDefinition): Parent[] {
    const parents: Parent[] = [];
    let parent = partOf === undefined ? undefined : this.running.get(partOf)?.replay;
    while (parent !== undefined && parents.length < this.running.size) {
      const { problem, state } = parent;
      if (state !== undefined) parents.push({ title: problem.title, level: state.level.level });
      parent = problem.partOf === undefined ? undefined : this.running.get(problem.partOf)?.replay;
    }
    return parents;
  }

  private plan({ replay, pending }: Running, now: EpochMillis): ReplayedAlert | undefined {
    const { problem } = replay;
    if (pending.length === 0 || gathering({ problem, entries: pending, policy: this.policy, now }))
      return undefined;
    const entries = pending.splice(0);
    if (entries.every((entry) => newsOf(entry, problem).length === 0)) return undefined;
    this.interrupts = this.interrupts.filter((at) => at > now - DAY);
    const hits = replay.cited(entries);
    const alert = planAlert({
      problem,
      entries,
      hits,
      grades: replay.grades(entries),
      silences: [],
      parents: this.parentsOf(problem),
      sentToday: this.interrupts.length,
      now,
      policy: this.policy,
    });
    if (alert === undefined) return undefined;
    if (alert.urgency === 'interrupt') this.interrupts.push(fromIso(alert.at));
    return { alert, cited: alert.evidence.flatMap(({ id }) => hits.get(id) ?? []) };
  }
}

function standingOf(one: Running, at: EpochMillis, entry: LogEntry | undefined): Standing | undefined {
  const { state, problem } = one.replay;
  if (state === undefined) return undefined;
  if (one.signals.length === 0)
    one.signals = state.indicators.map(({ indicator, signal }) => [indicator, signal] as const);
  const blind = state.blindSince !== undefined;
  return { problem: problem.id, at, level: state.level.level, blind, signals: one.signals, entry };
}
