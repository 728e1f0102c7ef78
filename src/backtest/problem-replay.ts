import { assessFindings, coverages, weigh } from '../assessment/assess.ts';
import { carriers } from '../assessment/coverage.ts';
import { gradesOf, gradeText, gradeTexts, lookback } from '../assessment/index.ts';
import { timesOf } from '../assessment/times.ts';
import { evidenceFrom } from '../assessment/weeks.ts';
import type { FeedSource, ProblemDefinition } from '../definitions/model.ts';
import type {
  EpochMillis,
  FeedId,
  HitId,
  HitRecord,
  IndicatorId,
  LogEntry,
  Millis,
  ProblemState,
} from '../evidence/index.ts';
import { toIso } from '../evidence/index.ts';
import { IndicatorReplay } from './indicator-replay.ts';
import type { ArchiveLedger, LedgerView, Sight } from './ledger.ts';

/** One problem on a simulated clock: the production assessment, run again whenever something can have changed. */
export class ProblemReplay {
  readonly problem: ProblemDefinition;
  state: ProblemState | undefined;
  /** Runs of the assessment so far. */
  assessments = 0;
  private readonly sources: readonly FeedSource[];
  private readonly lookback: Millis;
  private readonly everyStep: boolean;
  private readonly indicators: Map<IndicatorId, IndicatorReplay>;
  /** Feeds that could carry each indicator. */
  private readonly feeds: Map<IndicatorId, FeedId[]>;
  /** When each feed last brought a hit. */
  private readonly brought = new Map<FeedId, EpochMillis>();
  private sight = '';

  /** @param everyStep assess everything at each step by the very function production calls: slower, and the same. */
  constructor(problem: ProblemDefinition, sources: readonly FeedSource[], everyStep: boolean) {
    this.problem = problem;
    this.sources = sources;
    this.lookback = lookback(problem);
    this.everyStep = everyStep;
    this.indicators = new Map(
      problem.indicators.map((indicator) => [indicator.id, new IndicatorReplay(indicator, this.lookback)]),
    );
    this.feeds = new Map(
      problem.indicators.map((one) => [one.id, carriers(one.sources, sources).map(({ id }) => id)]),
    );
  }

  /** Evidence that the next step sees; oldest first. */
  take(hit: HitRecord): void {
    this.indicators.get(hit.indicator)?.take(hit);
    this.brought.set(hit.feed, timesOf(hit).observed);
  }

  /** The evidence that the entries cite, inside the lookback. */
  cited(entries: readonly LogEntry[]): Map<HitId, HitRecord> {
    const cited = citedBy(entries);
    const found = new Map<HitId, HitRecord>();
    for (const { hits } of this.indicators.values())
      for (const hit of hits) if (cited.has(hit.id)) found.set(hit.id, hit);
    return found;
  }

  /** Evidence inside the lookback. */
  private get hits(): HitRecord[] {
    return [...this.indicators.values()].flatMap(({ hits }) => hits);
  }

  /** Admiralty grades of the indicators that the entries cite, from the stories they were made of. */
  grades(entries: readonly LogEntry[]): Map<HitId, string> {
    if (this.everyStep) return gradeTexts(this.hits, this.problem.indicators);
    const cited = citedBy(entries);
    const texts = new Map<HitId, string>();
    for (const { indicator, hits, stories } of this.indicators.values()) {
      if (!hits.some(({ id }) => cited.has(id))) continue;
      for (const [hit, grade] of gradesOf(stories, indicator.lifetime)) texts.set(hit, gradeText(grade));
    }
    return texts;
  }

  /** The state at `now`; a log entry when something changed. */
  step(now: EpochMillis, ledger: ArchiveLedger): LogEntry | undefined {
    const sight = ledger.sightAt(now);
    const looked = sight.wavering || sight.text !== this.sight;
    this.sight = sight.text;
    const due = this.due(now, sight, looked);
    if (due.length === 0 && !this.everyStep) return undefined;
    const view = ledger.at(now, this.lookback);
    const input = {
      problem: this.problem,
      hits: this.everyStep ? this.hits : [],
      health: view.rows,
      sources: this.sources,
      previous: this.state,
      now,
    };
    const findings = this.everyStep ? weigh(input) : this.weighed(due, view, now, looked);
    if (findings === undefined) return undefined;
    const { state, transitions } = assessFindings(input, findings);
    this.assessments += 1;
    this.state = state;
    if (transitions.length === 0) return undefined;
    return { problem: this.problem.id, version: state.version, at: toIso(now), transitions, state };
  }

  private due(now: EpochMillis, sight: Sight, looked: boolean): IndicatorReplay[] {
    const due: IndicatorReplay[] = [];
    for (const one of this.indicators.values()) {
      if (one.calm ? looked && !this.sees(one, sight) : looked || one.due(now)) due.push(one);
    }
    return due;
  }

  private sees({ indicator }: IndicatorReplay, { seen }: Sight): boolean {
    return this.feeds.get(indicator.id)?.some((feed) => seen.has(feed)) === true;
  }

  /** Findings of all indicators, those that are due weighed again; undefined when none of them moved. */
  private weighed(due: readonly IndicatorReplay[], { rows }: LedgerView, now: EpochMillis, looked: boolean) {
    const from = evidenceFrom(now, this.lookback);
    for (const [feed, at] of this.brought) if (at < from) this.brought.delete(feed);
    const coverage = coverages({ sources: this.sources, health: rows, now }, this.brought);
    const before = new Map(this.state?.indicators.map((one) => [one.indicator, one]));
    let moved = this.state === undefined;
    for (const one of due) {
      const own = one.weigh(now, coverage(one.indicator), before.get(one.indicator.id), looked);
      moved ||= own;
    }
    return moved ? [...this.indicators.values()].flatMap(({ findings }) => findings ?? []) : undefined;
  }
}

const citedBy = (entries: readonly LogEntry[]): Set<HitId> =>
  new Set(entries.flatMap(({ transitions }) => transitions.flatMap(({ evidence }) => evidence)));
