import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedServer, startFeedServer } from '../../../local/exercise/index.ts';
import { fromIso } from '../../../src/evidence/index.ts';

let server: FeedServer;
let now = fromIso('2030-01-10T12:00:00Z');

beforeAll(async () => {
  server = await startFeedServer({ clock: () => now });
});
afterAll(() => server.stop());

const get = (feed: string, headers: Record<string, string> = {}) =>
  fetch(`${server.base}/feeds/${feed}`, { headers, redirect: 'manual' });

describe('the exercise feed server', () => {
  it('serves a feed as it was at the time the clock tells', async () => {
    now = fromIso('2030-01-10T12:00:00Z');
    const early = await (await get('tigris-en')).text();
    now = fromIso('2030-01-13T12:00:00Z');
    const late = await (await get('tigris-en')).text();
    expect(early).toContain('<rss version="2.0">');
    expect(late).not.toBe(early);
  });

  it('answers 304 without a body to a known ETag, and 200 once something changed', async () => {
    now = fromIso('2030-01-10T12:00:00Z');
    const etag = (await get('meridian-world')).headers.get('etag') ?? '';
    const again = await get('meridian-world', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    now = fromIso('2030-01-13T12:00:00Z');
    expect((await get('meridian-world', { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers 304 to a Last-Modified it gave itself', async () => {
    now = fromIso('2030-01-10T12:00:00Z');
    const since = (await get('furat-local')).headers.get('last-modified') ?? '';
    expect((await get('furat-local', { 'if-modified-since': since })).status).toBe(304);
    const before = new Date(Date.parse(since) - 1000).toUTCString();
    expect((await get('furat-local', { 'if-modified-since': before })).status).toBe(200);
  });

  it('lets If-None-Match decide alone when both validators come', async () => {
    const since = new Date(now).toUTCString();
    const both = { 'if-none-match': '"another"', 'if-modified-since': since };
    expect((await get('furat-local', both)).status).toBe(200);
  });

  it('compresses only for clients that accept it', async () => {
    const packed = await get('tigris-en', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const plain = await get('tigris-en', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await packed.text());
  });

  it('says 404 for a feed it does not know and 405 for other methods', async () => {
    expect((await get('nowhere')).status).toBe(404);
    expect((await fetch(`${server.base}/`)).status).toBe(404);
    expect((await fetch(`${server.base}/feeds/tigris-en`, { method: 'POST' })).status).toBe(405);
  });

  it('really cuts the connection where the fiction says so', async () => {
    now = fromIso('2030-01-29T06:00:00Z');
    await expect(get('meridian-world')).rejects.toThrow();
    expect((await get('tigris-en')).status).toBe(503);
    now = fromIso('2030-01-30T12:00:00Z');
    expect((await get('meridian-world')).status).toBe(200);
  });

  it('sends clients of the moved feed to an address that works', async () => {
    now = fromIso('2030-01-18T00:00:00Z');
    const moved = await get('levant-institute');
    expect(moved.status).toBe(301);
    const target = new URL(moved.headers.get('location') ?? '', server.base);
    expect((await fetch(target)).status).toBe(200);
  });

  it('stops even while a client keeps its connection open', async () => {
    const other = await startFeedServer({ clock: () => now });
    const socket = connect(Number(new URL(other.base).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    await other.stop();
    socket.destroy();
  });
});
