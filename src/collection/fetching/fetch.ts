import type { Readable } from 'node:stream';
import { type Dispatcher, errors } from 'undici';
import { type EpochMillis, type Millis, SECOND } from '../../evidence/index.ts';
import { AddressRefused, fetchableUrl } from './address.ts';
import { connections } from './connection.ts';
import { FetchFailure, GoneFailure, PermanentFailure, TransientFailure } from './failure.ts';
import { freshFor, retryAfter } from './freshness.ts';
import { HostQueue } from './hosts.ts';
import { codingsOf, readBody } from './inflate.ts';

export interface FetchLimits {
  /** Bytes received, and bytes after undoing compression. */
  bytes: number;
  /** From the first connection to the last byte, over all redirects, without the wait for a host's turn. */
  totalTime: Millis;
  /** Without a byte arriving. */
  idleTime: Millis;
  redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 8_000_000,
  totalTime: 30 * SECOND,
  idleTime: 10 * SECOND,
  redirects: 5,
};

export interface FetchRequest {
  url: string;
  etag?: string | undefined;
  lastModified?: string | undefined;
  userAgent: string;
  allowLoopback: boolean;
  now: EpochMillis;
  limits: FetchLimits;
  /** Connections to use instead of our own guarded ones; for tests of the guard itself. */
  dispatcher?: Dispatcher | undefined;
}

export interface FetchedDocument {
  changed: true;
  bytes: Buffer;
  contentType: string | undefined;
  etag: string | undefined;
  lastModified: string | undefined;
}

/** What a server answered. */
export type FetchAnswer = (FetchedDocument | { changed: false }) & {
  /** Where the document was at last. */
  url: string;
  /** Where every hop up to the last permanent one says the feed lives now (301, 308). */
  movedTo: string | undefined;
  /** How long the answer stays fresh. */
  freshFor: Millis;
};

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Answers that time can change. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 409, 421, 423, 425, 429]);

const hosts = new HostQueue();

/**
 * Asks a server for a feed, conditionally when validators are known. Follows redirects one by one, checking each address.
 * @throws FetchFailure (TransientFailure, PermanentFailure, GoneFailure) and nothing else.
 */
export async function fetchFeed(request: FetchRequest): Promise<FetchAnswer> {
  const time = new TimeBudget(request.limits.totalTime);
  try {
    return await follow(request, time);
  } catch (error) {
    throw asFailure(error, request.limits, time.isSpent);
  }
}

/** Counts the time of a fetch while it is under way, not while it waits for its host's turn. */
class TimeBudget {
  private left: Millis;
  isSpent = false;

  constructor(total: Millis) {
    this.left = total;
  }

  async spend<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const over = new AbortController();
    const begin = performance.now();
    const timer = setTimeout(() => {
      this.isSpent = true;
      over.abort();
    }, this.left);
    try {
      return await task(over.signal);
    } finally {
      clearTimeout(timer);
      this.left = Math.max(1, this.left - (performance.now() - begin));
    }
  }
}

interface Hop {
  url: URL;
  /** All hops so far were permanent. */
  permanent: boolean;
  movedTo: string | undefined;
}

async function follow(request: FetchRequest, time: TimeBudget): Promise<FetchAnswer> {
  let hop: Hop = {
    url: fetchableUrl(request.url, request.allowLoopback),
    permanent: true,
    movedTo: undefined,
  };
  for (let count = 0; count <= request.limits.redirects; count++) {
    const current = hop;
    const answer = await hosts.run(current.url.host, () =>
      time.spend((signal) => ask(current, request, signal)),
    );
    if ('next' in answer) hop = answer.next;
    else return answer.answer;
  }
  throw new PermanentFailure(`redirected more than ${request.limits.redirects} times`);
}

async function ask(
  hop: Hop,
  request: FetchRequest,
  signal: AbortSignal,
): Promise<{ next: Hop } | { answer: FetchAnswer }> {
  const response = await send(request, {
    origin: hop.url.origin,
    path: `${hop.url.pathname}${hop.url.search}`,
    method: 'GET',
    headers: requestHeaders(request),
    headersTimeout: request.limits.idleTime,
    bodyTimeout: request.limits.idleTime,
    signal,
  });
  const headers = flatHeaders(response.headers);
  try {
    if (REDIRECTS.has(response.statusCode))
      return { next: nextHop(hop, response.statusCode, headers, request) };
    return { answer: await readAnswer(hop, response.statusCode, headers, response.body, request) };
  } finally {
    response.body.on('error', () => undefined).destroy();
  }
}

type Question = Dispatcher.RequestOptions & { origin: string; signal: AbortSignal };

/**
 * Puts a question, once more when the server closed a kept connection just as it was asked again: that says nothing of the feed, and
 * asking twice for a document does no harm.
 */
