import * as z from 'zod';
import { type FeedId, type FeedState, fromIso, toIso } from '../evidence/index.ts';
import type { Gateway, Key, Row } from './gateway.ts';
import { readRow } from './reading.ts';
import { count, instant, name, text } from './schemas.ts';
import { shapeOf } from './shape.ts';
import type { Store } from './store.ts';

const bytes = z.union([
  z.instanceof(Uint8Array),
  // States written before 2026-11-22 keep the set as text.
  text.transform((base64): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'))),
]);

const feedState = shapeOf<FeedState>()({
  feed: name,
  etag: text.optional(),
  lastModified: text.optional(),
  bodyHash: text.optional(),
  seen: bytes,
  firstPolled: instant,
  lastChanged: instant,
  notBefore: instant.optional(),
  failures: count,
  lastError: text.optional(),
  address: text.optional(),
  movedTo: text.optional(),
  pace: z.number().positive().optional(),
  retired: z.object({ at: instant, reason: text }).optional(),
});

/** Names of the fields in the table: the seen-set shall have nearly the whole of the kilobyte that one write unit pays for. */
const SHORT = {
  etag: 'e',
  lastModified: 'm',
  bodyHash: 'b',
  seen: 's',
  firstPolled: 'f',
  lastChanged: 'c',
  notBefore: 'n',
  failures: 'x',
  lastError: 'w',
  address: 'a',
  movedTo: 'v',
  pace: 'p',
  retired: 'r',
} as const satisfies Record<Exclude<keyof FeedState, 'feed'>, string>;
/** Kept as milliseconds: eight bytes instead of twenty-four. */
const INSTANTS: ReadonlySet<string> = new Set([SHORT.firstPolled, SHORT.lastChanged, SHORT.notBefore]);

const PARTITION = 'FEED#';
const keyOf = (feed: FeedId): Key => ({ pk: `${PARTITION}${feed}`, sk: 'STATE' });

function rowOf(state: FeedState): Row {
  const row: Row = { ...keyOf(state.feed) };
  const { feed: _inKey, ...fields } = state;
  const kept = new Map<string, unknown>(Object.entries({ ...fields, failures: state.failures || undefined }));
  for (const [field, short] of Object.entries(SHORT)) {
    const value = kept.get(field);
    if (value !== undefined)
      row[short] = INSTANTS.has(short) && typeof value === 'string' ? fromIso(value) : value;
  }
  return row;
}

function stateIn(row: Row): FeedState {
  if (row.data !== undefined) return readRow(feedState, row);
  const fields = Object.entries(SHORT).map(([field, short]) => {
    const value = row[short];
    return [field, INSTANTS.has(short) && typeof value === 'number' ? toIso(value) : value];
  });
  const long = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  return readRow(feedState, row, { failures: 0, ...long, feed: row.pk.slice(PARTITION.length) });
}

/** What is remembered of each feed between polls. */
export function feedsIn(gateway: Gateway): Store['feeds'] {
  return {
    /** A moment old at most, for half the price: a poll that missed the last save finds the same items again, and their hits known. */
    async load(ids) {
      const rows = await gateway.getMany(ids.map(keyOf), { eventually: true });
      const states = rows.map(stateIn);
      return new Map(states.map((state) => [state.feed, state]));
    },
    save: (state) => gateway.put(rowOf(state)),
  };
}
