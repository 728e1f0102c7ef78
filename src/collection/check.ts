import type { FeedSource } from '../definitions/model.ts';
import { type Clock, type FeedDay, type FeedHealth, type IsoInstant, toDay } from '../evidence/index.ts';
import { feedHealth } from './health.ts';
import { type PollResult, pollFeed } from './poll.ts';

/** What one look at a feed tells. */
export interface FeedFinding {
  feed: string;
  health: FeedHealth;
  reason: string;
  items: number;
  newestItem: IsoInstant | undefined;
  /** Faults of the document that were mended. */
  repairs: number;
  /** Permanent redirect: the catalogue should name this address. */
  movedTo: string | undefined;
}

export interface CheckSettings {
  clock: Clock;
  allowLoopback: boolean;
  contact?: string | undefined;
  /** Polls under way at once. */
  atOnce: number;
}

/** Polls every feed once, without a state and without keeping anything, and reports each as soon as it is known. */
export async function checkFeeds(
  sources: readonly FeedSource[],
  settings: CheckSettings,
  report: (finding: FeedFinding) => Promise<void>,
): Promise<void> {
  const waiting = sources.values();
  const work = async (): Promise<void> => {
    for (const source of waiting) await report(await checkFeed(source, settings));
  };
  await Promise.all(Array.from({ length: Math.min(settings.atOnce, sources.length) }, work));
}

async function checkFeed(source: FeedSource, settings: CheckSettings): Promise<FeedFinding> {
  const now = settings.clock();
  const { allowLoopback, contact } = settings;
  const poll = await pollFeed(source, undefined, { now, allowLoopback, contact });
  const { outcome, nextState } = poll;
  // The first poll stamps the state with the present; only the items' dates tell whether the feed is alive.
  const state =
    nextState && outcome.newestItem ? { ...nextState, lastChanged: outcome.newestItem } : nextState;
  const { health, reason } = feedHealth(source, state, [dayOf(poll)], now);
  const { items, newestItem, repairs } = outcome;
  return {
    feed: source.id,
    health,
    reason: outcome.error ?? reason,
    items,
    newestItem,
    repairs,
    movedTo: nextState?.movedTo,
  };
}

function dayOf({ outcome }: PollResult): FeedDay {
  const hour = new Date(outcome.at).getUTCHours();
  return {
    feed: outcome.feed,
    day: toDay(outcome.at),
    okHours: outcome.ok ? [hour] : [],
    failedHours: outcome.ok ? [] : [hour],
    newItems: outcome.newItems,
    newestItem: outcome.newestItem,
    repairs: outcome.repairs,
  };
}
