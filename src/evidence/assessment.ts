import type { FeedDay } from './health.ts';
import type { FamilyId, HitId, IndicatorId, IsoInstant, ProblemId, ScenarioId } from './units.ts';

/** What the machine says of an indicator (METHOD section 4). */
export const SIGNALS = [
  'blind',
  'quiet',
  'reported',
  'corroborated',
  'surging',
  'overdue',
  'fading',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Warning level of a problem, 1 to 5, with the word that always stands beside the number. */
export type Level = 1 | 2 | 3 | 4 | 5;
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  1: 'Negligible',
  2: 'Low',
  3: 'Moderate',
  4: 'Substantial',
  5: 'Serious',
};

export interface IndicatorState {
  indicator: IndicatorId;
  signal: Signal;
  since: IsoInstant;
  /** One sentence a person can read. */
  why: string;
  /** Decayed weight of the newest counting story at the time of assessment, 0-100. */
  score: number;
  stories: number;
  families: number;
  /** Evidence time of the newest counting story. */
  latest?: IsoInstant | undefined;
  /** Hits the signal rests on, newest first, bounded. */
  evidence: HitId[];
  /** Corroborated or surging: the independent families that came to stand behind it since, and its corroborated stories up to the second. */
  backing?: { families: FamilyId[]; stories: number } | undefined;
  /** Set when none of its feeds could be seen through: a signal other than `blind` is then kept from before. */
  unseenSince?: IsoInstant | undefined;
  /** Expected indicators: when silence becomes overdue if collection stays healthy; absent while the baseline is too short. */
  dueBy?: IsoInstant | undefined;
  /** Healthy days of the statistical baseline that were there; below `required` the statistics say nothing. */
  baseline?: { days: number; required: number; method: string } | undefined;
  /** Hash of the definition used. */
  rule: string;
}

export interface ScenarioStanding {
  scenario: ScenarioId;
  /** Sum of diagnosticity ratings of active indicators: a heuristic, never a probability. */
  score: number;
  rank: number;
}

export interface LevelState {
  level: Level;
  since: IsoInstant;
  why: string;
  evidence: HitId[];
}

/** A level that an analyst gives a problem, beside the machine's and never merged with it. */
export interface AnalystLevel {
  problem: ProblemId;
  level: Level;
  owner: string;
  reason: string;
  from: IsoInstant;
  /** From here on it is no longer said. */
  until: IsoInstant;
}

/** Everything the machine says of one problem; recomputed from evidence, never accumulated. */
export interface ProblemState {
  problem: ProblemId;
  /** Number of the log entry this state was written with; 0 before the first. */
  version: number;
  assessedAt: IsoInstant;
  level: LevelState;
  indicators: IndicatorState[];
  scenarios: ScenarioStanding[];
  /** What an analyst says of the level, while it is in force; the machine decides nothing by it. */
  analyst?: AnalystLevel | undefined;
  /** Since when at least half of the deciding indicators could not be seen: the level is then kept from before. */
  blindSince?: IsoInstant | undefined;
  /** The indicator without which another scenario would lead (drop-one sensitivity). */
  hangsOn?: IndicatorId | undefined;
  /** The indicator the leading scenario's distance depends on most, whether or not it would lose the lead without it. */
  dependsOn?: { indicator: IndicatorId; lead: number; leadWithout: number } | undefined;
  rule: string;
}

/** What came to stand behind a signal that was lit already. */
export interface Reinforcement {
  /** Independent families that were not behind it before, sorted. */
  families: FamilyId[];
  /** It rests on a second corroborated story now. */
  secondStory: boolean;
}

/**
 * One difference between two states of a problem. Of an indicator: its signal changed, or the same signal (`was` and `is` alike)
 * was reinforced. Of the problem itself: its level moved, or it went blind
 * (`is: 'blind'`, `was` its level) or sees again (`was: 'blind'`, `is` its level).
 */
export interface Transition {
  subject: 'problem' | 'indicator';
  id: ProblemId | IndicatorId;
  was: Level | Signal | null;
  is: Level | Signal;
  reinforcement?: Reinforcement | undefined;
  why: string;
  evidence: HitId[];
  rule: string;
}

/**
 * Append-only log of a problem, one entry per change of state, versions without gaps.
 * The entry carries the whole resulting state: the board is a copy of the newest entry and can be rebuilt from it.
 */
export interface LogEntry {
  problem: ProblemId;
  version: number;
  at: IsoInstant;
  transitions: Transition[];
  /** The analyst's level was given, changed, withdrawn or ran out. */
  analyst?: { was?: AnalystLevel | undefined; is?: AnalystLevel | undefined; why: string } | undefined;
  state: ProblemState;
}

/** What is counted of a feed-day. */
export type CountedDay = Pick<FeedDay, 'feed' | 'day' | 'okHours' | 'failedHours' | 'newItems'>;

/**
 * What a log entry was computed from and cannot be read back later as it was then. With it, the stored evidence and the
 * definitions, anyone computes the entry again.
 */
export interface LogBasis {
  /** The state that the run found; absent for the first. */
  before?: ProblemState | undefined;
  /** Hits weighed that were observed so shortly before that others of that time may still have been on their way. */
  fresh: HitId[];
  /** Number of hits weighed that were of weeks not yet settled. */
  weighed: number;
  /** Feed-days that could still change, as they stood. */
  days: CountedDay[];
  /** Hash of what counts of the feed catalogue. */
  catalogue: string;
}
