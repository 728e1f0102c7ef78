import type {
  Alert,
  AnalystLevel,
  EpochMillis,
  FeedDay,
  FeedId,
  FeedState,
  HitId,
  HitRecord,
  IndicatorId,
  IsoDate,
  IsoInstant,
  LogBasis,
  LogEntry,
  PollOutcome,
  ProblemId,
  ProblemState,
  SettledWeek,
  Silence,
} from '../evidence/index.ts';
import type { StoredReport } from '../reporting/report.ts';

export interface Page<T> {
  items: T[];
  /** Opaque; pass back to go on. Absent on the last page. */
  next?: string | undefined;
}
export interface PageRequest {
  /** 1 to 200. */
  limit: number;
  after?: string | undefined;
}

/** Everything kept, by entity. Every method is one access pattern of DESIGN.md; no other place builds a key. */
export interface Store {
  feeds: {
    /** States of the feeds asked for; feeds never polled are absent. Consistent read. */
    load(ids: readonly FeedId[]): Promise<Map<FeedId, FeedState>>;
    save(state: FeedState): Promise<void>;
  };
  ledger: {
    /** Idempotent for the health sets: recording the same outcome twice leaves the same hours. */
    record(outcomes: readonly PollOutcome[]): Promise<void>;
    days(from: IsoDate, to: IsoDate): Promise<FeedDay[]>;
  };
  hits: {
    /** `known` when the hit (indicator and item) is already there; the stored one is then left as it is. */
    put(hit: HitRecord): Promise<'created' | 'known'>;
    /**
     * Brings a stored hit to what its item says since it was edited: title, address, summary, spans, marks, event, kind,
     * demotion and rule. Its id, its times and where it came from stay, so it is no new evidence. `hit.observed` tells when
     * the edit was seen, so that warm processes read the hit anew. `absent` writes nothing, as does `unchanged`.
     */
    revise(hit: HitRecord): Promise<'revised' | 'unchanged' | 'absent'>;
    /** The hit in the wording it had at an instant, before later edits. */
    asOf(hit: HitRecord, at: IsoInstant): Promise<HitRecord>;
    byId(id: HitId): Promise<HitRecord | undefined>;
    byIds(ids: readonly HitId[]): Promise<Map<HitId, HitRecord>>;
    /** Newest first, evidence time in [from, to]. */
    ofIndicator(
      indicator: IndicatorId,
      range: { from: IsoInstant; to: IsoInstant },
      page: PageRequest,
    ): Promise<Page<HitRecord>>;
    /**
     * All hits of these indicators with evidence time in [from, to], in no order. A warm process reads only what was
     * observed since it last asked, so the cost grows with new evidence and not with history. `to` is the present.
     */
    evidence(
      indicators: readonly IndicatorId[],
      range: { from: IsoInstant; to: IsoInstant },
    ): Promise<HitRecord[]>;
    /** The same with a beginning for each indicator. */
    evidenceSince(spans: ReadonlyMap<IndicatorId, IsoInstant>, to: IsoInstant): Promise<HitRecord[]>;
    /** Newest first over all indicators. */
    newest(range: { from: IsoInstant; to: IsoInstant }, page: PageRequest): Promise<Page<HitRecord>>;
  };
  weeks: {
    /**
     * Settled weeks of an indicator from one to another, both included, with when and by which rules they were made; and when
     * hits last came for weeks that were over, so that it is seen which no longer hold. One query.
     */
    read(
      indicator: IndicatorId,
      from: number,
      to: number,
    ): Promise<{
      weeks: { week: SettledWeek; madeAt: EpochMillis; rules: number }[];
      late: Map<number, EpochMillis>;
    }>;
    /** Indicators of which a hit came late, noted since an instant. */
    lateSince(at: IsoInstant): Promise<IndicatorId[]>;
    /**
     * Keeps a week unless a newer one is kept; `too large` is made anew each time.
     * @param rules number of the rules by which its hits became stories.
     */
    put(week: SettledWeek, madeAt: EpochMillis, rules: number): Promise<'kept' | 'too large'>;
  };
  board: {
    /** All problems in one query. */
    read(): Promise<ProblemState[]>;
    ofProblem(problem: ProblemId): Promise<ProblemState | undefined>;
    /**
     * Writes `entry` to the log if its version is free, then its state to the board.
     * `lost` when another run wrote that version first: the board then holds the winner's state.
     */
    commit(entry: LogEntry, basis?: LogBasis): Promise<'committed' | 'lost'>;
    /** Replaces a state that changed without a transition; refused (`stale`) when the version has moved on or time would run backwards. */
    refresh(state: ProblemState): Promise<'refreshed' | 'stale'>;
  };
  log: {
    /** Oldest first, versions greater than `after`. */
    since(problem: ProblemId, after: number, limit: number): Promise<LogEntry[]>;
    newest(problem: ProblemId, page: PageRequest): Promise<Page<LogEntry>>;
    /** The entry that stood at an instant, with what it was computed from (absent on entries of before that was kept). */
    at(
      problem: ProblemId,
      at: IsoInstant,
    ): Promise<{ entry: LogEntry; basis?: LogBasis | undefined } | undefined>;
  };
  alerts: {
    /** Last log version that alerts were planned for, 0 at first. */
    cursor(problem: ProblemId): Promise<number>;
    /** Writes the alert if its id is free, then moves the cursor; gives the alert that holds the id (ours or an earlier run's). */
    plan(alert: Alert): Promise<Alert>;
    /** Moves the cursor over log entries that call for no alert. */
    skipTo(problem: ProblemId, version: number): Promise<void>;
    pending(): Promise<Alert[]>;
    markSent(id: string, at: IsoInstant): Promise<void>;
    byId(id: string): Promise<Alert | undefined>;
    newest(page: PageRequest): Promise<Page<Alert>>;
  };
  deliveries: {
    /** True when this message was already accepted for this recipient. */
    accepted(messageId: string, recipient: string): Promise<boolean>;
    record(messageId: string, recipient: string, at: IsoInstant): Promise<void>;
  };
  reports: {
    /** Keeps the first report written for a kind and period end; gives the one that is kept. */
    put(report: StoredReport): Promise<StoredReport>;
    get(kind: string, periodEnd: IsoInstant): Promise<StoredReport | undefined>;
    newest(page: PageRequest): Promise<Page<StoredReport>>;
  };
  analystLevels: {
    /** Gives a problem an analyst's level in place of the one before; one that ends now withdraws it. */
    put(level: AnalystLevel): Promise<void>;
    inForce(at: EpochMillis): Promise<AnalystLevel[]>;
  };
  silences: {
    put(silence: Silence): Promise<void>;
    activeAt(at: EpochMillis): Promise<Silence[]>;
  };
}
