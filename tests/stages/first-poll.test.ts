import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromIso, HOUR, MINUTE } from '../../src/evidence/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { collectFeeds } from '../../src/stages/collect.ts';
import { source } from '../assessment/builders.ts';
import { type FeedServer, serve, startFeedServer } from '../collection/feed-server.ts';
import { shippedLibrary } from '../shipped-library.ts';
import { type Engine, startEngine } from '../store/engine.ts';

const shipped = shippedLibrary();
const problems = shipped.problems.filter(({ id }) => id === 'militia-attacks');
const matcher = compileLibrary({ ...shipped, problems });
const START = fromIso('2030-03-04T12:00:00Z');

let engine: Engine;
let server: FeedServer;
let now = START;
beforeAll(async () => {
  engine = await startEngine();
  server = await startFeedServer(serve(''));
});
afterAll(async () => {
  await server.close();
  await engine.stop();
});

/** Reports of attacks in towns of our own numbering, one a minute, the newest just now. */
const document = (reports: number): string => {
  const items = Array.from({ length: reports }, (_, n) => {
    const at = new Date(now - (reports - n) * MINUTE).toUTCString();
    return `<item><title>EXERCISE ${n}: Kataib Hezbollah fires rockets at US base in Anbar</title><link>https://courier.example/${n}</link><pubDate>${at}</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>EXERCISE</title>${items.join('')}</channel></rss>`;
};

async function round(reports: number) {
  now += HOUR;
  server.answer(serve(document(reports)));
  const feed = source('courier', { url: server.url('/courier.xml') });
  const library = { ...shipped, problems, sources: [feed] };
  const common = { store: engine.store, clock: () => now };
  const collect = { ...common, sources: new Map([[feed.id, feed]]), matcher, allowLoopback: true };
  const collected = await collectFeeds({ ...collect, assess: async () => undefined }, [feed.id]);
  await assessProblems({ ...common, library });
  const state = await engine.store.board.ofProblem('militia-attacks');
  const signal = state?.indicators.find(({ indicator }) => indicator === 'militia-attack')?.signal;
  return { collected, signal };
}

it('the first poll of a feed full of attacks is kept as evidence and raises nothing; the first report after it does', async () => {
  const first = await round(40);
  expect(first.collected).toMatchObject({ itemsNew: 40, hitsStored: 40 });
  expect(first).toMatchObject({ signal: 'quiet' });
  const second = await round(41);
  expect(second.collected).toMatchObject({ itemsNew: 1, hitsStored: 1 });
  expect(second.signal).toMatch(/reported|corroborated|surging/);
});
