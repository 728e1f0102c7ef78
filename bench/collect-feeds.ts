import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { loadLibrary } from '../src/definitions/index.ts';
import type { MatchableItem } from '../src/evidence/index.ts';
import { makeLanguage, randomSource } from './corpus.ts';
import { makeItemsFor } from './items.ts';

export const TABLE = 'bench';
export const FEEDS = 2_500;
/** Items of a document. Broken feeds give none, so that the others together give 300,000 and a little. */
export const ITEMS_PER_FEED = 127;
export const START = Date.UTC(2026, 2, 1, 12, 1);
const HOSTS = 250;
const TEXTS = 20_000;
const SEED = 20_260_302;
/** 300,000 new items a day, in 144 cycles, over the feeds that are not broken. */
const NEWS_PER_CYCLE = 300_000 / 144 / (FEEDS * 0.975);
const SLOW_MILLIS = 2_000;
const MINUTE = 60_000;

type Sort = 'etag' | 'plain' | 'slow' | 'broken';
/** One in forty is broken, one in forty slow; one in ten knows no validators. */
const sortOf = (feed: number): Sort =>
  feed % 40 === 0 ? 'broken' : feed % 40 === 1 ? 'slow' : feed % 10 === 2 ? 'plain' : 'etag';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Draws from a Poisson distribution (Knuth 1969). */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let drawn = 0;
  for (let product = random(); product > limit; product *= random()) drawn += 1;
  return drawn;
}

/** Feeds on 250 loopback addresses. `advance` brings news to about six in ten of them. */
export async function serveFeeds(): Promise<{ urls: string[]; advance(): void; close(): void }> {
  const texts = makeItemsFor(loadLibrary('indicators'), makeLanguage(SEED), TEXTS, randomSource(SEED));
  const random = randomSource(SEED + 1);
  const news = new Int32Array(FEEDS);
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    answerFeed(Number(request.url?.slice(1)), request, response, { texts, news });
  const servers = Array.from({ length: HOSTS }, () => createServer(answer));
  const bases = await Promise.all(
    servers.map(async (server, n) => {
      const host = `127.0.0.${n + 2}`;
      await new Promise<void>((ready) => server.listen(0, host, ready));
      const address = server.address();
      return `http://${host}:${typeof address === 'object' && address ? address.port : 0}`;
    }),
  );
  return {
    urls: Array.from({ length: FEEDS }, (_, feed) => `${bases[feed % HOSTS]}/${feed}`),
    advance() {
      for (let feed = 0; feed < FEEDS; feed += 1)
        news[feed] = (news[feed] ?? 0) + poisson(NEWS_PER_CYCLE, random);
    },
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

interface Newsroom {
  texts: readonly MatchableItem[];
  news: Int32Array;
}

function answerFeed(
  feed: number,
  request: IncomingMessage,
  response: ServerResponse,
  newsroom: Newsroom,
): void {
  const sort = sortOf(feed);
  const last = ITEMS_PER_FEED + (newsroom.news[feed] ?? 0);
  const etag = `"${feed}-${last}"`;
  if (sort === 'broken') {
    answerBroken(feed, response);
    return;
  }
  if (sort === 'etag' && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const document = Buffer.from(documentOf(feed, last, newsroom.texts));
  const type = { 'content-type': 'application/rss+xml; charset=utf-8' };
  response.writeHead(200, sort === 'etag' ? { ...type, etag } : type);
  if (sort !== 'slow') {
    response.end(document);
    return;
  }
  response.write(document.subarray(0, document.length / 2));
  setTimeout(() => response.end(document.subarray(document.length / 2)), SLOW_MILLIS);
}

function answerBroken(feed: number, response: ServerResponse): void {
  const how = (feed / 40) % 3;
  if (how === 0) response.writeHead(503).end('down for maintenance');
  else if (how === 1) response.writeHead(200, { 'content-type': 'text/html' }).end('<html>moved</html>');
  else {
    response.writeHead(200, { 'content-length': '50000' });
    response.write('<rss><channel>', () => response.destroy());
  }
}

/** Old items eleven minutes apart, new ones by the minute; each keeps its date. */
const dateOf = (item: number): string =>
  new Date(START + (item - ITEMS_PER_FEED) * (item < ITEMS_PER_FEED ? 11 * MINUTE : MINUTE)).toUTCString();

function documentOf(feed: number, last: number, texts: readonly MatchableItem[]): string {
  const items = Array.from({ length: ITEMS_PER_FEED }, (_, n) => {
    const item = last - 1 - n;
    const { title = '', summary = '' } = texts[(feed * 131 + item * 17) % texts.length] ?? {};
    const link = `https://feed-${feed}.example/${item}`;
    return `<item><title>${escaped(title)}</title><link>${link}</link><guid>${link}</guid><description>${escaped(summary)}</description><pubDate>${dateOf(item)}</pubDate></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Bench ${feed}</title><link>https://feed-${feed}.example/</link><description>bench</description>${items.join('')}</channel></rss>`;
}
