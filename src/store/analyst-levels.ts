import { fromIso, type ProblemId } from '../evidence/index.ts';
import type { Gateway, Key } from './gateway.ts';
import { expiryOf } from './instants.ts';
import { readRow } from './reading.ts';
import { analystLevel } from './schemas.ts';
import type { Store } from './store.ts';

/** The one partition of all analysts' levels; who may give one needs to write nowhere else. */
export const ANALYST_LEVELS = 'ANALYST-LEVELS';
const keyOf = (problem: ProblemId): Key => ({ pk: ANALYST_LEVELS, sk: problem });

/** The newest level an analyst gave each problem; the problem's log keeps the earlier ones. */
export function analystLevelsIn(gateway: Gateway): Store['analystLevels'] {
  return {
    put: (given) =>
      gateway.put({ ...keyOf(given.problem), expires: expiryOf(fromIso(given.until)), data: given }),
    async inForce(at) {
      const rows = await gateway.first({ partition: ANALYST_LEVELS, newestFirst: false });
      return rows
        .map((row) => readRow(analystLevel, row))
        .filter(({ from, until }) => fromIso(from) <= at && at < fromIso(until));
    },
  };
}
