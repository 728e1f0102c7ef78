import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createTableInput } from '../src/store/index.ts';

export interface LocalDatabase {
  endpoint: string;
  stop(): Promise<void>;
}

/** The data folder is in use by another run, or cannot be opened. */
export class DataFolderError extends Error {
  override name = 'DataFolderError';
}

/**
 * Starts an embedded DynamoDB on a free loopback port and makes the table if it is not there.
 * @param path folder for its files; without one everything is kept in memory.
 */
export async function startDatabase(table: string, path?: string): Promise<LocalDatabase> {
  const server: Server = dynalite({ ...(path ? { path } : {}), createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await ensureTable(endpoint, table);
  } catch (error) {
    server.close();
    throw path ? new DataFolderError(explain(path, error)) : error;
  }
  return { endpoint, stop: () => close(server) };
}

const explain = (path: string, error: unknown) =>
  `cannot open the data folder ${path}: ${error instanceof Error ? error.message : String(error)}. Is another Signpost using it? Stop that one or give another --data`;

async function ensureTable(endpoint: string, table: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  try {
    await client.send(new DescribeTableCommand({ TableName: table }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateTableCommand(createTableInput(table)));
    while ((await tableStatus(client, table)) !== 'ACTIVE') await new Promise((done) => setTimeout(done, 10));
  } finally {
    client.destroy();
  }
}

async function tableStatus(client: DynamoDBClient, table: string): Promise<string | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  return Table?.TableStatus;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done, failed) => server.close((error) => (error ? failed(error) : done())));
}
