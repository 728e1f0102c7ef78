import type { Context } from 'hono';
import * as z from 'zod';
import type { WhyQuestion } from '../assessment/index.ts';
import { fromIso, toIso } from '../evidence/index.ts';
import { REPORT_KINDS } from '../reporting/index.ts';
import { parameter } from './faults.ts';

export const DEFAULT_PAGE = 50;

const id = z
  .string()
  .min(1, 'is empty: give an id')
  .max(1_000, 'is too long for an id: it may have 1,000 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'holds control characters: give an id as it stands on a page');

const after = z
  .string()
  .max(8_192, 'is too long: pass back "next" as it was given')
  .regex(/^[\w-]+$/, 'is not from this list: pass back "next" as it was given, or leave it out')
  .optional();

const WHOLE = 'must be a whole number from 1 to 200';
const limit = z
  .string()
  .regex(/^\d{1,3}$/, WHOLE)
  .transform(Number)
  .pipe(z.number().min(1, WHOLE).max(200, WHOLE))
  .default(DEFAULT_PAGE);

const kind = z.enum(REPORT_KINDS, 'must be "daily" or "weekly"');
const INSTANT = 'must be an instant in UTC such as 2026-01-23T06:00:00.000Z';
const instant = z.iso.datetime({ error: INSTANT }).transform((text) => toIso(Date.parse(text)));

/** An id in the path. */
export const idIn = (c: Context, name = 'id'): string => parameter(id, name, c.req.param(name));

/** Which page of a list is asked for. */
export const pageIn = (c: Context): { limit: number; after?: string | undefined } => ({
  limit: parameter(limit, 'limit', c.req.query('limit')),
  after: parameter(after, 'after', c.req.query('after')),
});

/** What is asked to be explained: a problem, perhaps one indicator of it, perhaps a time past. */
export function questionIn(c: Context): WhyQuestion {
  const { indicator, at } = c.req.query();
  return {
    problem: idIn(c),
    indicator: indicator === undefined ? undefined : parameter(id, 'indicator', indicator),
    at: at === undefined || at === '' ? undefined : fromIso(parameter(instant, 'at', at)),
  };
}

/** Kind and end of a report, in the path. */
export const reportIn = (c: Context, end = c.req.param('end')) => ({
  kind: parameter(kind, 'kind', c.req.param('kind')),
  end: parameter(instant, 'end', end),
});
