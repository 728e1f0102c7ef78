import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { EpochMillis, ProblemId, Silence } from '../evidence/index.ts';
import { DAY, toIso } from '../evidence/index.ts';
import { parameter } from './faults.ts';

const LONGEST = 90 * DAY;
/** Words of a person's own. */
export const wordsSchema = (why: string, most: number) =>
  z.string(`is missing: ${why}`).trim().min(1, `is empty: ${why}`).max(most, `may have ${most} characters`);
const words = (most: number) => wordsSchema('every silence needs it', most);
const UNTIL = 'must be a time in UTC such as 2026-01-23T06:00';
/** End of what a person sets, to the minute in UTC. */
export const untilSchema = z
  .string(UNTIL)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, UNTIL)
  .transform((text) => Date.parse(`${text}:00Z`))
  .refine((at) => !Number.isNaN(at), UNTIL);

/**
 * A silence from the fields of the form.
 * @throws BadParameter when owner, reason or end is missing, or the end is past or more than 90 days away.
 */
export function silenceFrom(fields: Record<string, unknown>, problem: ProblemId, now: EpochMillis): Silence {
  const end = parameter(
    untilSchema
      .refine((at) => at > now, 'is already past: give a later time')
      .refine((at) => at - now <= LONGEST, 'is more than 90 days away: nobody remembers a silence that long'),
    'until',
    fields.until,
  );
  const silence = {
    problem,
    owner: parameter(words(120), 'owner', fields.owner),
    reason: parameter(words(500), 'reason', fields.reason),
    from: toIso(now),
    until: toIso(end),
  };
  return { id: createHash('sha256').update(JSON.stringify(silence)).digest('hex').slice(0, 16), ...silence };
}
