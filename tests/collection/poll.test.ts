import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originFamilies, pollFeed } from '../../src/collection/index.ts';
import { type FeedState, HOUR, MINUTE } from '../../src/evidence/index.ts';
import { NOW, rss, type SampleItem, sampleItems, sourceAt } from './documents.ts';
import { type FeedServer, serve, startFeedServer } from './feed-server.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer(serve('', {}, 404));
});
afterAll(() => server.close());

const options = (now = NOW) => ({ now, allowLoopback: true });
const poll = (state?: FeedState, now = NOW, path?: string) =>
  pollFeed(sourceAt(server.url(path)), state, options(now));

/** State after the first poll of these items. */
async function stateWith(items: SampleItem[], headers: Record<string, string> = {}): Promise<FeedState> {
  server.answer(serve(rss(items), headers));
  const { nextState } = await poll();
  if (!nextState) throw new Error('the first poll gave no state');
  return nextState;
}

describe('the first poll of a feed', () => {
  it('gives every item marked as backfill, with the catalogue entry’s family, reliability and language', async () => {
    server.answer(serve(rss(sampleItems(3))));
    const { items, outcome, nextState } = await poll();
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      backfill: true,
      family: 'exercise',
      reliability: 'C',
      lang: 'en',
      source: 'Exercise News Agency',
      observed: '2026-01-23T12:00:00.000Z',
      undated: false,
    });
    expect(outcome).toMatchObject({ ok: true, status: 'new', items: 3, newItems: 3 });
    expect(outcome.newestItem).toBe('2026-01-23T12:00:00.000Z');
    expect(nextState).toMatchObject({ feed: 'exercise-wire', failures: 0 });
  });

  it('is still the first one, and backfill, when the polls before it failed', async () => {
    server.answer(serve('busy', {}, 503));
    const broken = await poll();
    server.answer(serve(rss(sampleItems(2))));
    const { items } = await poll(broken.nextState, NOW + HOUR);
    expect(items.map(({ backfill }) => backfill)).toEqual([true, true]);
  });
});

describe('later polls', () => {
  it('send the validators back and write nothing on 304', async () => {
    const state = await stateWith(sampleItems(2), {
      etag: '"v1"',
      'last-modified': 'Fri, 23 Jan 2026 11:00:00 GMT',
    });
    server.answer((_request, response) => response.writeHead(304).end());
    const { outcome, items, nextState } = await poll(state);
    const sent = server.requests.at(-1)?.headers;
    expect(sent?.['if-none-match']).toBe('"v1"');
    expect(sent?.['if-modified-since']).toBe('Fri, 23 Jan 2026 11:00:00 GMT');
    expect(outcome).toMatchObject({ ok: true, status: 'unchanged' });
    expect(items).toEqual([]);
    expect(nextState).toBeUndefined();
  });

  it('write nothing when a server without validators sends the same bytes again', async () => {
    const state = await stateWith(sampleItems(2));
    const { outcome, nextState } = await poll(state);
    expect(outcome.status).toBe('unchanged');
    expect(nextState).toBeUndefined();
  });

  it('write nothing when the bytes differ but no item is new', async () => {
    const state = await stateWith(sampleItems(2));
    server.answer(serve(rss(sampleItems(2), '<lastBuildDate>Fri, 23 Jan 2026 12:10:00 GMT</lastBuildDate>')));
    const { outcome, nextState } = await poll(state);
    expect(outcome).toMatchObject({ status: 'unchanged', items: 2, newItems: 0 });
    expect(nextState).toBeUndefined();
  });

  it('give only what is new, and not as backfill', async () => {
    const state = await stateWith(sampleItems(5));
    server.answer(serve(rss([...sampleItems(1, 'Bridge closed'), ...sampleItems(5)])));
    const { items, outcome } = await poll(state);
    expect(items.map(({ title, backfill }) => [title, backfill])).toEqual([['Bridge closed 0', false]]);
    expect(outcome.newItems).toBe(1);
  });

  it('give an item with an edited title under its old id, marked as edited and not counted as new', async () => {
    const [first, ...rest] = sampleItems(3);
    server.answer(serve(rss([{ ...first }, ...rest])));
    const before = await poll();
    server.answer(serve(rss([{ ...first, title: 'Harbour notice 0 (corrected)' }, ...rest])));
    const { items, outcome } = await poll(before.nextState);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: before.items[0]?.id, edited: true });
    expect(outcome.newItems).toBe(0);
  });

  it('know an item again whose address only gained tracking parameters', async () => {
    const state = await stateWith([
      { title: 'Ferry resumes', link: 'https://wire.example/ferry?id=7', date: '2026-01-23' },
    ]);
    server.answer(
      serve(
        rss([
          {
            title: 'Ferry resumes',
            link: 'https://wire.example/ferry?id=7&amp;utm_source=rss',
            date: '2026-01-23',
          },
        ]),
      ),
    );
    expect((await poll(state)).items).toEqual([]);
  });

  it('miss nothing of a very long document, wherever in it the new item stands and whatever its date', async () => {
    const long = sampleItems(3_000);
    const state = await stateWith(long);
    expect(state.seen.length).toBeLessThanOrEqual(24_000);
    const late = { title: 'Bridge closed', link: 'https://wire.example/bridge', date: '2019-03-01' };
    server.answer(serve(rss([...long.slice(0, 1_500), late, ...long.slice(1_500)])));
    const { items, nextState } = await poll(state);
    expect(items.map(({ title }) => title)).toEqual(['Bridge closed']);
    expect((await poll(nextState)).items).toEqual([]);
  });

  it('take two items that share an id and differ in title for no edit at every poll', async () => {
    const twice = [
      { title: 'Ferry resumes', link: 'https://wire.example/ferry', date: '2026-01-23' },
      { title: 'Ferry resumes service', link: 'https://wire.example/ferry', date: '2026-01-23' },
    ];
    const state = await stateWith(twice);
    server.answer(serve(rss(twice, '<ttl>1</ttl>')));
    expect((await poll(state)).items).toEqual([]);
  });
});

