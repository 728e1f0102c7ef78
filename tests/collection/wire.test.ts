import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FETCH_LIMITS, type FetchLimits, fetchFeed } from '../../src/collection/fetching/fetch.ts';
import { PermanentFailure, pollFeed, TransientFailure, userAgent } from '../../src/collection/index.ts';
import { NOW, rss, sampleItems, sourceAt } from './documents.ts';
import { type FeedServer, serve, startFeedServer } from './feed-server.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer(serve('', {}, 404));
});
afterAll(() => server.close());

const HASTY: Partial<FetchLimits> = { totalTime: 600, idleTime: 250, bytes: 200_000 };
const fetch = (limits: Partial<FetchLimits> = HASTY, url = server.url()) =>
  fetchFeed({
    url,
    allowLoopback: true,
    userAgent: userAgent('https://desk.example/about'),
    now: NOW,
    limits: { ...FETCH_LIMITS, ...limits },
  });
const failure = (limits?: Partial<FetchLimits>, url?: string): Promise<unknown> =>
  fetch(limits, url).then(
    () => 'no failure',
    (error: unknown) => error,
  );

const DOCUMENT = rss(sampleItems(20));

describe('a server that misbehaves', () => {
  const open = new Set<NodeJS.Timeout>();
  afterEach(() => {
    for (const timer of open) clearInterval(timer);
    open.clear();
  });
  const every = (interval: number, task: () => void): void => {
    open.add(setInterval(task, interval));
  };

  it('dripping byte after byte is left at the total time-out', async () => {
    server.answer((_request, response) => {
      response.writeHead(200);
      every(50, () => response.write('x'));
    });
    const begin = performance.now();
    expect(await failure()).toMatchObject({
      name: 'TransientFailure',
      message: 'no complete answer within 0.6 s',
    });
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('that accepts and says nothing is left at the idle time-out', async () => {
    server.answer(() => undefined);
    expect(await failure({ ...HASTY, totalTime: 5_000 })).toMatchObject({
      message: 'nothing was received for 0.25 s',
    });
  });

  it('that is mute does not hold up a run: those who wait for it fail after two others did', async () => {
    server.answer(() => undefined);
    const begin = performance.now();
    const failures = await Promise.all(
      Array.from({ length: 12 }, () => failure({ ...HASTY, totalTime: 5_000 })),
    );
    expect(performance.now() - begin).toBeLessThan(2_500);
    expect(failures.slice(2)).toEqual(
      Array.from({ length: 10 }, () =>
        expect.objectContaining({ message: expect.stringMatching(/^not asked/) }),
      ),
    );
    server.answer(serve(DOCUMENT));
    expect((await fetch()).changed).toBe(true);
  });

  it('that stops in the middle of the body is left at the idle time-out', async () => {
    server.answer((_request, response) => {
      response.writeHead(200);
      response.write('<rss>');
    });
    expect(await failure({ ...HASTY, totalTime: 5_000 })).toBeInstanceOf(TransientFailure);
  });

  it('sending a body without end is cut at the size limit', async () => {
    let sent = 0;
    server.answer((_request, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64_000, 'x');
      every(1, () => {
        if (response.destroyed) return;
        sent += chunk.length;
        response.write(chunk);
      });
    });
    expect(await failure({ ...HASTY, totalTime: 5_000 })).toMatchObject({
      name: 'PermanentFailure',
      message: 'the document is larger than 200000 bytes',
    });
    expect(sent).toBeLessThan(5_000_000);
  });

  it('announcing a monstrous length is not read at all', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-length': '50000000000' });
      response.write('<rss>');
    });
    expect(await failure()).toBeInstanceOf(PermanentFailure);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(60_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(20_000_000))],
    ['deflate', deflateSync(Buffer.alloc(60_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(60_000_000)))],
  ])('sending a %s bomb is cut when it has inflated to the size limit', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(100_000);
    server.answer(serve(bomb, { 'content-encoding': encoding }));
    const failed = await failure({ ...HASTY, totalTime: 5_000 });
    expect(failed).toBeInstanceOf(PermanentFailure);
    expect(failed).toMatchObject({ message: expect.stringMatching(/inflates/) });
  });

  it('encoding a body again and again is refused', async () => {
    server.answer(serve('x', { 'content-encoding': 'gzip, gzip, gzip' }));
    expect(await failure()).toBeInstanceOf(PermanentFailure);
  });

  it('sending damaged compression is a passing fault', async () => {
    const whole = gzipSync(DOCUMENT);
    server.answer(serve(whole.subarray(0, whole.length - 40), { 'content-encoding': 'gzip' }));
    expect(await failure()).toBeInstanceOf(TransientFailure);
  });

  it('redirecting in a circle is left after five hops', async () => {
    server.answer((_request, response) => response.writeHead(302, { location: '/again' }).end());
    expect(await failure({})).toMatchObject({
      name: 'PermanentFailure',
      message: 'redirected more than 5 times',
    });
  });

  it('redirecting without saying where is refused', async () => {
    server.answer((_request, response) => response.writeHead(301).end());
    expect(await failure()).toBeInstanceOf(PermanentFailure);
  });

  it('is told from a missing page: 5xx and 429 pass, 404 and 403 last', async () => {
    for (const status of [500, 503, 429, 408]) {
      server.answer(serve('', {}, status));
      expect(await failure()).toBeInstanceOf(TransientFailure);
    }
    for (const status of [404, 403, 401, 451]) {
      server.answer(serve('', {}, status));
      expect(await failure()).toBeInstanceOf(PermanentFailure);
    }
  });
});