async function send(request: FetchRequest, question: Question): Promise<Dispatcher.ResponseData> {
  if (request.dispatcher) return request.dispatcher.request(question);
  const agent = connections.agent(request.allowLoopback);
  const watched = connections.watch(question.origin);
  try {
    return await agent.request(question);
  } catch (error) {
    const isClosed = error instanceof Error && CLOSED.has(codeOf(error));
    if (!isClosed || question.signal.aborted || !watched.isUnansweredOnKeptConnection()) throw error;
    return agent.request(question);
  }
}

/** How a connection that the other side closed shows itself. */
const CLOSED: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function requestHeaders(request: FetchRequest): Record<string, string> {
  return {
    'user-agent': request.userAgent,
    accept: ACCEPT,
    'accept-encoding': 'gzip, br, deflate',
    ...(request.etag !== undefined && { 'if-none-match': request.etag }),
    ...(request.lastModified !== undefined && { 'if-modified-since': request.lastModified }),
  };
}

const isConditional = ({ etag, lastModified }: FetchRequest): boolean =>
  etag !== undefined || lastModified !== undefined;

const flatHeaders = (headers: Record<string, string | string[] | undefined>): Map<string, string> =>
  new Map(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

function nextHop(hop: Hop, status: number, headers: Map<string, string>, request: FetchRequest): Hop {
  const location = headers.get('location');
  if (location === undefined) throw new PermanentFailure(`status ${status} without a Location`, status);
  const url = fetchableUrl(location, request.allowLoopback, hop.url.href);
  if (hop.url.protocol === 'https:' && url.protocol === 'http:' && url.hostname !== hop.url.hostname)
    throw new PermanentFailure(`redirected from https to http on another host (${url.host})`, status);
  const permanent = hop.permanent && (status === 301 || status === 308);
  return { url, permanent, movedTo: permanent ? url.href : hop.movedTo };
}

async function readAnswer(
  hop: Hop,
  status: number,
  headers: Map<string, string>,
  body: Readable,
  request: FetchRequest,
): Promise<FetchAnswer> {
  const common = { url: hop.url.href, movedTo: hop.movedTo, freshFor: freshFor(headers, request.now) };
  if (status === 304 && isConditional(request)) return { ...common, changed: false };
  if (status === 304) throw new TransientFailure('status 304 to a request that named no version', status);
  if (status < 200 || status >= 300) throw refusalOf(status, headers, request.now);
  if (status === 204 || status === 205) throw new TransientFailure(`status ${status}: no document`, status);
  const announced = Number(headers.get('content-length') ?? 0);
  if (announced > request.limits.bytes)
    throw new PermanentFailure(
      `the document has ${announced} bytes; at most ${request.limits.bytes} are read`,
    );
  return {
    ...common,
    changed: true,
    bytes: await readBody(body, codingsOf(headers.get('content-encoding')), request.limits.bytes),
    contentType: headers.get('content-type'),
    etag: validator(headers.get('etag')),
    lastModified: validator(headers.get('last-modified')),
  };
}

/** Validators are kept and sent back; monstrous ones are forgotten. */
const validator = (text: string | undefined): string | undefined =>
  text !== undefined && text !== '' && text.length <= 200 ? text : undefined;

function refusalOf(status: number, headers: Map<string, string>, now: EpochMillis): FetchFailure {
  const wait = retryAfter(headers.get('retry-after'), now);
  if (status === 410) return new GoneFailure('status 410: gone for good', status);
  const message = `status ${status}`;
  if (status >= 500 || status < 400 || TRANSIENT.has(status))
    return new TransientFailure(message, status, wait);
  return new PermanentFailure(message, status, wait);
}

function asFailure(error: unknown, limits: FetchLimits, timedOut: boolean): FetchFailure {
  if (error instanceof FetchFailure) return error;
  if (timedOut) return new TransientFailure(`no complete answer within ${limits.totalTime / SECOND} s`);
  if (error instanceof AddressRefused) return new PermanentFailure(error.message);
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return new TransientFailure(`nothing was received for ${limits.idleTime / SECOND} s`);
  if (error instanceof errors.HeadersOverflowError) return new PermanentFailure('the headers are too large');
  if (!(error instanceof Error)) return new TransientFailure(String(error));
  return BAD_CERTIFICATE.test(codeOf(error))
    ? new PermanentFailure(`the certificate is not trusted: ${reasonOf(error)}`)
    : new TransientFailure(reasonOf(error));
}

const BAD_CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET)_)/;

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

/** What common failures of the network are called by people who never saw their codes. */
const IN_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was closed before the answer was whole',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
};

function reasonOf(error: Error): string {
  const code = codeOf(error);
  if (Object.hasOwn(IN_WORDS, code)) return `${IN_WORDS[code]} (${code})`;
  if (error.message === '') return code;
  return error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
