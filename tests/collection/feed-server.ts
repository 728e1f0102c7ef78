import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FeedServer {
  url: (path?: string) => string;
  /** What it answers from now on. */
  answer: (next: Answer) => void;
  requests: IncomingMessage[];
  close: () => Promise<void>;
}

/** A web server on loopback that answers whatever a test wants. */
export async function startFeedServer(first: Answer): Promise<FeedServer> {
  let current = first;
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    current(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: (path = '/feed.xml') => `http://127.0.0.1:${port}${path}`,
    answer: (next) => {
      current = next;
    },
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Answers with a document and a status. */
export const serve =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers });
    response.end(body);
  };
