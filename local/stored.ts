import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storeOf } from '../lambdas/runtime.ts';
import { InputError } from '../src/cli/exit.ts';
import type { StoredData } from '../src/cli/stored.ts';
import { exerciseTime } from './cursor.ts';
import { startDatabase } from './dynamodb.ts';
import { DataFolderError, purposeOf } from './folder.ts';
import { TABLE } from './machine.ts';

/** Opens what a local run kept, for reading. @throws InputError when it is no data folder, or another run holds it. */
export async function openStored(path: string): Promise<StoredData> {
  const folder = resolve(path);
  const database = join(folder, 'database');
  if (!existsSync(database))
    throw new InputError(`${path} holds no database: name a folder that signpost start --data was given`);
  try {
    const { endpoint, stop } = await startDatabase(TABLE, database);
    const sources = join(folder, 'sources.yaml');
    return {
      store: storeOf({ table: TABLE, dynamodbEndpoint: endpoint }),
      ...(existsSync(sources) && { sources }),
      exercise: purposeOf(folder) === 'exercise',
      now: exerciseTime(folder),
      stop,
    };
  } catch (error) {
    if (error instanceof DataFolderError) throw new InputError(error.message);
    throw error;
  }
}