describe('a publisher’s pace', () => {
  it('leaves out the slots between, without writing, when ttl or Cache-Control asks for more than the interval', async () => {
    server.answer(serve(rss(sampleItems(1), '<ttl>60</ttl>'), { 'cache-control': 'max-age=1800' }));
    const { nextState } = await poll();
    expect(nextState?.pace).toBe(HOUR);
    const polled: number[] = [];
    for (let tick = 1; tick <= 12; tick++) {
      const { outcome } = await poll(nextState, NOW + tick * 10 * MINUTE);
      if (outcome.status !== 'skipped') polled.push(tick);
    }
    expect(polled).toHaveLength(2);
    expect((polled[1] ?? 0) - (polled[0] ?? 0)).toBe(6);
  });

  it('cannot be slower than six hours', async () => {
    server.answer(serve(rss(sampleItems(1)), { 'cache-control': 'public, max-age=31536000' }));
    expect((await poll()).nextState?.pace).toBe(6 * HOUR);
  });
});

describe('failures', () => {
  it('are counted, explained and followed by a growing pause, which ends with the first answer', async () => {
    const state = await stateWith(sampleItems(1));
    server.answer(serve('busy', {}, 503));
    const first = await poll(state);
    expect(first.outcome).toMatchObject({ ok: false, status: 'failed', error: 'status 503' });
    const second = await poll(first.nextState, NOW + HOUR);
    expect(second.nextState).toMatchObject({ failures: 2, lastError: 'status 503', seen: state.seen });
    const waits = [first, second].map(
      ({ nextState, outcome }) => Date.parse(nextState?.notBefore ?? '') - outcome.at,
    );
    expect(waits[1] ?? 0).toBeGreaterThan((waits[0] ?? 0) * 1.3);
    expect((await poll(second.nextState, NOW + HOUR + MINUTE)).outcome.status).toBe('skipped');
    server.answer(serve(rss(sampleItems(1))));
    const healed = await poll(second.nextState, NOW + 5 * HOUR);
    expect(healed.nextState).toMatchObject({ failures: 0, notBefore: undefined, lastError: undefined });
  });

  it('heed Retry-After', async () => {
    server.answer(serve('slow down', { 'retry-after': '7200' }, 429));
    const { nextState } = await poll();
    expect(Date.parse(nextState?.notBefore ?? '')).toBe(NOW + 2 * HOUR);
  });

  it('retire a feed on 410 with the reason, and it is not asked again', async () => {
    server.answer(serve('gone', {}, 410));
    const { outcome, nextState } = await poll(
      await stateWith(sampleItems(1)).then((state) => {
        server.answer(serve('gone', {}, 410));
        return state;
      }),
    );
    expect(outcome.status).toBe('retired');
    expect(nextState?.retired?.reason).toMatch(/410/);
    const asked = server.requests.length;
    expect((await poll(nextState, NOW + 48 * HOUR)).outcome.status).toBe('skipped');
    expect(server.requests.length).toBe(asked);
  });

  it('of the document are explained by the kind of refusal', async () => {
    server.answer(serve('<!doctype html><html><body>Sign in</body></html>', { 'content-type': 'text/html' }));
    const { outcome, nextState } = await poll();
    expect(outcome.error).toMatch(/^html-page: /);
    expect(nextState?.failures).toBe(1);
  });
});

