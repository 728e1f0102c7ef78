import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Pages that exist only on one machine (the mailbox), by path prefix. */
export interface LocalPages {
  prefix: string;
  fetch(request: Request): Response | Promise<Response>;
}

export interface Gateway {
  url: string;
  stop(): Promise<void>;
}

/** The port is taken, or may not be opened. */
export class PortError extends Error {
  override name = 'PortError';
}

const MAX_BODY_BYTES = 1024 * 1024;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * A web server on loopback that does what API Gateway's HTTP API does: turns each request into an event for
 * the dashboard function. Never binds to another address: there is no sign-in on one machine.
 */
export async function startGateway(options: {
  port: number;
  handler: HttpHandler;
  pages: readonly LocalPages[];
}): Promise<Gateway> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      process.stderr.write(`request ${request.method} ${request.url} failed: ${String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('This request failed; the terminal says why.\n');
    });
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, stop: () => stop(server) };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new PortError(
      `cannot listen on port ${port} (${reason}): give a free one with --port, or --port 0`,
    );
  }
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => server.close(() => done()));
}

/** Browsers resolve foreign names to loopback on request (DNS rebinding): only our own names are served. */
const ownHost = (host: string | undefined) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { handler, pages }: { handler: HttpHandler; pages: readonly LocalPages[] },
): Promise<void> {
  if (!ownHost(request.headers.host)) return refuse(response, 421, 'Ask for this server as localhost.');
  if (!METHODS.includes(request.method ?? 'GET')) return refuse(response, 405, 'Ask with GET.');
  const url = urlOf(request);
  if (!url) return refuse(response, 400, 'This is no address of this server: it begins with one slash.');
  const body = await readBody(request);
  if (body === undefined) return refuse(response, 413, `A request body may have ${MAX_BODY_BYTES} bytes.`);
  const page = pages.find(({ prefix }) => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`));
  if (page) return sendResponse(response, await page.fetch(asRequest(request, url, body)));
  return sendResult(response, await handler(asEvent(request, url, body)));
}

/** What was asked for, always on our own host: "//name/path" would be resolved to a host called "name". */
function urlOf({ url: target = '/', headers }: IncomingMessage): URL | undefined {
  const address = `http://${headers.host}${target}`;
  return /^\/(?!\/)/.test(target) && URL.canParse(address) ? new URL(address) : undefined;
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );

function asRequest(request: IncomingMessage, url: URL, body: Buffer): Request {
  const method = request.method ?? 'GET';
  const carries = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers: headersOf(request),
    ...(carries ? { body: new Uint8Array(body) } : {}),
  });
}

/** Payload format 2.0 of API Gateway's HTTP API. */
function asEvent(request: IncomingMessage, url: URL, body: Buffer): APIGatewayProxyEventV2 {
  const method = request.method ?? 'GET';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: headersOf(request),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: crypto.randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0,
  };
}

function sendResult(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies);
  response.writeHead(result.statusCode ?? 200);
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

async function sendResponse(response: ServerResponse, result: Response): Promise<void> {
  for (const [name, value] of result.headers) response.setHeader(name, value);
  response.writeHead(result.status);
  response.end(Buffer.from(await result.arrayBuffer()));
}
