import type { LogEntry, ProblemId, ProblemState } from '../evidence/index.ts';
import { InvalidRequestError } from './errors.ts';
import type { Condition, Gateway, Key, Row } from './gateway.ts';
import { instantKey } from './instants.ts';
import { appendEntry, newestEntry } from './log.ts';
import { pack } from './packing.ts';
import { readPacked } from './reading.ts';
import { problemState } from './schemas.ts';
import type { Store } from './store.ts';

const BOARD = 'BOARD';
const keyOf = (problem: ProblemId): Key => ({ pk: BOARD, sk: problem });
const read = (row: Row): Promise<ProblemState> => readPacked(problemState, row);

/** The present state of every problem: a copy of each log's newest entry, in one partition so that one query reads it. */
export function boardIn(gateway: Gateway): Store['board'] {
  return {
    async read() {
      const rows = await gateway.first({
        partition: BOARD,
        newestFirst: false,
      });
      return Promise.all(rows.map(read));
    },
    async ofProblem(problem) {
      const row = await gateway.get(keyOf(problem));
      return row && read(row);
    },
    async commit(entry, basis) {
      checkEntry(entry);
      const appended = await appendEntry(gateway, entry, basis);
      const newest = appended ? entry : await newestEntry(gateway, entry.problem);
      if (newest) await gateway.putIf(await rowOf(newest.state), isOlderThan(newest.version));
      return appended ? 'committed' : 'lost';
    },
    async refresh(state) {
      const written = await gateway.putIf(await rowOf(state), mayBeRefreshed(state));
      return written ? 'refreshed' : 'stale';
    },
  };
}

const rowOf = async (state: ProblemState): Promise<Row> => ({
  ...keyOf(state.problem),
  version: state.version,
  assessedAt: instantKey(state.assessedAt),
  level: state.level.level,
  body: await pack(state),
});

/** A run that was overtaken between its log entry and its board write must not put the board back. */
const isOlderThan = (version: number): Condition => ({
  expression: 'attribute_not_exists(pk) OR #version < :version',
  names: { '#version': 'version' },
  values: { ':version': version },
});

/** Only the version it was computed on, and never back in time; a state of version 0 may also be the first. */
const mayBeRefreshed = ({ version, assessedAt }: ProblemState): Condition => ({
  expression: `${version === 0 ? 'attribute_not_exists(pk) OR ' : ''}(#version = :version AND #at <= :at)`,
  names: { '#version': 'version', '#at': 'assessedAt' },
  values: { ':version': version, ':at': instantKey(assessedAt) },
});

function checkEntry({ problem, version, state }: LogEntry): void {
  if (!Number.isInteger(version) || version < 1)
    throw new InvalidRequestError(`log versions count from 1; ${problem} was given ${version}`);
  if (state.problem !== problem || state.version !== version)
    throw new InvalidRequestError(
      `the entry ${problem} ${version} carries the state of ${state.problem} ${state.version}; both must agree`,
    );
}
