/** The other side of the collect bench, in a process of its own so that its work is not measured: feeds, DynamoDB, SQS. */
import { createHash } from 'node:crypto';
import { Agent, request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { startDatabase } from '../local/dynamodb.ts';
import { serveFeeds, TABLE } from './collect-feeds.ts';
import { countRequest, type Usage } from './collect-usage.ts';

export interface WorldReady {
  urls: string[];
  dynamodb: string;
  sqs: string;
}
export type WorldOrder = 'advance' | 'usage' | 'stop';
export interface WorldUsage {
  usage: Usage;
  messages: number;
}

const emptyUsage = (): Usage => ({ reads: {}, writes: {} });
let usage = emptyUsage();
let messages = 0;

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** Passes every request on to the embedded DynamoDB and counts it. */
function countingProxy(target: string): Server {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (message, response) => {
    const body = await bodyOf(message);
    const operation = String(message.headers['x-amz-target']).split('.')[1] ?? '';
    const onward = ask(target, { method: 'POST', headers: message.headers, agent }, async (answer) => {
      const text = await bodyOf(answer);
      countRequest(usage, operation, JSON.parse(body), JSON.parse(text));
      response.writeHead(answer.statusCode ?? 500, answer.headers).end(text);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  server.keepAliveTimeout = 0;
  return server;
}

/** Takes messages and forgets them. */
const queue = createServer(async (message, response) => {
  const { MessageBody } = JSON.parse(await bodyOf(message));
  messages += 1;
  const answer = {
    MessageId: String(messages),
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  };
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
});

async function main(): Promise<void> {
  const database = await startDatabase(TABLE);
  const feeds = await serveFeeds();
  const ready: WorldReady = {
    urls: feeds.urls,
    dynamodb: await listen(countingProxy(database.endpoint)),
    sqs: await listen(queue),
  };
  process.on('message', (order: WorldOrder) => {
    if (order === 'advance') feeds.advance();
    if (order === 'stop') process.exit(0);
    process.send?.({ usage, messages } satisfies WorldUsage);
    usage = emptyUsage();
    messages = 0;
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(ready);
}

if (process.send) await main();
