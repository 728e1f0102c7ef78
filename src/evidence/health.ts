import type { EpochMillis, FeedId, IsoDate, IsoInstant, Millis } from './units.ts';

/** What is remembered of a feed between polls; one item of about 1 KB, written only when something changed. */
export interface FeedState {
  feed: FeedId;
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Hash of the last body, to stop before parsing when a server knows no validators. */
  bodyHash?: string | undefined;
  /** Ids of items already handled, newest first, packed by collection; bounded. */
  seen: Uint8Array;
  firstPolled: IsoInstant;
  lastChanged: IsoInstant;
  /** Not to be polled before this instant (Retry-After or back-off). */
  notBefore?: IsoInstant | undefined;
  /** Polls that failed in a row. */
  failures: number;
  lastError?: string | undefined;
  /** Mark (or, of old, all) of the catalogue's address that validators, failures, redirect and retirement are about; they lapse when it changes. */
  address?: string | undefined;
  /** Permanent redirect (301, 308) that was followed. */
  movedTo?: string | undefined;
  /** The publisher asks to be polled no oftener than this (ttl, Cache-Control), where that is slower than the catalogue's interval. */
  pace?: Millis | undefined;
  /** 410 Gone, or retired by hand: no longer polled. */
  retired?: { at: IsoInstant; reason: string } | undefined;
}

/** The collection ledger: one per feed and day. Sets of hours, so that recording a poll twice changes nothing. */
export interface FeedDay {
  feed: FeedId;
  day: IsoDate;
  /** Hours 0-23 UTC in which a poll succeeded (304 counts: we looked and saw). */
  okHours: number[];
  /** Hours 0-23 UTC in which a poll failed. */
  failedHours: number[];
  newItems: number;
  /** Publication of the newest item seen that day. */
  newestItem?: IsoInstant | undefined;
  /** Faults of the document that were mended before parsing. */
  repairs: number;
  lastError?: string | undefined;
}

export type FeedHealth = 'healthy' | 'stale' | 'failing' | 'retired' | 'unpolled';

/** What one poll did, as collection reports it to the ledger. */
export interface PollOutcome {
  feed: FeedId;
  /** Host that was asked: the ledger keeps feeds of one host together, as they are polled together. */
  host?: string | undefined;
  at: EpochMillis;
  ok: boolean;
  status: 'new' | 'unchanged' | 'failed' | 'skipped' | 'retired';
  items: number;
  newItems: number;
  repairs: number;
  newestItem?: IsoInstant | undefined;
  error?: string | undefined;
}
