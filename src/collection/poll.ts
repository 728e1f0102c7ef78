import { createHash } from 'node:crypto';
import type { FeedSource } from '../definitions/model.ts';
import {
  type EpochMillis,
  type FeedState,
  fromIso,
  type IsoInstant,
  type Item,
  type Millis,
  type PollOutcome,
  toIso,
} from '../evidence/index.ts';
import { FetchFailure, GoneFailure, PermanentFailure } from './fetching/failure.ts';
import {
  FETCH_LIMITS,
  type FetchAnswer,
  type FetchedDocument,
  type FetchLimits,
  type FetchRequest,
  fetchFeed,
} from './fetching/fetch.ts';
import { LONGEST_PACE } from './fetching/freshness.ts';
import { type FamilyOf, familyFor } from './origin.ts';
import type { ParsedItem } from './parsing/item.ts';
import type { ParseLimits } from './parsing/limits.ts';
import { type ParsedFeed, parseFeed } from './parsing/parse.ts';
import { FeedRefused } from './parsing/refused.ts';
import { backoff, pacedOut } from './schedule.ts';
import { NOTHING_SEEN, SeenSet } from './seen.ts';

export interface PollOptions {
  now: EpochMillis;
  /** Lets loopback addresses through, for feeds served on this machine. Everything else private stays refused. */
  allowLoopback: boolean;
  /** Page or mail address that tells publishers who is asking; goes into the User-Agent. */
  contact?: string | undefined;
  userAgent?: string | undefined;
  /** Family of a newsroom that an aggregate names; see `originFamilies`. */
  familyOf?: FamilyOf | undefined;
  limits?: { fetch?: Partial<FetchLimits>; parse?: Partial<ParseLimits> } | undefined;
}

export interface PollResult {
  outcome: PollOutcome;
  /** New and edited items only. */
  items: Item[];
  /** To be saved after the items were handled; absent when nothing needs to be written. */
  nextState: FeedState | undefined;
}

export const userAgent = (contact?: string): string =>
  `Signpost/0.1 (news indicators monitor${contact ? `; ${contact.replace(/[^\x20-\x7e]|[()]/g, '')}` : ''})`;

/**
 * Polls one feed: asks conditionally, reads what changed, tells new and edited items from known ones.
 * Never throws for anything a feed can do; the reason is in the outcome. Writes nothing: save `nextState` last, so that
 * a crash before it makes the next poll give the same items again.
 */
export async function pollFeed(
  source: FeedSource,
  stored: FeedState | undefined,
  options: PollOptions,
): Promise<PollResult> {
  const state = stored && stateFor(source, stored);
  if (state && mayRest(source, state, options.now)) return nothing(source, options.now, 'skipped');
  try {
    const answer = await fetchFeed(requestFor(source, state, options));
    if (!answer.changed) return unchanged(source, state, answer, options.now);
    return await takeDocument(source, state, answer, options);
  } catch (error) {
    return failed(source, state, error, options.now);
  }
}

/** Stands for an address in 8 characters, so that a state has room for the items it must know. */
const markOf = (url: string): string => createHash('sha256').update(url).digest('base64url').slice(0, 8);

const isAbout = ({ address }: FeedState, url: string): boolean => address === markOf(url) || address === url;

/** Without what held for an address that the catalogue no longer names: an analyst who mends it starts afresh, but floods nobody. */
function stateFor(source: FeedSource, stored: FeedState): FeedState {
  if (stored.address === undefined || isAbout(stored, source.url)) return stored;
  const { feed, seen, bodyHash, firstPolled, lastChanged } = stored;
  return { feed, seen, bodyHash, firstPolled, lastChanged, failures: 0 };
}

function mayRest(source: FeedSource, state: FeedState, now: EpochMillis): boolean {
  if (state.retired) return true;
  if (state.notBefore !== undefined && now < fromIso(state.notBefore)) return true;
  return state.failures === 0 && pacedOut(source, state.pace, now);
}

