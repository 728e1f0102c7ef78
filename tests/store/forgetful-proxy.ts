import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Stands between SDK and DynamoDB, passes everything on, and drops the answer to the first request of one kind. */
export async function startForgetfulProxy(upstream: string, target: string) {
  let forgotten = 0;
  const server = createServer((request, response) => {
    const forget = request.headers['x-amz-target'] === target && forgotten === 0;
    if (forget) forgotten += 1;
    void pass(upstream, request, forget ? undefined : response).then(
      () => forget && request.socket.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    forgotten: () => forgotten,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pass(upstream: string, request: IncomingMessage, response: ServerResponse | undefined) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const headers = ['x-amz-target', 'content-type', 'authorization', 'x-amz-date'].map(
    (name): [string, string] => [name, String(request.headers[name])],
  );
  const answer = await fetch(upstream, { method: 'POST', headers, body: Buffer.concat(chunks) });
  const body = Buffer.from(await answer.arrayBuffer());
  response?.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}
