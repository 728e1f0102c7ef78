import * as z from 'zod';
import type { FeedId, FeedState } from '../evidence/index.ts';
import type { Gateway, Key } from './gateway.ts';
import { readRow } from './reading.ts';
import { count, instant, name, text } from './schemas.ts';
import { shapeOf } from './shape.ts';
import type { Store } from './store.ts';

const feedState = shapeOf<FeedState>()({
  feed: name,
  etag: text.optional(),
  lastModified: text.optional(),
  bodyHash: text.optional(),
  seen: text,
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

const keyOf = (feed: FeedId): Key => ({ pk: `FEED#${feed}`, sk: 'STATE' });

/** What is remembered of each feed between polls. */
export function feedsIn(gateway: Gateway): Store['feeds'] {
  return {
    async load(ids) {
      const rows = await gateway.getMany(ids.map(keyOf));
      const states = rows.map((row) => readRow(feedState, row));
      return new Map(states.map((state) => [state.feed, state]));
    },
    save: (state) => gateway.put({ ...keyOf(state.feed), data: state }),
  };
}
