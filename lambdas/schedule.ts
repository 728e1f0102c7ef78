import { dueFeeds } from '../src/collection/index.ts';
import { fromIso, SECOND } from '../src/evidence/index.ts';
import { ledgerShard } from '../src/store/index.ts';
import { parseEnvironment } from './environment.ts';
import { type CollectMessage, parseMessage, type Tick, tickSchema } from './messages.ts';
import { entry, libraryOf, type Runtime, sender } from './runtime.ts';

/** Finds the feeds whose slot has come since the last tick and asks for them to be polled, many to a message. */
export function scheduleHandler({ environment, journal }: Runtime): (event: unknown) => Promise<void> {
  const settings = parseEnvironment('schedule', environment);
  const { sources } = libraryOf(settings);
  const send = sender(settings.collectQueue, settings.sqsEndpoint);
  return async (event) => {
    const tick: Tick = parseMessage(tickSchema, event, 'the schedule event');
    const now = fromIso(tick.time);
    const period = settings.tickSeconds * SECOND;
    const previousTick = tick.all ? undefined : tick.since ? fromIso(tick.since) : now - period;
    const due = dueFeeds(sources, { previousTick, now });
    // Feeds that share a ledger shard travel together, so that a batch writes few shards.
    due.sort((one, other) => ledgerShard(one) - ledgerShard(other));
    for (let at = 0; at < due.length; at += settings.feedsPerMessage) {
      const message: CollectMessage = { feeds: due.slice(at, at + settings.feedsPerMessage) };
      await send(message);
    }
    journal.info('feeds are due', { due: due.length, catalogue: sources.length });
  };
}

export const handler = entry('schedule', scheduleHandler);
