import { createHash } from 'node:crypto';
import type { FeedSource } from '../definitions/model.ts';
import { type EpochMillis, type FeedId, HOUR, type Millis } from '../evidence/index.ts';

const LONGEST_BACKOFF: Readonly<Record<'transient' | 'permanent', Millis>> = {
  transient: 6 * HOUR,
  permanent: 24 * HOUR,
};

/** A number in [0, 1) that depends on the text alone. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/** Number of the slot that an instant falls into. Feeds of one interval are spread over it by their ids. */
function slotAt(feed: FeedId, interval: Millis, at: EpochMillis): number {
  const phase = Math.floor(fraction(`slot ${feed}`) * interval);
  return Math.floor((at - phase) / interval);
}

/**
 * Feeds of which a slot began in (previousTick, now]; all of them when there was no tick before. Needs no stored state,
 * so that an unchanged feed costs no write, and a tick that failed is made up for by the next. Feeds of one host stand together.
 */
export function dueFeeds(
  sources: readonly Pick<FeedSource, 'id' | 'interval' | 'url'>[],
  ticks: { previousTick: EpochMillis | undefined; now: EpochMillis },
): FeedId[] {
  const { previousTick, now } = ticks;
  return sources
    .filter(
      ({ id, interval }) =>
        previousTick === undefined || slotAt(id, interval, now) > slotAt(id, interval, previousTick),
    )
    .map(({ id, url }) => ({ id, host: hostOf(url) }))
    .sort((a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0))
    .map(({ id }) => id);
}

/** Host and port of an address; empty when it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/**
 * Feeds cut into batches of at most `most` that are polled side by side, each host in one of them, since a run asks a host
 * for one document at a time and knows nothing of other runs. Only a host with more feeds than a batch holds is in several.
 * @param shardOf hosts of one part of the ledger go together, so that a batch writes few parts.
 */
export function pollBatches(
  feeds: readonly Pick<FeedSource, 'id' | 'url'>[],
  most: number,
  shardOf: (host: string) => number,
): FeedId[][] {
  const byHost = new Map<string, FeedId[]>();
  for (const { id, url } of feeds) byHost.set(hostOf(url), [...(byHost.get(hostOf(url)) ?? []), id]);
  const hosts = [...byHost].sort(([one], [other]) => shardOf(one) - shardOf(other) || (one < other ? -1 : 1));
  const batches: FeedId[][] = [];
  for (const [, ids] of hosts) {
    const last = batches.at(-1);
    if (last && last.length + ids.length <= most) last.push(...ids);
    else for (let at = 0; at < ids.length; at += most) batches.push(ids.slice(at, at + most));
  }
  return batches;
}

/**
 * Whether a publisher's own pace (ttl, Cache-Control) leaves this slot out: next poll = max(interval, ttl, Cache-Control),
 * kept by counting slots, since writing down the next instant would cost a write for every unchanged feed.
 */
export function pacedOut(
  source: Pick<FeedSource, 'id' | 'interval'>,
  pace: Millis | undefined,
  now: EpochMillis,
): boolean {
  if (pace === undefined || pace <= source.interval) return false;
  return slotAt(source.id, source.interval, now) % Math.ceil(pace / source.interval) !== 0;
}

/**
 * How long to stay away after `failures` polls failed in a row: doubling from the feed's interval (four intervals where
 * only a person can mend it), bounded, with 25 % of jitter that follows from the feed and the count, so that it can be recomputed.
 */
export function backoff(
  source: Pick<FeedSource, 'id' | 'interval'>,
  failures: number,
  lasting: 'transient' | 'permanent',
): Millis {
  const first = source.interval * (lasting === 'permanent' ? 4 : 1);
  const doubled = first * 2 ** Math.min(Math.max(failures, 1) - 1, 20);
  const bounded = Math.min(doubled, Math.max(LONGEST_BACKOFF[lasting], source.interval));
  return Math.round(bounded * (0.75 + 0.25 * fraction(`backoff ${source.id} ${failures}`)));
}
