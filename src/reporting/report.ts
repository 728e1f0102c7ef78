import type {
  FeedId,
  HitId,
  IndicatorId,
  IsoInstant,
  Level,
  ProblemId,
  QuotedHit,
  Signal,
  Transition,
} from '../evidence/index.ts';

export const REPORT_KINDS = ['daily', 'weekly'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** A watch report as data, in METHOD section 9's order; every renderer starts from this. */
export interface WatchReport {
  kind: ReportKind;
  exercise: boolean;
  header: {
    periodStart: IsoInstant;
    periodEnd: IsoInstant;
    itemsRead: number;
    feedsHealthy: number;
    feedsUnhealthy: { feed: FeedId; title: string; health: string; reason: string }[];
  };
  /** Bottom line up front: three sentences. */
  bottomLine: string[];
  changes: { problem: ProblemId; title: string; at: IsoInstant; transition: Transition }[];
  soWhat: {
    problem: ProblemId;
    title: string;
    level: Level;
    word: string;
    /** The analyst's level beside it, in words. */
    analyst?: string | undefined;
    text: string;
    evidence: HitId[];
  }[];
  whatNext: { problem: ProblemId; text: string }[];
  notSeen: {
    overdue: { indicator: IndicatorId; title: string; why: string }[];
    blind: { indicator: IndicatorId; title: string; why: string }[];
  };
  confidence: string;
  gaps: string[];
  sources: { family: string; publisher: string; reliability: string; hits: number }[];
  evidence: QuotedHit[];
  annex: {
    board: {
      problem: ProblemId;
      title: string;
      level: Level;
      word: string;
      since: IsoInstant;
      indicators: { indicator: IndicatorId; title: string; signal: Signal; since: IsoInstant; why: string }[];
      rule: string;
    }[];
    silenced: number;
    suppressed: number;
  };
}

export interface StoredReport {
  kind: ReportKind;
  periodEnd: IsoInstant;
  report: WatchReport;
  html: string;
  markdown: string;
}
