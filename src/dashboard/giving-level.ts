import * as z from 'zod';
import type { AnalystLevel, EpochMillis, ProblemId } from '../evidence/index.ts';
import { DAY, toIso } from '../evidence/index.ts';
import { parameter } from './faults.ts';
import { untilSchema, wordsSchema } from './muting.ts';

const LONGEST = 90 * DAY;
const WHICH = 'must be a level from 1 to 5';
const levelSchema = z
  .enum(['1', '2', '3', '4', '5'], WHICH)
  .transform(Number)
  .pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], WHICH));

/**
 * An analyst's level from the fields of the form or the options of the command line.
 * @throws BadParameter when level, owner, reason or end is missing or wrong, or the end is past or more than 90 days away.
 */
export function analystLevelFrom(
  fields: Record<string, unknown>,
  problem: ProblemId,
  now: EpochMillis,
): AnalystLevel {
  const end = parameter(
    untilSchema
      .refine((at) => at > now, 'is already past: give a later time')
      .refine((at) => at - now <= LONGEST, 'is more than 90 days away: give the level anew by then'),
    'until',
    fields.until,
  );
  return {
    problem,
    level: parameter(levelSchema, 'level', fields.level),
    owner: parameter(wordsSchema('every level given by an analyst needs it', 120), 'owner', fields.owner),
    reason: parameter(wordsSchema('every level given by an analyst needs it', 500), 'reason', fields.reason),
    from: toIso(now),
    until: toIso(end),
  };
}

/** The level as it is withdrawn: it ends now. */
export const withdrawn = (given: AnalystLevel, now: EpochMillis): AnalystLevel => ({
  ...given,
  until: toIso(now),
});
