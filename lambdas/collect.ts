import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { compileLibrary } from '../src/matching/index.ts';
import { type CollectSummary, collectFeeds } from '../src/stages/collect.ts';
import { eachRecord } from './batch.ts';
import { parseEnvironment } from './environment.ts';
import { type AssessMessage, collectMessageSchema, parseBody } from './messages.ts';
import { entry, libraryOf, type Runtime, sender, storeOf } from './runtime.ts';

/** Polls the feeds named in each message, matches their new items and keeps the hits. */
export function collectHandler(runtime: Runtime): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const settings = parseEnvironment('collect', runtime.environment);
  const library = libraryOf(settings);
  const send = sender(settings.assessQueue, settings.sqsEndpoint);
  const stage = {
    store: storeOf(settings),
    sources: new Map(library.sources.map((source) => [source.id, source])),
    matcher: compileLibrary(library),
    clock: runtime.clock,
    allowLoopback: settings.allowLoopbackFeeds,
    contact: settings.contact,
    assess: (problems: string[]) => send({ problems } satisfies AssessMessage),
  };
  return (event) =>
    eachRecord(event, runtime.journal, async ({ body }) => {
      const { feeds } = parseBody(collectMessageSchema, body, 'a collect message');
      report(runtime, await collectFeeds(stage, feeds));
    });
}

function report({ meter, journal }: Runtime, summary: CollectSummary): void {
  meter.count('feedsPolled', summary.feedsPolled);
  meter.count('feedsFailed', summary.feedsFailed);
  meter.count('itemsRead', summary.itemsRead);
  meter.count('itemsNew', summary.itemsNew);
  meter.count('hitsStored', summary.hitsStored);
  for (const failure of summary.failures) journal.warn('a feed could not be read', failure);
  if (summary.unknown.length > 0) journal.warn('feeds are in no catalogue', { feeds: summary.unknown });
}

export const handler = entry('collect', collectHandler);
