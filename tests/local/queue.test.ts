import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalQueues, MAX_RECEIVES, startQueues } from '../../local/queue.ts';

describe('the local queues', () => {
  let queues: LocalQueues;
  let client: SQSClient;
  beforeAll(async () => {
    queues = await startQueues(['collect', 'assess']);
    client = new SQSClient({
      endpoint: queues.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await queues.stop();
  });
  const send = (name: 'collect' | 'assess', body: string) =>
    client.send(new SendMessageCommand({ QueueUrl: queues.url(name), MessageBody: body }));

  it('bind to the loopback interface only', () => {
    expect(new URL(queues.endpoint).hostname).toBe('127.0.0.1');
  });

  it('deliver every waiting message as Lambda would and leave nothing behind', async () => {
    for (let number = 0; number < 25; number += 1) await send('collect', `{"number":${number}}`);
    const bodies: string[] = [];
    const handled = await queues.drain('collect', async ({ Records }: SQSEvent) => {
      expect(Records.length).toBeLessThanOrEqual(10);
      bodies.push(...Records.map(({ body }) => body));
      return { batchItemFailures: [] };
    });
    expect(handled).toBe(25);
    expect(new Set(bodies).size).toBe(25);
    expect(await queues.drain('collect', async () => ({ batchItemFailures: [] }))).toBe(0);
  });

  it('deliver again only what failed, and lay it aside after the last delivery', async () => {
    await send('assess', 'good');
    await send('assess', 'poison');
    const seen: string[] = [];
    await queues.drain('assess', async ({ Records }: SQSEvent) => {
      seen.push(...Records.map(({ body }) => body));
      const poison = Records.filter(({ body }) => body === 'poison');
      return { batchItemFailures: poison.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    expect(seen.filter((body) => body === 'good')).toHaveLength(1);
    expect(seen.filter((body) => body === 'poison')).toHaveLength(MAX_RECEIVES);
    expect(await queues.deadLetters('assess')).toBe(1);
  });
});
