import { dueFeeds, pollBatches } from '../src/collection/index.ts';
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
    const due = new Set(dueFeeds(sources, { previousTick, now }));
    const feeds = sources.filter(({ id }) => due.has(id));
    for (const batch of pollBatches(feeds, settings.feedsPerMessage, ledgerShard))
      await send({ feeds: batch } satisfies CollectMessage);
    journal.info('feeds are due', { due: due.size, catalogue: sources.length });
  };
}

export const handler = entry('schedule', scheduleHandler);
