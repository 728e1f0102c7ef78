import { randomUUID } from 'node:crypto';
import { fromIso, type IsoInstant, type LogBasis, type LogEntry, type ProblemId } from '../evidence/index.ts';
import { InvalidRequestError } from './errors.ts';
import type { Gateway, Key, Row } from './gateway.ts';
import { pack } from './packing.ts';
import { readPacked } from './reading.ts';
import { logBasis, logEntry } from './schemas.ts';
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
    at: (problem, at) => entryAt(gateway, problem, at),
  };
}

/** Writes the entry if its version is free. True too when the SDK's own retry finds the entry it had already written. */
export async function appendEntry(gateway: Gateway, entry: LogEntry, basis?: LogBasis): Promise<boolean> {
  const writer = randomUUID();
  const key = keyOf(entry.problem, entry.version);
  const row = {
    ...key,
    at: entry.at,
    level: entry.state.level.level,
    writer,
    body: await pack(entry),
    ...(basis && { basis: await pack(basis) }),
  };
  if (await gateway.putNew(row)) return true;
  return (await gateway.get(key))?.writer === writer;
}

export async function newestEntry(gateway: Gateway, problem: ProblemId): Promise<LogEntry | undefined> {
  const [row] = await gateway.first(whole(problem), 1);
  return row && read(row);
}

/** Versions have no gaps and times never run backwards, so that halving finds it. */
async function entryAt(gateway: Gateway, problem: ProblemId, at: IsoInstant) {
  const [newest] = await gateway.first(whole(problem), 1);
  if (!newest) return undefined;
  let found: Row | undefined;
  let [low, high] = [1, Number(newest.sk)];
  while (low <= high) {
    const middle = Math.ceil((low + high) / 2);
    const row = await gateway.get(keyOf(problem, middle));
    if (row && fromIso(String(row.at)) <= fromIso(at)) [found, low] = [row, middle + 1];
    else high = middle - 1;
  }
  if (!found) return undefined;
  const basis = found.basis === undefined ? undefined : await readPacked(logBasis, found, found.basis);
  return { entry: await read(found), basis };
}
