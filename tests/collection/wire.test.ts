import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FETCH_LIMITS, type FetchLimits, fetchFeed } from '../../src/collection/fetching/fetch.ts';
import {
  connections,
  PermanentFailure,
  pollFeed,
  TransientFailure,
  userAgent,
} from '../../src/collection/index.ts';
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

  it('refusing or cutting the connection is told in words, with the code behind them', async () => {
    const gone = createServer();
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
    const address = gone.address();
    await new Promise((done) => gone.close(done));
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await failure({}, `http://127.0.0.1:${port}/feed`)).toMatchObject({
      name: 'TransientFailure',
      message: 'the host refuses the connection (ECONNREFUSED)',
    });
    server.answer((request) => request.socket.resetAndDestroy());
    expect(await failure({})).toMatchObject({ message: 'the connection was cut (ECONNRESET)' });
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

  /** Until the other side has gone, and a thousand times at most. */
  const every = (socket: Socket, interval: number, task: () => void): void => {
    let left = 1_000;
    const timer = setInterval(() => {
      if (socket.destroyed || left-- === 0) clearInterval(timer);
      else task();
    }, interval);
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
    [
      'dripping headers',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        every(socket, 40, () => socket.write('X-Wait: 1\r\n'));
      },
    ],
    [
      'promising again and again that an answer will come',
      (socket) =>
        every(socket, 2, () => socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(50))),
    ],
    [
      'announcing a chunk of petabytes',
      (socket) =>
        void socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffff\r\n<rss>'),
    ],
    [
      'sending chunks without a size',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n0\r\n\r\n'),
    ],
    [
      'sending trailers without end',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n0\r\n');
        every(socket, 2, () => socket.write(`X-T: ${'v'.repeat(1_000)}\r\n`));
      },
    ],
    [
      'announcing a negative length',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss>'),
    ],
    [
      'announcing two lengths',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<rss>'),
    ],
    [
      'announcing a length and chunks',
      (socket) =>
        socket.end(
          'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n0\r\n\r\n',
        ),
    ],
    [
      'answering with a status of no kind',
      (socket) => socket.end('HTTP/1.1 999 Whatever\r\nContent-Length: 0\r\n\r\n'),
    ],
    [
      'answering 304 to a question without a version',
      (socket) => socket.end('HTTP/1.1 304 Not Modified\r\n\r\n'),
    ],
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

