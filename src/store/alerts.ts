import * as z from 'zod';
import type { Alert, IsoInstant, ProblemId } from '../evidence/index.ts';
import { InvalidRequestError, UnknownRecordError } from './errors.ts';
import type { Gateway, Key, Row } from './gateway.ts';
import { instantKey } from './instants.ts';
import { readRow } from './reading.ts';
import { analystLevel, count, instant, level, name, quotedHit, text, transition } from './schemas.ts';
import { shapeOf } from './shape.ts';
import type { Store } from './store.ts';

const alertSchema = shapeOf<Alert>()({
  id: name,
  problem: name,
  fromVersion: count,
  toVersion: count,
  at: instant,
  level: z.object({ was: level.nullable(), is: level }),
  analyst: analystLevel.optional(),
  urgency: z.enum(['interrupt', 'digest']),
  transitions: z.array(transition),
  evidence: z.array(quotedHit),
  held: text.optional(),
  status: z.enum(['pending', 'sent', 'held']),
});

const ALL_ALERTS = 'ALERTS';
const PENDING = 'PENDING-ALERTS';
const keyOf = (id: string): Key => ({ pk: `ALERT#${id}`, sk: 'ALERT' });
const cursorKey = (problem: ProblemId): Key => ({ pk: `PROBLEM#${problem}`, sk: 'ALERT-CURSOR' });
/** The status stands beside the fixed alert, so that sending changes one attribute and never what was written. */
const read = (row: Row): Alert => readRow(alertSchema, row, { ...object(row.data), status: row.status });
const object = (value: unknown) => (typeof value === 'object' ? value : { alert: value });

/** Warnings to people, fixed once written, and how far each problem's log has been turned into them. */
export function alertsIn(gateway: Gateway): Store['alerts'] {
  const byId = async (id: string) => {
    const row = await gateway.get(keyOf(id));
    return row && read(row);
  };
  const skipTo = async (problem: ProblemId, version: number): Promise<void> => {
    if (!Number.isInteger(version) || version < 0)
      throw new InvalidRequestError(`the alert cursor of ${problem} cannot be moved to ${version}`);
    // Another run may have moved it further; it never goes back.
    await gateway.update(cursorKey(problem), forward(version));
  };
  return {
    async cursor(problem) {
      const row = await gateway.get(cursorKey(problem));
      return row ? readRow(count, row, row.version) : 0;
    },
    async plan(alert) {
      const created = await gateway.putNew(rowOf(alert));
      const kept = created ? alert : await byId(alert.id);
      if (!kept) throw new UnknownRecordError(`the alert ${alert.id} was deleted while it was being planned`);
      await skipTo(kept.problem, kept.toVersion);
      return kept;
    },
    skipTo,
    async pending() {
      const listed = await gateway.first({
        index: 'bySubject',
        partition: PENDING,
        newestFirst: false,
      });
      // The index may still show what was sent a moment ago; the table decides.
      const alerts = (await gateway.getMany(listed)).map(read);
      return alerts.filter(({ status }) => status === 'pending').sort(byTime);
    },
    markSent: (id, at) => markSent(gateway, id, at),
    byId,
    async newest(page) {
      const stretch = { index: 'byTime', partition: ALL_ALERTS, newestFirst: true } as const;
      const { items, ...rest } = await gateway.page(stretch, page);
      return { ...rest, items: items.map(read) };
    },
  };
}

const byTime = (one: Alert, other: Alert): number =>
  sortOf(one) < sortOf(other) ? -1 : sortOf(one) > sortOf(other) ? 1 : 0;
const sortOf = ({ at, id }: Alert): string => `${instantKey(at)}#${id}`;

function rowOf({ status, ...alert }: Alert): Row {
  const sort = sortOf({ ...alert, status });
  const listing = { list: ALL_ALERTS, listAt: sort };
  const waiting = status === 'pending' ? { subject: PENDING, subjectAt: sort } : {};
  return { ...keyOf(alert.id), ...listing, ...waiting, status, data: alert };
}

const forward = (version: number) => ({
  expression: 'SET #version = :version',
  condition: 'attribute_not_exists(#version) OR #version < :version',
  names: { '#version': 'version' },
  values: { ':version': version },
});

async function markSent(gateway: Gateway, id: string, at: IsoInstant): Promise<void> {
  const marked = await gateway.update(keyOf(id), {
    expression: 'SET #status = :sent, sentAt = :at REMOVE subject, subjectAt',
    condition: '#status = :pending',
    names: { '#status': 'status' },
    values: { ':sent': 'sent', ':pending': 'pending', ':at': instantKey(at) },
  });
  if (marked) return;
  const row = await gateway.get(keyOf(id));
  if (!row) throw new UnknownRecordError(`there is no alert ${id} to mark as sent`);
  if (row.status === 'held')
    throw new InvalidRequestError(`the alert ${id} is held back and cannot be marked as sent`);
}
