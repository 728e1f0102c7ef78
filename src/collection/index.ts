/** Fetching, decoding and reading of feeds, identity of items, health of collection. */
export { AddressRefused } from './fetching/address.ts';
export { connections } from './fetching/connection.ts';
export { FetchFailure, GoneFailure, PermanentFailure, TransientFailure } from './fetching/failure.ts';
export { FETCH_LIMITS, type FetchLimits } from './fetching/fetch.ts';
export { feedHealth, type HealthFinding } from './health.ts';
export { canonicalUrl, type Identifying, itemIdOf } from './identity.ts';
export { type FamilyOf, originFamilies } from './origin.ts';
export type { ParsedItem } from './parsing/item.ts';
export { PARSE_LIMITS, type ParseLimits } from './parsing/limits.ts';
export { type FeedFormat, type ParsedFeed, type ParseOptions, parseFeed } from './parsing/parse.ts';
export { FeedRefused, type RefusalType } from './parsing/refused.ts';
export { type PollOptions, type PollResult, pollFeed, userAgent } from './poll.ts';
export { backoff, dueFeeds, hostOf, pollBatches } from './schedule.ts';