describe('an address that an analyst mended', () => {
  it('is asked at once although the old one was retired, and only what is new is given', async () => {
    const state = await stateWith(sampleItems(3), { etag: '"old"' });
    server.answer(serve('', {}, 410));
    const gone = await poll(state);
    expect(gone.nextState?.retired).toBeDefined();
    server.answer(serve(rss([...sampleItems(1, 'Bridge closed'), ...sampleItems(3)])));
    const mended = await poll(gone.nextState, NOW + MINUTE, '/mended.xml');
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(mended.items.map(({ title, backfill }) => [title, backfill])).toEqual([
      ['Bridge closed 0', false],
    ]);
    expect(mended.nextState?.retired).toBeUndefined();
  });

  it('is remembered even when it serves the same bytes', async () => {
    const state = await stateWith(sampleItems(3));
    const { outcome, nextState } = await poll(state, NOW, '/mended.xml');
    expect(outcome.status).toBe('unchanged');
    expect(nextState?.address).not.toBe(state.address);
    expect((await poll(nextState, NOW + HOUR, '/mended.xml')).nextState).toBeUndefined();
  });
});

describe('redirects', () => {
  it('that are permanent are remembered and asked directly the next time', async () => {
    server.answer((request, response) => {
      if (request.url === '/old.xml') response.writeHead(301, { location: '/new.xml' }).end();
      else serve(rss(sampleItems(1)))(request, response);
    });
    const { nextState } = await poll(undefined, NOW, '/old.xml');
    expect(nextState?.movedTo).toBe(server.url('/new.xml'));
    await poll(nextState, NOW + HOUR, '/old.xml');
    expect(server.requests.at(-1)?.url).toBe('/new.xml');
  });

  it.each(['the same bytes', 'nothing new'])(
    'are remembered also when the new address has %s',
    async (what) => {
      const state = await stateWith(sampleItems(2), { etag: '"v1"' });
      server.answer((request, response) => {
        if (request.url === '/feed.xml') response.writeHead(301, { location: '/new.xml' }).end();
        else if (what === 'nothing new') response.writeHead(304).end();
        else serve(rss(sampleItems(2)), { etag: '"v1"' })(request, response);
      });
      const { nextState, outcome } = await poll(state);
      expect(outcome.status).toBe('unchanged');
      expect(nextState?.movedTo).toBe(server.url('/new.xml'));
      expect((await poll(nextState, NOW + HOUR)).nextState).toBeUndefined();
    },
  );

  it('to a page that is no feed, or to nothing, are not remembered', async () => {
    for (const answer of [serve('<html></html>'), serve('', {}, 404)]) {
      server.answer((request, response) => {
        if (request.url === '/old.xml') response.writeHead(301, { location: '/new.xml' }).end();
        else answer(request, response);
      });
      expect((await poll(undefined, NOW, '/old.xml')).nextState?.movedTo).toBeUndefined();
    }
  });

  it('that are temporary are followed and forgotten', async () => {
    server.answer((request, response) => {
      if (request.url === '/old.xml') response.writeHead(302, { location: '/new.xml' }).end();
      else serve(rss(sampleItems(1)))(request, response);
    });
    const { nextState, items } = await poll(undefined, NOW, '/old.xml');
    expect(items).toHaveLength(1);
    expect(nextState?.movedTo).toBeUndefined();
  });

  it('remembered ones are forgotten when the new address is gone or the catalogue names another', async () => {
    server.answer((request, response) => {
      if (request.url === '/old.xml') response.writeHead(308, { location: '/new.xml' }).end();
      else serve(rss(sampleItems(1)))(request, response);
    });
    const { nextState } = await poll(undefined, NOW, '/old.xml');
    await poll(nextState, NOW + HOUR, '/other.xml');
    expect(server.requests.at(-1)?.url).toBe('/other.xml');
    server.answer(serve('', {}, 404));
    const lost = await poll(nextState, NOW + HOUR, '/old.xml');
    expect(lost.nextState?.movedTo).toBeUndefined();
  });
});

describe('an aggregate’s items', () => {
  const aggregate = (name: string, site: string) =>
    `<rss version="2.0"><channel><item><title>Canal reopens - ${name}</title><link>https://agg.example/1</link>` +
    `<source url="${site}">${name}</source></item></channel></rss>`;
  const itemOf = async (name: string, site: string) => {
    server.answer(serve(aggregate(name, site)));
    const known = sourceAt('https://feeds.courier.example/rss', {
      family: 'courier-group',
      publisher: 'Northern Courier',
    });
    const { items } = await pollFeed(sourceAt(server.url()), undefined, {
      ...options(),
      familyOf: originFamilies([known]),
    });
    return items[0];
  };

  it('carry the name of their origin, and a title without it', async () => {
    expect(await itemOf('Northern Courier', 'https://www.courier.example')).toMatchObject({
      source: 'Northern Courier',
      title: 'Canal reopens',
    });
  });

  it('count for the family of their origin, known by name or by site, never for the aggregate', async () => {
    expect((await itemOf('Northern Courier', 'https://elsewhere.example'))?.family).toBe('courier-group');
    expect((await itemOf('Courier North', 'https://www.courier.example'))?.family).toBe('courier-group');
    expect((await itemOf('Unheard Of', 'https://news.unheard.example'))?.family).toBe('unheard');
  });

  it('count for the feed’s own family when they name the feed’s own site', async () => {
    expect((await itemOf('Exercise', server.url('/other')))?.family).toBe('exercise');
  });
});
