import { assessFindings, lookback, weigh } from '../assessment/assess.ts';
import type { StoryMemo } from '../assessment/index.ts';
import type { FeedSource, ProblemDefinition } from '../definitions/model.ts';
import type { EpochMillis, HitRecord, LogEntry, Millis, ProblemState } from '../evidence/index.ts';
import { fromIso, toIso } from '../evidence/index.ts';
import type { ArchiveLedger } from './ledger.ts';
import { wakeAt } from './wake.ts';

/** One problem on a simulated clock: the production assessment, run again whenever something can have changed. */
export class ProblemReplay {
  readonly problem: ProblemDefinition;
  state: ProblemState | undefined;
  /** Runs of the assessment so far. */
  assessments = 0;
  private readonly sources: readonly FeedSource[];
  private readonly lookback: Millis;
  private readonly everyStep: boolean;
  private readonly memo: StoryMemo = new Map();
  private window: HitRecord[] = [];
  private fresh = false;
  private wake: EpochMillis = Number.NEGATIVE_INFINITY;
  private sight = '';

  /** @param everyStep assess at each step, also where nothing can have changed: slower, and the same. */
  constructor(problem: ProblemDefinition, sources: readonly FeedSource[], everyStep: boolean) {
    this.problem = problem;
    this.sources = sources;
    this.lookback = lookback(problem);
    this.everyStep = everyStep;
  }

  /** Evidence that the next step sees; oldest first. */
  take(hit: HitRecord): void {
    this.window.push(hit);
    this.fresh = true;
  }

  /** Evidence inside the lookback. */
  get hits(): readonly HitRecord[] {
    return this.window;
  }

  /** The state at `now`; a log entry when something changed. */
  step(now: EpochMillis, ledger: ArchiveLedger): LogEntry | undefined {
    const view = ledger.at(now, this.lookback);
    const due = this.fresh || now >= this.wake || view.wavering || view.sight !== this.sight;
    if (!due && !this.everyStep) return undefined;
    this.drop(now - this.lookback);
    const input = {
      problem: this.problem,
      hits: this.window,
      health: view.rows,
      sources: this.sources,
      previous: this.state,
      now,
      memo: this.memo,
    };
    const findings = weigh(input);
    const { state, transitions } = assessFindings(input, findings);
    this.assessments += 1;
    this.state = state;
    this.fresh = false;
    this.sight = view.sight;
    this.wake = wakeAt(findings, this.window[0], this.lookback, now);
    if (transitions.length === 0) return undefined;
    return { problem: this.problem.id, version: state.version, at: toIso(now), transitions, state };
  }

  private drop(before: EpochMillis): void {
    const first = this.window.findIndex((hit) => fromIso(hit.at) >= before);
    if (first === 0) return;
    this.window = first < 0 ? [] : this.window.slice(first);
  }
}
