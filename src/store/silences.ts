import { fromIso, type Silence } from '../evidence/index.ts';
import type { Gateway, Key } from './gateway.ts';
import { expiryOf } from './instants.ts';
import { readRow } from './reading.ts';
import { instant, name, text } from './schemas.ts';
import { shapeOf } from './shape.ts';
import type { Store } from './store.ts';

const silenceSchema = shapeOf<Silence>()({
  id: name,
  problem: name.optional(),
  indicator: name.optional(),
  owner: text,
  reason: text,
  from: instant,
  until: instant,
});

/** The one partition of all silences; who may mute needs to write nowhere else. */
export const SILENCES = 'SILENCES';
const keyOf = (id: string): Key => ({ pk: SILENCES, sk: id });

/** Mutes, with owner, reason and end; forgotten long after they ended. */
export function silencesIn(gateway: Gateway): Store['silences'] {
  return {
    put: (silence) =>
      gateway.put({ ...keyOf(silence.id), expires: expiryOf(fromIso(silence.until)), data: silence }),
    async activeAt(at) {
      const rows = await gateway.first({
        partition: SILENCES,
        newestFirst: false,
      });
      const silences = rows.map((row) => readRow(silenceSchema, row));
      return silences.filter(({ from, until }) => fromIso(from) <= at && at < fromIso(until));
    },
  };
}
