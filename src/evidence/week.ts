import type { Passage } from './hit.ts';
import type { Reliability } from './item.ts';
import type {
  EpochMillis,
  FamilyId,
  FeedId,
  HitId,
  IndicatorId,
  IsoInstant,
  Millis,
  StoryId,
} from './units.ts';
import { DAY } from './units.ts';

export const WEEK: Millis = 7 * DAY;
/** Number of the week of an instant, since 1970-01-01. */
export const weekOf = (at: EpochMillis): number => Math.floor(at / WEEK);

/** What of a counting hit still decides something once its week is settled. */
export interface SettledHit {
  id: HitId;
  at: IsoInstant;
  family: FamilyId;
  reliability: Reliability;
  title: string;
  passage?: Passage | undefined;
}

/** A counting story whose week is settled: it can grow no more. */
export interface SettledStory {
  id: StoryId;
  at: IsoInstant;
  families: FamilyId[];
  independent: FamilyId[];
  corroborated: boolean;
  /** The first hit of each family and grade, oldest first. */
  hits: SettledHit[];
}

/**
 * The stories of one indicator that began in one week, summed up once that week and the one after are over. A pure function
 * of the hits of three weeks; kept so that no assessment reads or groups them again.
 */
export interface SettledWeek {
  indicator: IndicatorId;
  /** Weeks since 1970-01-01. */
  week: number;
  /** Hits of the week, and how many of them are demoted or backfilled. */
  hits: number;
  idle: number;
  /** When each feed last brought one of them. */
  brought: Record<FeedId, IsoInstant>;
  stories: SettledStory[];
}