describe('a server that is careless', () => {
  const items = async () =>
    (await pollFeed(sourceAt(server.url()), undefined, { now: NOW, allowLoopback: true })).items;

  it.each(['gzip', 'x-gzip', 'UTF-8', 'none', 'identity, utf-8', ' ,gzip'])(
    'may claim the coding "%s" for a document it did not encode',
    async (encoding) => {
      server.answer(serve(DOCUMENT, { 'content-encoding': encoding }));
      expect(await items()).toHaveLength(20);
    },
  );

  it('may append a footer to what it compressed', async () => {
    const archive = Buffer.concat([gzipSync(DOCUMENT), Buffer.from('<!-- generated in 0.2 s -->')]);
    server.answer(serve(archive, { 'content-encoding': 'gzip' }));
    expect(await items()).toHaveLength(20);
  });

  it('may compress twice, saying so or not', async () => {
    const twice = gzipSync(gzipSync(DOCUMENT));
    server.answer(serve(twice, { 'content-encoding': 'gzip, gzip' }));
    expect(await items()).toHaveLength(20);
    server.answer(serve(twice, { 'content-encoding': 'gzip' }));
    expect(await items()).toHaveLength(20);
  });

  it('may not use a coding that it was not asked for', async () => {
    server.answer(serve(DOCUMENT, { 'content-encoding': 'zstd' }));
    expect(await failure()).toMatchObject({
      name: 'PermanentFailure',
      message: expect.stringMatching(/zstd/),
    });
  });

  it('may send a body with 304', async () => {
    server.answer((_request, response) => {
      response.writeHead(304, { etag: 'W/"7"' });
      response.end('<html>not modified</html>');
    });
    const answer = await fetchFeed({
      url: server.url(),
      etag: 'W/"7"',
      allowLoopback: true,
      userAgent: 'test',
      now: NOW,
      limits: FETCH_LIMITS,
    });
    expect(answer.changed).toBe(false);
    expect(server.requests.at(-1)?.headers['if-none-match']).toBe('W/"7"');
  });

  it.each([
    ['next.xml', '/a/next.xml'],
    ['?page=1', '/a/feed.xml?page=1'],
    ['//127.0.0.1:PORT/b', '/b'],
    ['/c#part', '/c'],
    ['  /d  ', '/d'],
  ])('may redirect to %s', async (location, path) => {
    const port = new URL(server.url()).port;
    server.answer((request, response) => {
      if (request.url === '/a/feed.xml')
        response.writeHead(302, { location: location.replace('PORT', port) }).end();
      else serve(DOCUMENT)(request, response);
    });
    expect((await fetch({}, server.url('/a/feed.xml'))).changed).toBe(true);
    expect(server.requests.at(-1)?.url).toBe(path);
  });

  it.each([
    ['120', 120_000],
    [new Date(NOW + 3_600_000).toUTCString(), 3_600_000],
    ['999999999', 86_400_000],
    ['99999999999999999999', undefined],
    [new Date(NOW - 3_600_000).toUTCString(), undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('that asks to stay away for "%s" is heeded for a day at most', async (header, wait) => {
    server.answer(serve('busy', { 'retry-after': header }, 503));
    expect(await failure()).toMatchObject({ name: 'TransientFailure', retryAfter: wait });
  });

  it.each([
    'max-age=99999999999999',
    'max-age=-1',
    'max-age=later',
    'max-age',
    'public,,',
    'no-store, max-age=60',
  ])('that says how long with "%s" cannot make a poll wait for years', async (control) => {
    server.answer(serve(DOCUMENT, { 'cache-control': control }));
    const { nextState } = await pollFeed(sourceAt(server.url()), undefined, {
      now: NOW,
      allowLoopback: true,
    });
    expect(nextState?.pace ?? 0).toBeLessThanOrEqual(6 * 3_600_000);
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

  it.each([
    ['documents', serve(DOCUMENT, { etag: '"1"' })],
    ['news of nothing', (_: IncomingMessage, response: ServerResponse) => void response.writeHead(304).end()],
  ])(
    'is sent all requests of a run on one connection, and of the next on another: %s',
    async (_name, answer) => {
      await connections.close();
      server.answer(answer);
      const from = server.requests.length;
      const ask = (path: string) =>
        fetchFeed({
          url: server.url(path),
          etag: '"1"',
          allowLoopback: true,
          userAgent: 'test',
          now: NOW,
          limits: FETCH_LIMITS,
        });
      await Promise.all(['/a', '/b', '/c', '/d'].map(ask));
      await connections.close();
      await ask('/e');
      const ports = server.requests.slice(from).map(({ socket }) => socket.remotePort);
      expect(new Set(ports.slice(0, 4)).size).toBe(1);
      expect(ports[4]).not.toBe(ports[0]);
    },
  );

  it('may close a connection behind an answer without a word', async () => {
    server.answer((request, response) => {
      serve(DOCUMENT)(request, response);
      response.on('finish', () => setTimeout(() => request.socket.destroy(), 5));
    });
    for (let count = 0; count < 5; count++) {
      expect((await fetch()).changed).toBe(true);
      await new Promise((later) => setTimeout(later, 30));
    }
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

describe('a server that closes a kept connection when it is asked again', () => {
  /** Answers the first question of the first connection; the second meets `again`, further connections `anew`. */
  async function withServer(
    { again, anew }: Record<'again' | 'anew', (socket: Socket) => void>,
    task: (url: string, questions: () => number[]) => Promise<void>,
  ): Promise<void> {
    const questions: number[] = [];
    const sockets: Socket[] = [];
    const raw = createServer((socket) => {
      const at = sockets.push(socket) - 1;
      socket.on('error', () => undefined);
      socket.on('data', () => {
        questions[at] = (questions[at] ?? 0) + 1;
        if (at > 0) anew(socket);
        else if (questions[at] === 1) whole(socket);
        else again(socket);
      });
    });
    await new Promise<void>((ready) => raw.listen(0, '127.0.0.1', ready));
    const at = raw.address();
    try {
      await task(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`, () => questions);
    } finally {
      for (const socket of sockets) socket.destroy();
      raw.close();
    }
  }
  const whole = (socket: Socket): void =>
    void socket.write(
      `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(DOCUMENT)}\r\n\r\n${DOCUMENT}`,
    );
  const close = (socket: Socket): void => void socket.end();
  const reset = (socket: Socket): void => void socket.resetAndDestroy();

  it.each([
    ['closed', close],
    ['reset', reset],
  ])('is asked once more on a new one: %s', async (_how, again) => {
    await withServer({ again, anew: whole }, async (url, questions) => {
      await fetch(HASTY, url);
      expect((await fetch(HASTY, url)).changed).toBe(true);
      expect(questions()).toEqual([2, 1]);
    });
  });

  it('is asked no third time', async () => {
    await withServer({ again: close, anew: close }, async (url, questions) => {
      await fetch(HASTY, url);
      expect(await failure(HASTY, url)).toMatchObject({ name: 'TransientFailure' });
      expect(questions()).toEqual([2, 1]);
    });
  });

  it('is not asked again once it began to answer', async () => {
    const begin = (socket: Socket): void => void socket.end('HTTP/1.1 200 OK\r\n');
    await withServer({ again: begin, anew: whole }, async (url, questions) => {
      await fetch(HASTY, url);
      expect(await failure(HASTY, url)).toMatchObject({ name: 'TransientFailure' });
      expect(questions()).toEqual([2]);
    });
  });

  it('is not asked again on a new connection that it closes', async () => {
    await withServer({ again: close, anew: close }, async (url, questions) => {
      await fetch(HASTY, url);
      await connections.close();
      expect(await failure(HASTY, url)).toMatchObject({ name: 'TransientFailure' });
      expect(questions()).toEqual([1, 1]);
    });
  });
});
