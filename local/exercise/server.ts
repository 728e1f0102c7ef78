import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Clock } from '../../src/evidence/index.ts';
import { exerciseDocument, type FeedAnswer } from './document.ts';

export interface FeedServer {
  /** Address without a slash at the end, e.g. `http://127.0.0.1:40123`. */
  base: string;
  stop(): Promise<void>;
}

/**
 * Serves every feed of the exercise at `/feeds/<id>` on the loopback interface, as of the time the clock tells;
 * answers conditional requests with 304.
 * @param options.port 0 (default) takes a free one.
 */
export async function startFeedServer(options: { clock: Clock; port?: number }): Promise<FeedServer> {
  const server = createServer((request, response) => respond(request, response, options.clock));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the feed server has no TCP address');
  return {
    base: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function respond(request: IncomingMessage, response: ServerResponse, clock: Clock): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const feed = /^\/feeds\/([a-z0-9-]+)(?:\?.*)?$/.exec(request.url ?? '')?.[1];
  const answer = exerciseDocument(feed ?? '', clock());
  if (answer.reset) {
    request.socket.resetAndDestroy();
    return;
  }
  send(request, response, answer);
}

function send(request: IncomingMessage, response: ServerResponse, answer: FeedAnswer): void {
  const headers: Record<string, string> = { 'x-signpost-exercise': 'true', ...answer.headers };
  if (answer.status === 200 && isUnchanged(request, headers)) {
    delete headers['content-encoding'];
    response.writeHead(304, headers).end();
    return;
  }
  let body = answer.body;
  if (headers['content-encoding'] === 'gzip') {
    headers.vary = 'accept-encoding';
    if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) {
      delete headers['content-encoding'];
      body = gunzipSync(body);
    }
  }
  response.writeHead(answer.status, { ...headers, 'content-length': String(body.byteLength) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110 section 13.2.2: If-None-Match decides alone when it is given. */
function isUnchanged(request: IncomingMessage, headers: Record<string, string>): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    return tags
      .split(',')
      .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === headers.etag);
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Date.parse(headers['last-modified'] ?? '') <= since;
}
