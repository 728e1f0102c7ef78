import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkFeeds, type FeedFinding } from '../../src/collection/check.ts';
import { DAY } from '../../src/evidence/index.ts';
import { NOW, rss, sampleItems, sourceAt } from './documents.ts';
import { type FeedServer, serve, startFeedServer } from './feed-server.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer((request, response) => {
    if (request.url === '/good') serve(rss(sampleItems(4)))(request, response);
    else if (request.url === '/moved') response.writeHead(301, { location: '/good' }).end();
    else if (request.url === '/gone') serve('', {}, 410)(request, response);
    else if (request.url === '/old')
      serve(rss([{ title: 'Old', date: new Date(NOW - 40 * DAY).toUTCString() }]))(request, response);
    else serve('<html></html>')(request, response);
  });
});
afterAll(() => server.close());

it('says of each feed how it is and why, each in its own line of findings', async () => {
  const findings = new Map<string, FeedFinding>();
  const sources = ['good', 'moved', 'gone', 'old', 'page'].map((id) =>
    sourceAt(server.url(`/${id}`), { id }),
  );
  await checkFeeds(sources, { clock: () => NOW, allowLoopback: true, atOnce: 3 }, async (finding) => {
    findings.set(finding.feed, finding);
  });
  expect([...findings].map(([id, { health }]) => [id, health]).sort()).toEqual([
    ['gone', 'retired'],
    ['good', 'healthy'],
    ['moved', 'healthy'],
    ['old', 'stale'],
    ['page', 'failing'],
  ]);
  expect(findings.get('moved')?.movedTo).toBe(server.url('/good'));
  expect(findings.get('page')?.reason).toMatch(/^html-page/);
  expect(findings.get('good')).toMatchObject({ items: 4, newestItem: '2026-01-23T12:00:00.000Z' });
});
