import type { AnalystLevel, Level, Transition } from './assessment.ts';
import type { Passage } from './hit.ts';
import type { HitId, IsoInstant, ProblemId } from './units.ts';

/** A hit as quoted in a mail or report, so that what was sent can be rendered again unchanged. */
export interface QuotedHit {
  id: HitId;
  indicator: string;
  title: string;
  url: string;
  source: string;
  at: IsoInstant;
  /** Admiralty letter and digit, e.g. `B2`. */
  grade: string;
  demoted: boolean;
  /** The words that matched. */
  words: string[];
  /** What the article says below its title, where the hit rests on that. */
  passage?: Passage | undefined;
}

/** A warning to people; fixed once written, so that a repeated sending says the same under the same Message-ID. */
export interface Alert {
  /** Deterministic: problem and first log version it speaks of. */
  id: string;
  problem: ProblemId;
  fromVersion: number;
  toVersion: number;
  at: IsoInstant;
  level: { was: Level | null; is: Level };
  /** The analyst's level that was in force when this was planned. */
  analyst?: AnalystLevel | undefined;
  urgency: 'interrupt' | 'digest';
  transitions: Transition[];
  evidence: QuotedHit[];
  /** Held back (inhibited, silenced, over budget), with the reason; absent when it is to be sent. */
  held?: string | undefined;
  status: 'pending' | 'sent' | 'held';
}

/** Mute with an owner, a reason and an end. */
export interface Silence {
  id: string;
  problem?: ProblemId | undefined;
  indicator?: string | undefined;
  owner: string;
  reason: string;
  from: IsoInstant;
  until: IsoInstant;
}