function requestFor(source: FeedSource, state: FeedState | undefined, options: PollOptions): FetchRequest {
  return {
    url: state?.movedTo ?? source.url,
    etag: state?.etag,
    lastModified: state?.lastModified,
    userAgent: options.userAgent ?? userAgent(options.contact),
    allowLoopback: options.allowLoopback,
    now: options.now,
    limits: { ...FETCH_LIMITS, ...options.limits?.fetch },
  };
}

function nothing(source: FeedSource, now: EpochMillis, status: 'skipped' | 'unchanged'): PollResult {
  const outcome = { feed: source.id, at: now, ok: true, status, items: 0, newItems: 0, repairs: 0 };
  return { outcome, items: [], nextState: undefined };
}

/** A feed that answers again after failures, or at a new address, is written once; otherwise nothing is. */
function unchanged(
  source: FeedSource,
  state: FeedState | undefined,
  answer: FetchAnswer,
  now: EpochMillis,
): PollResult {
  const result = nothing(source, now, 'unchanged');
  if (!state || (isSettled(source, state) && !moves(answer, state))) return result;
  const { movedTo = state.movedTo } = answer;
  const moved = movedTo === undefined ? {} : { movedTo };
  return { ...result, nextState: { ...state, ...CALM, ...moved, address: markOf(source.url) } };
}

const isSettled = (source: FeedSource, state: FeedState): boolean =>
  state.failures === 0 && isAbout(state, source.url);

const CALM = { failures: 0, notBefore: undefined, lastError: undefined } as const;

async function takeDocument(
  source: FeedSource,
  state: FeedState | undefined,
  answer: FetchAnswer & FetchedDocument,
  options: PollOptions,
): Promise<PollResult> {
  const bodyHash = createHash('sha256').update(answer.bytes).digest('base64url').slice(0, 22);
  if (state?.bodyHash === bodyHash) return unchanged(source, state, answer, options.now);
  const feed = await parseFeed(answer.bytes, {
    contentType: answer.contentType,
    url: answer.url,
    now: options.now,
    limits: options.limits?.parse,
  });
  const seen = SeenSet.unpack(state?.seen ?? NOTHING_SEEN);
  const listed = distinct(feed.items);
  const fresh = listed.flatMap((item) => sightingOf(item, seen, source, state, options));
  const newItems = fresh.filter(({ edited }) => !edited).length;
  const outcome: PollOutcome = {
    feed: source.id,
    at: options.now,
    ok: true,
    status: fresh.length > 0 ? 'new' : 'unchanged',
    items: feed.items.length,
    newItems,
    repairs: feed.repairs,
    ...newestOf(feed.items),
  };
  const quiet =
    fresh.length === 0 && state !== undefined && isSettled(source, state) && !moves(answer, state);
  const nextState = quiet
    ? undefined
    : stateAfter(source, state, answer, feed, { bodyHash, seen: seen.packWith(listed), now: options.now });
  return { outcome, items: fresh, nextState };
}

/** No document was ever taken from this feed, though polls may have failed. */
const isFirst = (state: FeedState | undefined): boolean => state?.bodyHash === undefined;

/** Items that say anything, of those that share an id the last. The seen-set holds every item the parser's own bound lets through. */
const distinct = (items: readonly ParsedItem[]): ParsedItem[] => [
  ...new Map(items.filter(saysAnything).map((item) => [item.id, item])).values(),
];

const saysAnything = ({ title, url, summary, content }: ParsedItem): boolean =>
  title !== '' || url !== '' || summary !== undefined || content !== undefined;

