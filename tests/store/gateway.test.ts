import { once } from 'node:events';
import { createServer } from 'node:http';
import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createStore, createTableInput, RecordTooLargeError, StoreBusyError } from '../../src/store/index.ts';
import { aFeed, aHit, anEntry } from './samples.ts';

/** A DynamoDB that gives one answer to everything, as JSON over HTTP. */
async function answering(status: number, body: object) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 2,
  });
  return {
    store: createStore({ client, table: 'signpost' }),
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const fault = (name: string) => ({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'no' });

describe('talking to DynamoDB', () => {
  it.concurrent.each([
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'ThrottlingException',
  ])('retries %s and then says that it is busy, which is no lost race', async (name) => {
    await using dynamodb = await answering(400, fault(name));
    await expect(dynamodb.store.hits.put(aHit())).rejects.toThrow(StoreBusyError);
    expect(dynamodb.requests()).toBe(2);
    await expect(dynamodb.store.board.commit(anEntry('busy', 1))).rejects.toThrow(StoreBusyError);
  });

  it('takes a failed condition for an answer, without a retry', async () => {
    await using dynamodb = await answering(400, fault('ConditionalCheckFailedException'));
    expect(await dynamodb.store.hits.put(aHit())).toBe('known');
    expect(dynamodb.requests()).toBe(1);
  });

  it('passes on what is wrong with the set-up unchanged', async () => {
    await using dynamodb = await answering(400, fault('ResourceNotFoundException'));
    await expect(dynamodb.store.board.read()).rejects.toThrow(ResourceNotFoundException);
  });

  it.concurrent('gives up as busy when keys of a batch stay unread', async () => {
    const Keys = [{ pk: { S: 'FEED#a' }, sk: { S: 'STATE' } }];
    await using dynamodb = await answering(200, { Responses: {}, UnprocessedKeys: { signpost: { Keys } } });
    await expect(dynamodb.store.feeds.load(['a'])).rejects.toThrow(StoreBusyError);
    expect(dynamodb.requests()).toBeGreaterThan(3);
  });

  it("refuses a record beyond DynamoDB's bound before it is sent, naming it", async () => {
    await using dynamodb = await answering(200, {});
    const saving = dynamodb.store.feeds.save(aFeed('vast', { seen: new Uint8Array(400_000) }));
    await expect(saving).rejects.toThrow(RecordTooLargeError);
    await expect(saving).rejects.toThrow(/FEED#vast/);
    expect(dynamodb.requests()).toBe(0);
  });
});

describe('the table', () => {
  it('is billed on demand, and declares each key once', () => {
    const input = createTableInput('signpost');
    expect(input.BillingMode).toBe('PAY_PER_REQUEST');
    const names = (input.AttributeDefinitions ?? []).map(({ AttributeName }) => AttributeName);
    expect(names).toEqual([
      'pk',
      'sk',
      'subject',
      'subjectAt',
      'list',
      'listAt',
      'observations',
      'observedAt',
    ]);
  });
});
