import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { Level } from 'level';
import { type Millis, SECOND } from '../src/evidence/index.ts';
import { createTableInput } from '../src/store/index.ts';
import { DataFolderError } from './folder.ts';

export interface LocalDatabase {
  endpoint: string;
  stop(): Promise<void>;
}

const CREATION_PATIENCE = 5_000;

/**
 * Starts an embedded DynamoDB on a free loopback port and makes the table if it is not there.
 * @param path folder for its files; without one everything is kept in memory.
 * @throws DataFolderError when another run holds the folder or its files are damaged.
 */
export async function startDatabase(table: string, path?: string): Promise<LocalDatabase> {
  if (path) await probe(path);
  const database = await listen(path);
  if (await ensureTable(database.endpoint, table)) return database;
  // A kill between "create table" and "table is active" leaves a table that never wakes; nothing can be in it yet.
  await database.stop();
  if (path) rmSync(path, { recursive: true, force: true });
  const fresh = await listen(path);
  if (await ensureTable(fresh.endpoint, table)) return fresh;
  throw new DataFolderError(`the embedded database did not make its table within ${CREATION_PATIENCE} ms`);
}

/** A run that was just killed, or is about to end, lets go of its folder within this time. */
const LOCK_PATIENCE: Millis = 5 * SECOND;

/** dynalite opens its files late and throws where nobody can catch it, so the folder is tried first. */
async function probe(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const patience = AbortSignal.timeout(LOCK_PATIENCE);
  for (;;) {
    const fault = await faultOf(path);
    if (fault === undefined) return;
    const locked = 'code' in fault && fault.code === 'LEVEL_LOCKED';
    if (!locked) {
      throw new DataFolderError(
        `the database in ${path} cannot be opened (${String(fault)}): restore it or give another --data`,
      );
    }
    if (patience.aborted) {
      throw new DataFolderError(
        `the database ${path} is in use by another Signpost: stop that one or give another --data`,
      );
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function faultOf(path: string): Promise<Error | undefined> {
  const level = new Level(path);
  try {
    await level.open();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return new Error(String(error));
    return error.cause instanceof Error ? error.cause : error;
  } finally {
    await level.close();
  }
}

async function listen(path: string | undefined): Promise<LocalDatabase> {
  const server: Server = dynalite({ ...(path ? { path } : {}), createTableMs: 0 });
  // Closing idle connections on its own would meet requests that are just being sent on them.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => close(server) };
}

/** Gives false when the table does not become active. */
async function ensureTable(endpoint: string, table: string): Promise<boolean> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    if ((await tableStatus(client, table)) === undefined)
      await client.send(new CreateTableCommand(createTableInput(table)));
    const patience = AbortSignal.timeout(CREATION_PATIENCE);
    while ((await tableStatus(client, table)) !== 'ACTIVE') {
      if (patience.aborted) return false;
      await new Promise((done) => setTimeout(done, 10));
    }
    return true;
  } finally {
    client.destroy();
  }
}

async function tableStatus(client: DynamoDBClient, table: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: table }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done, failed) => server.close((error) => (error ? failed(error) : done())));
}
