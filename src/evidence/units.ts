/** Instant in UTC, ISO 8601 with a `Z`, e.g. `2026-01-23T06:00:00.000Z`. Sorts as text. */
export type IsoInstant = string;
/** Calendar day in UTC, e.g. `2026-01-23`. */
export type IsoDate = string;
/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMillis = number;
/** A span of time in milliseconds. */
export type Millis = number;
/** Gives the present instant; the only way a decision learns the time. */
export type Clock = () => EpochMillis;

export const SECOND: Millis = 1_000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;

/** A hit may reach the table this long after it was observed: the longest run of collect, its retries, the index's delay. */
export const LATEST_ARRIVAL: Millis = 30 * MINUTE;

export type ProblemId = string;
export type ScenarioId = string;
/** Unique over the whole library, not only inside its problem. */
export type IndicatorId = string;
export type FeedId = string;
/** The newsroom behind a feed; several feeds may share one. */
export type FamilyId = string;
export type ItemId = string;
export type HitId = string;
export type StoryId = string;

export const toIso = (at: EpochMillis): IsoInstant => new Date(at).toISOString();
export const toDay = (at: EpochMillis): IsoDate => toIso(at).slice(0, 10);
/** @throws RangeError when the text is no instant. */
export function fromIso(text: IsoInstant): EpochMillis {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`"${text}" is not an ISO 8601 instant`);
  return at;
}
