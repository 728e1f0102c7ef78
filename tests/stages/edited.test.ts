import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromIso, type HitRecord, HOUR, toIso } from '../../src/evidence/index.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { type CollectSummary, collectFeeds } from '../../src/stages/collect.ts';
import { source } from '../assessment/builders.ts';
import { type FeedServer, serve, startFeedServer } from '../collection/feed-server.ts';
import { shippedLibrary } from '../shipped-library.ts';
import { type Engine, startEngine } from '../store/engine.ts';

// One problem alone: an attack is evidence of other problems too, and each would add a hit of its own.
const shipped = shippedLibrary();
const library = { ...shipped, problems: shipped.problems.filter(({ id }) => id === 'militia-attacks') };
const matcher = compileLibrary(library);
const START = fromIso('2030-03-04T12:00:00Z');
const ALWAYS = { from: '2020-01-01T00:00:00.000Z', to: '2040-01-01T00:00:00.000Z' };

/** A feed of the exercise with one report under a title; an older report is there from the first poll on. */
const feedWith = (title: string | undefined): string =>
  `<rss version="2.0"><channel><title>EXERCISE</title>
  <item><title>Old news of the harbour</title><link>https://courier.example/old-${run}</link><guid>old-${run}</guid>
  <pubDate>${new Date(START - 5 * HOUR).toUTCString()}</pubDate></item>
  ${title === undefined ? '' : `<item><title>${title}</title><link>https://courier.example/${run}</link><guid>one-${run}</guid><pubDate>${new Date(START).toUTCString()}</pubDate></item>`}
  </channel></rss>`;

const FIRST = 'Kataib Hezbollah fires rockets at US base in Anbar';
const EDITED = 'Kataib Hezbollah fires rockets at US base in Anbar, three soldiers hurt';

let engine: Engine;
let server: FeedServer;
let now = START;
let run = 0;
beforeAll(async () => {
  engine = await startEngine();
  server = await startFeedServer(serve(feedWith(undefined)));
});
afterAll(async () => {
  await server.close();
  await engine.stop();
});
beforeEach(() => {
  run += 1;
});

async function collect(title: string | undefined): Promise<CollectSummary> {
  now += HOUR;
  server.answer(serve(feedWith(title)));
  const feed = source(`courier-${run}`, { url: server.url(`/${run}.xml`) });
  const stage = {
    store: engine.store,
    sources: new Map([[feed.id, feed]]),
    matcher,
    clock: () => now,
    allowLoopback: true,
    assess: async () => undefined,
  };
  return collectFeeds(stage, [feed.id]);
}

async function hitsOfRun(): Promise<HitRecord[]> {
  const { items } = await engine.store.hits.newest(ALWAYS, { limit: 200 });
  return items.filter(({ feed }) => feed === `courier-${run}`);
}

describe('an edited title', () => {
  it('changes the hit in place: same id and times, new title and spans, nothing stored twice', async () => {
    await collect(undefined);
    expect(await collect(FIRST)).toMatchObject({ itemsNew: 1, hitsStored: 1, hitsRevised: 0 });
    const [before] = await hitsOfRun();
    expect(await collect(EDITED)).toMatchObject({ itemsNew: 0, hitsStored: 0, hitsRevised: 1 });
    const after = await hitsOfRun();
    expect(after).toHaveLength(1);
    expect(after[0]?.item.title).toBe(EDITED);
    const { id, at, observed, backfill } = before ?? {};
    expect(after[0]).toMatchObject({ id, at, observed, backfill });
    expect(await collect(EDITED)).toMatchObject({ hitsStored: 0, hitsRevised: 0 });
  });

  it('that no longer hits leaves the hit as it was published', async () => {
    await collect(undefined);
    await collect(FIRST);
    const before = await hitsOfRun();
    expect(await collect('Quiet night in Anbar')).toMatchObject({ hitsStored: 0, hitsRevised: 0 });
    expect(await hitsOfRun()).toEqual(before);
  });

  it('that hits where the first one did not makes a hit, dated as its item', async () => {
    await collect(undefined);
    await collect('Sounds heard in Anbar');
    expect(await hitsOfRun()).toEqual([]);
    expect(await collect(FIRST)).toMatchObject({ itemsNew: 0, hitsStored: 1 });
    expect((await hitsOfRun())[0]?.at).toBe(toIso(START));
  });

  it('makes no transition, and so no alert, when it says the same in other words', async () => {
    const assess = () => assessProblems({ store: engine.store, library, clock: () => now });
    const version = async () => (await engine.store.board.ofProblem('militia-attacks'))?.version;
    await collect(undefined);
    await collect(FIRST);
    await assess();
    const before = await version();
    await collect(EDITED);
    await assess();
    expect(before).toBeGreaterThan(0);
    expect(await version()).toBe(before);
  });
});
