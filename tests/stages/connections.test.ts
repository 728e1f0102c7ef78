import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Matcher } from '../../src/matching/index.ts';
import { collectFeeds } from '../../src/stages/collect.ts';
import { source } from '../assessment/builders.ts';
import { type FeedServer, serve, startFeedServer } from '../collection/feed-server.ts';
import { type Engine, startEngine } from '../store/engine.ts';

const DOCUMENT =
  '<rss version="2.0"><channel><title>EXERCISE</title><item><title>Quay reopens</title><link>https://courier.example/1</link></item></channel></rss>';

let engine: Engine;
let server: FeedServer;
beforeAll(async () => {
  engine = await startEngine();
  server = await startFeedServer(serve(DOCUMENT));
});
afterAll(async () => {
  await server.close();
  await engine.stop();
});

const breaks = (): never => {
  throw new RangeError('the matcher is broken');
};
const broken: Matcher = { match: breaks, explain: breaks };

it('a run that fails leaves no connection behind, for the next one would find it dead', async () => {
  const feed = source('courier', { url: server.url() });
  const run = collectFeeds(
    {
      store: engine.store,
      sources: new Map([[feed.id, feed]]),
      matcher: broken,
      clock: () => Date.UTC(2030, 2, 4),
      allowLoopback: true,
      assess: async () => undefined,
    },
    [feed.id],
  );
  await expect(run).rejects.toThrow('the matcher is broken');
  const sockets = server.requests.map(({ socket }) => socket);
  expect(sockets).toHaveLength(1);
  await expect.poll(() => sockets.every(({ destroyed }) => destroyed), { timeout: 1_000 }).toBe(true);
});
