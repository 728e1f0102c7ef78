import { randomUUID } from 'node:crypto';
import type { LogEntry, ProblemId } from '../evidence/index.ts';
import { InvalidRequestError } from './errors.ts';
import type { Gateway, Key, Row } from './gateway.ts';
import { pack } from './packing.ts';
import { readPacked } from './reading.ts';
import { logEntry } from './schemas.ts';
import type { Store } from './store.ts';

const VERSION_DIGITS = 10;
const LAST = '9'.repeat(VERSION_DIGITS);
const versionKey = (version: number): string => String(version).padStart(VERSION_DIGITS, '0');
const partitionOf = (problem: ProblemId): string => `LOG#${problem}`;
const keyOf = (problem: ProblemId, version: number): Key => ({
  pk: partitionOf(problem),
  sk: versionKey(version),
});
const read = (row: Row): Promise<LogEntry> => readPacked(logEntry, row);
const whole = (problem: ProblemId) => ({
  partition: partitionOf(problem),
  newestFirst: true,
});

/** Every change of state ever made, per problem, oldest version 1. */
export function logIn(gateway: Gateway): Store['log'] {
  return {
    async since(problem, after, limit) {
      if (!Number.isInteger(after) || after < 0)
        throw new InvalidRequestError(`log versions are whole numbers from 0; ${after} was given`);
      if (!Number.isInteger(limit) || limit < 1)
        throw new InvalidRequestError(`at least one log entry must be asked for; ${limit} were`);
      const rows = await gateway.first(
        { ...whole(problem), within: { from: versionKey(after + 1), to: LAST }, newestFirst: false },
        limit,
      );
      return Promise.all(rows.map(read));
    },
    async newest(problem, page) {
      const { items, ...rest } = await gateway.page(whole(problem), page);
      return { ...rest, items: await Promise.all(items.map(read)) };
    },
  };
}

/** Writes the entry if its version is free. True too when the SDK's own retry finds the entry it had already written. */
export async function appendEntry(gateway: Gateway, entry: LogEntry): Promise<boolean> {
  const writer = randomUUID();
  const key = keyOf(entry.problem, entry.version);
  const row = { ...key, at: entry.at, level: entry.state.level.level, writer, body: await pack(entry) };
  if (await gateway.putNew(row)) return true;
  return (await gateway.get(key))?.writer === writer;
}

export async function newestEntry(gateway: Gateway, problem: ProblemId): Promise<LogEntry | undefined> {
  const [row] = await gateway.first(whole(problem), 1);
  return row && read(row);
}
