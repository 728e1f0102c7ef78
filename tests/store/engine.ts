import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDatabase } from '../../local/dynamodb.ts';
import { createStore, createTableInput, type Store } from '../../src/store/index.ts';

/** Where a DynamoDB already listens (`npm run test:dynamodb`); without it an embedded one is started. */
const GIVEN = process.env.SIGNPOST_TEST_DYNAMODB;

export interface Engine {
  endpoint: string;
  table: string;
  store: Store;
  /** For what only a test does: writing damage, counting records. */
  documents: DynamoDBDocumentClient;
  /** Another client of the same table, e.g. with a fault put into its middleware. */
  client(endpoint?: string): DynamoDBClient;
  stop(): Promise<void>;
}

/** A store over a table of its own. */
export async function startEngine(): Promise<Engine> {
  const table = `test-${randomUUID()}`;
  const database = GIVEN ? await createOn(GIVEN, table) : await startDatabase(table);
  const client = (endpoint = database.endpoint) =>
    new DynamoDBClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      // A busy machine lets the engine close idle connections under the client's hands; that is not what is tested.
      maxAttempts: 8,
    });
  const own = client();
  return {
    endpoint: database.endpoint,
    table,
    client,
    store: createStore({ client: own, table }),
    documents: DynamoDBDocumentClient.from(own, { marshallOptions: { removeUndefinedValues: true } }),
    async stop() {
      own.destroy();
      await database.stop();
    },
  };
}

async function createOn(endpoint: string, table: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateTableCommand(createTableInput(table)));
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName: table });
  return { endpoint, stop: async () => client.destroy() };
}
