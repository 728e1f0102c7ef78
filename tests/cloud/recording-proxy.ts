import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';

/** One request to DynamoDB as IAM would judge it. */
export interface Asked {
  action: string;
  index?: string | undefined;
}

const bodySchema = z.object({ IndexName: z.string().optional() });

/** Stands before a DynamoDB, passes everything on, and notes what was asked for. */
export async function startRecordingProxy(upstream: string) {
  const asked = new Map<string, Asked>();
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      note(asked, String(request.headers['x-amz-target']), body);
      const answer = await fetch(upstream, { method: 'POST', headers: signed(request), body });
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    asked: () => [...asked.values()],
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function note(asked: Map<string, Asked>, target: string, body: Buffer<ArrayBuffer>): void {
  const { IndexName: index } = bodySchema.parse(JSON.parse(body.toString()));
  const action = `dynamodb:${target.slice(target.indexOf('.') + 1)}`;
  asked.set(`${action} ${index ?? ''}`, { action, index });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const signed = (request: IncomingMessage): [string, string][] =>
  ['x-amz-target', 'content-type', 'authorization', 'x-amz-date'].map((name) => [
    name,
    String(request.headers[name]),
  ]);