function sightingOf(
  item: ParsedItem,
  seen: SeenSet,
  source: FeedSource,
  state: FeedState | undefined,
  { now, familyOf }: PollOptions,
): Item[] {
  const sighting = seen.sighting(item.id, item.title);
  if (sighting === 'known') return [];
  const { guid: _guid, source: origin, sourceUrl: _site, lang, ...rest } = item;
  return [
    {
      ...rest,
      feed: source.id,
      family: familyFor(item, source, familyOf),
      source: origin ?? source.publisher,
      reliability: source.reliability,
      lang: /^(?:mul|und)\b/.test(source.language) ? lang : source.language,
      observed: toIso(now),
      backfill: isFirst(state),
      ...(sighting === 'edited' && { edited: true }),
    },
  ];
}

function newestOf(items: readonly ParsedItem[]): { newestItem?: IsoInstant } {
  let newest = '';
  for (const { published } of items) if (published !== undefined && published > newest) newest = published;
  return newest === '' ? {} : { newestItem: newest };
}

const moves = (answer: FetchAnswer, state: FeedState): boolean =>
  answer.movedTo !== undefined && answer.movedTo !== state.movedTo;

function stateAfter(
  source: FeedSource,
  state: FeedState | undefined,
  answer: FetchAnswer & FetchedDocument,
  feed: ParsedFeed,
  found: { bodyHash: string; seen: Uint8Array; now: EpochMillis },
): FeedState {
  const movedTo = answer.movedTo ?? state?.movedTo;
  return {
    feed: source.id,
    address: markOf(source.url),
    etag: answer.etag,
    lastModified: answer.lastModified,
    bodyHash: found.bodyHash,
    seen: found.seen,
    firstPolled: state?.firstPolled ?? toIso(found.now),
    lastChanged: toIso(found.now),
    ...CALM,
    pace: paceOf(source, feed, answer),
    ...(movedTo !== undefined && { movedTo }),
  };
}

/** The publisher's pace, where it is slower than ours. */
function paceOf(source: FeedSource, feed: ParsedFeed, answer: FetchAnswer): Millis | undefined {
  const asked = Math.min(Math.max(feed.ttl ?? 0, answer.freshFor), LONGEST_PACE);
  return asked > source.interval ? asked : undefined;
}

function failed(
  source: FeedSource,
  state: FeedState | undefined,
  error: unknown,
  now: EpochMillis,
): PollResult {
  const reason = error instanceof Error ? error.message : String(error);
  const gone = error instanceof GoneFailure;
  const outcome: PollOutcome = {
    feed: source.id,
    at: now,
    ok: false,
    status: gone ? 'retired' : 'failed',
    items: 0,
    newItems: 0,
    repairs: 0,
    error: reason,
  };
  return { outcome, items: [], nextState: stateAfterFailure(source, state, error, reason, now) };
}

function stateAfterFailure(
  source: FeedSource,
  state: FeedState | undefined,
  error: unknown,
  reason: string,
  now: EpochMillis,
): FeedState {
  const failures = (state?.failures ?? 0) + 1;
  const lasting =
    error instanceof PermanentFailure || error instanceof FeedRefused ? 'permanent' : 'transient';
  const asked = error instanceof FetchFailure ? (error.retryAfter ?? 0) : 0;
  const { movedTo, ...base } = state ?? neverRead(source, now);
  return {
    ...base,
    // A new address that has ceased to work is forgotten: the catalogue's is asked again.
    ...(lasting === 'transient' && movedTo !== undefined && { movedTo }),
    address: markOf(source.url),
    failures,
    lastError: reason.slice(0, LONGEST_REASON),
    notBefore: toIso(now + Math.max(backoff(source, failures, lasting), asked)),
    ...(error instanceof GoneFailure && {
      retired: { at: toIso(now), reason: reason.slice(0, LONGEST_REASON) },
    }),
  };
}

/** A state is billed by the kilobyte, and the ledger keeps no more either. */
const LONGEST_REASON = 160;

const neverRead = (source: FeedSource, now: EpochMillis): FeedState => ({
  feed: source.id,
  seen: NOTHING_SEEN,
  firstPolled: toIso(now),
  lastChanged: toIso(now),
  failures: 0,
});
