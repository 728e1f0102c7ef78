import { Option } from 'commander';
import { type Library, loadSources } from '../definitions/index.ts';
import type { EpochMillis } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import { InputError } from './exit.ts';
import { openLibrary } from './library.ts';
import type { Surroundings } from './main.ts';

/** What a run on one machine kept in its data folder. */
export interface StoredData {
  store: Store;
  /** The folder's own catalogue, where it has one. */
  sources?: string;
  /** Whether the folder belongs to an exercise. */
  exercise: boolean;
  /** What time it is in the exercise; absent where the clock on the wall tells. */
  now?: EpochMillis | undefined;
  stop(): Promise<void>;
}

/** @throws InputError when the folder holds no data or is in use. */
export type OpenStored = (folder: string) => Promise<StoredData>;

/** Evidence that was kept, with the definitions it is read by. */
export interface Kept {
  store: Store;
  library: Library;
  exercise: boolean;
  /** What time it is there: the exercise's own, or that of the clock on the wall. */
  now: EpochMillis;
}

/** Where the evidence lies: a folder or a table, and the folder of the definitions. */
export interface KeptOptions {
  data?: string;
  table?: string;
  indicators: string;
}

export const dataOption = (): Option =>
  new Option('--data <dir>', 'read the data folder of a run on this machine that has ended');

export const tableOption = (): Option =>
  new Option('--table <name>', 'read a DynamoDB table, with the credentials of the environment');

/** Whether the options name evidence at all. */
export const namesKept = ({ data, table }: KeptOptions): boolean => data !== undefined || table !== undefined;

/**
 * Opens the data folder or the table that the options name, and closes it when `use` has ended.
 * @throws InputError when they name none, or it cannot be opened.
 */
export async function withKept<Result>(
  options: KeptOptions,
  { openStored, openTable }: Surroundings,
  use: (kept: Kept) => Promise<Result>,
): Promise<Result> {
  const { data, table, indicators } = options;
  if (data !== undefined) {
    if (openStored === undefined) throw new InputError('--data is read by bin/signpost.js only');
    const { store, sources, exercise, now = Date.now(), stop } = await openStored(data);
    try {
      const catalogue = sources === undefined ? {} : { sources: loadSources(sources) };
      return await use({ store, library: { ...openLibrary(indicators), ...catalogue }, exercise, now });
    } finally {
      await stop();
    }
  }
  if (table === undefined) throw new InputError('name what to read: --data DIR or --table NAME');
  if (openTable === undefined) throw new InputError('--table is read by bin/signpost.js only');
  return use({
    store: await openTable(table),
    library: openLibrary(indicators),
    exercise: false,
    now: Date.now(),
  });
}
