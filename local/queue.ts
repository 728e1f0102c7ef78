import type { AddressInfo } from 'node:net';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { buildApp } from 'fauxqs';

export type QueueName = 'collect' | 'assess' | 'notify';
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** Deliveries of one message before it is laid aside in the dead-letter queue, as in the cloud. */
export const MAX_RECEIVES = 3;
const RETRY_AFTER_SECONDS = 1;

export interface LocalQueues {
  endpoint: string;
  url(name: QueueName): string;
  /**
   * Delivers what lies in a queue, batch by batch, until nothing is left, as Lambda's event source would:
   * messages named in the handler's batchItemFailures come again, then go to the dead-letter queue.
   * @returns how many messages were handled.
   */
  drain(name: QueueName, handler: QueueHandler): Promise<number>;
  /** Messages nobody could handle. */
  deadLetters(name: QueueName): Promise<number>;
  stop(): Promise<void>;
}

/** Starts an SQS emulator on a free loopback port, with a dead-letter queue for each queue. */
export async function startQueues(names: readonly QueueName[]): Promise<LocalQueues> {
  const app = buildApp({ logger: false });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const urls = new Map<string, string>();
  for (const name of names) {
    const dead = await create(client, `${name}-dead`);
    urls.set(dead.name, dead.url);
    const { url } = await create(client, name, dead.name);
    urls.set(name, url);
  }
  const url = (name: string) => urls.get(name) ?? missing(name);
  return {
    endpoint,
    url,
    drain: (name, handler) => drain(client, name, url(name), handler),
    deadLetters: (name) => waiting(client, url(`${name}-dead`)),
    async stop() {
      client.destroy();
      await app.close();
    },
  };
}

function missing(name: string): never {
  throw new Error(`no local queue was made for "${name}"`);
}

async function create(
  client: SQSClient,
  name: string,
  dead?: string,
): Promise<{ name: string; url: string }> {
  const redrive = JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${dead}`,
    maxReceiveCount: MAX_RECEIVES,
  });
  const { QueueUrl } = await client.send(
    new CreateQueueCommand({ QueueName: name, ...(dead ? { Attributes: { RedrivePolicy: redrive } } : {}) }),
  );
  return { name, url: QueueUrl ?? missing(name) };
}

async function drain(client: SQSClient, name: string, url: string, handler: QueueHandler): Promise<number> {
  let handled = 0;
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 900,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) {
      if ((await waiting(client, url)) === 0) return handled;
      await new Promise((done) => setTimeout(done, 100));
      continue;
    }
    handled += await deliver(client, name, url, Messages, handler);
  }
}

async function deliver(
  client: SQSClient,
  name: string,
  url: string,
  messages: Message[],
  handler: QueueHandler,
): Promise<number> {
  const { batchItemFailures } = await handler({ Records: messages.map((message) => record(name, message)) });
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const done = messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
  if (done.length > 0) {
    const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
  }
  for (const message of messages) {
    if (failed.has(message.MessageId ?? '')) await retryLater(client, url, message);
  }
  return done.length;
}

async function retryLater(client: SQSClient, url: string, message: Message): Promise<void> {
  await client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: url,
      ReceiptHandle: message.ReceiptHandle,
      VisibilityTimeout: RETRY_AFTER_SECONDS,
    }),
  );
}

async function waiting(client: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages ?? 0) +
    Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0)
  );
}

/** The event record Lambda would be given for a message. */
function record(name: string, message: Message): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? '1',
      SentTimestamp: message.Attributes?.SentTimestamp ?? '0',
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: message.Attributes?.ApproximateFirstReceiveTimestamp ?? '0',
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${name}`,
    awsRegion: 'us-east-1',
  };
}