describe('a server that breaks the protocol', () => {
  let raw: Server;
  let respond: (socket: Socket) => void = () => undefined;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    raw = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => respond(socket));
    });
    await new Promise<void>((ready) => raw.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    raw.close();
  });
  const address = (): string => {
    const at = raw.address();
    return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`;
  };

  const head = (length: number) =>
    `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${length}\r\n\r\n`;
  it.each<[string, (socket: Socket) => void]>([
    [
      'resetting in the middle of the body',
      (socket) => {
        socket.write(`${head(5_000)}<rss>`);
        setTimeout(() => socket.resetAndDestroy(), 30);
      },
    ],
    ['closing before the announced length', (socket) => socket.end(`${head(5_000)}<rss></rss>`)],
    [
      'closing in the middle of a chunk',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n<rss>'),
    ],
    ['sending no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
    [
      'sending headers without end',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        for (let count = 0; count < 200; count++) socket.write(`X-${count}: ${'v'.repeat(1_000)}\r\n`);
      },
    ],
    ['closing without a word', (socket) => socket.end()],
  ])('%s is a typed failure', async (_name, answer) => {
    respond = answer;
    const failed = await failure(HASTY, address());
    expect(failed).toMatchObject({ name: expect.stringMatching(/^(?:Transient|Permanent)Failure$/) });
    const { outcome, items } = await pollFeed(sourceAt(address()), undefined, {
      now: NOW,
      allowLoopback: true,
      limits: { fetch: HASTY },
    });
    expect(outcome).toMatchObject({ ok: false, status: 'failed' });
    expect(items).toEqual([]);
  });

  it('sending more than it announced is read to the announced length', async () => {
    respond = (socket) => socket.end(`${head(DOCUMENT.length)}${DOCUMENT}and more`);
    const answer = await fetch(HASTY, address());
    expect(answer.changed && answer.bytes.toString()).toBe(DOCUMENT);
  });
});

describe('a server that behaves', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['x-gzip', gzipSync],
    ['identity', (text: string) => Buffer.from(text)],
  ])('may encode by %s', async (encoding, encode) => {
    server.answer(serve(encode(DOCUMENT), { 'content-encoding': encoding }));
    const answer = await fetch();
    expect(answer.changed && answer.bytes.toString()).toBe(DOCUMENT);
  });

  it('may serve a compressed file without saying so', async () => {
    server.answer(serve(gzipSync(DOCUMENT)));
    const { items } = await pollFeed(sourceAt(server.url()), undefined, { now: NOW, allowLoopback: true });
    expect(items).toHaveLength(20);
  });

  it('is told honestly who asks, and what is wanted', async () => {
    server.answer(serve(DOCUMENT));
    await fetch();
    const headers = server.requests.at(-1)?.headers;
    expect(headers?.['user-agent']).toBe(
      'Signpost/0.1 (news indicators monitor; https://desk.example/about)',
    );
    expect(headers?.accept).toMatch(/rss\+xml/);
  });

  it('is asked for one document at a time', async () => {
    let open = 0;
    let most = 0;
    server.answer((request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        serve(DOCUMENT)(request, response);
      }, 15);
    });
    await Promise.all(['/a', '/b', '/c', '/d'].map((path) => fetch({}, server.url(path))));
    expect(most).toBe(1);
  });

  it('is waited for in turn without losing time to the others', async () => {
    server.answer((request, response) => {
      setTimeout(() => serve(DOCUMENT)(request, response), 150);
    });
    const answers = await Promise.all(Array.from({ length: 6 }, () => fetch({ totalTime: 600 })));
    expect(answers.every(({ changed }) => changed)).toBe(true);
  });

  it('keeps its freshness by Cache-Control less Age, else by Expires', async () => {
    server.answer(serve(DOCUMENT, { 'cache-control': 'public, max-age=900', age: '300' }));
    expect((await fetch()).freshFor).toBe(600_000);
    server.answer(serve(DOCUMENT, { expires: new Date(NOW + 120_000).toUTCString() }));
    expect((await fetch()).freshFor).toBe(120_000);
    server.answer(serve(DOCUMENT, { 'cache-control': 'no-cache, max-age=900' }));
    expect((await fetch()).freshFor).toBe(0);
  });
});
