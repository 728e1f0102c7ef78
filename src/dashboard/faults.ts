import { HTTPException } from 'hono/http-exception';
import type * as z from 'zod';
import { NothingToExplain } from '../assessment/index.ts';
import {
  DamagedRecordError,
  InvalidCursorError,
  InvalidRequestError,
  StoreBusyError,
} from '../store/errors.ts';

/** A request parameter is unusable; the message names it and the mend. */
export class BadParameter extends Error {
  override name = 'BadParameter';
  readonly parameter: string;

  constructor(parameter: string, fault: string) {
    super(`The parameter "${parameter}" ${fault}.`);
    this.parameter = parameter;
  }
}

/** What was asked for is not there. */
export class Unknown extends Error {
  override name = 'Unknown';

  constructor(sort: string, id: string) {
    super(`There is no ${sort} "${id.slice(0, 200)}".`);
  }
}

export const FAULT_CODES = [
  'bad-parameter',
  'forbidden',
  'not-found',
  'damaged-record',
  'busy',
  'failed',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A failure as it is told to whoever asked: never a stack, never another system's words. */
export interface Fault {
  status: 400 | 403 | 404 | 500 | 503;
  code: FaultCode;
  title: string;
  message: string;
  parameter?: string | undefined;
}

/** What to answer to a failure. */
export function faultOf(failure: unknown): Fault {
  if (failure instanceof BadParameter) {
    const { message, parameter } = failure;
    return { status: 400, code: 'bad-parameter', title: 'This address has a mistake', message, parameter };
  }
  if (failure instanceof InvalidCursorError || failure instanceof InvalidRequestError) {
    return faultOf(new BadParameter('after', 'is not from this list: leave it out to begin with the newest'));
  }
  if (failure instanceof HTTPException && failure.status === 403) {
    const message = 'This form was sent from another site. Open it here and send it again.';
    return { status: 403, code: 'forbidden', title: 'Not taken', message };
  }
  if (failure instanceof Unknown || failure instanceof NothingToExplain) {
    return { status: 404, code: 'not-found', title: 'Not found', message: failure.message };
  }
  if (failure instanceof DamagedRecordError) {
    const message = `The stored record ${failure.key} is damaged. Restore it from a backup or delete it; all other records are untouched.`;
    return { status: 500, code: 'damaged-record', title: 'A stored record is damaged', message };
  }
  if (failure instanceof StoreBusyError) {
    const message = 'The database is busy. Try again in a few seconds.';
    return { status: 503, code: 'busy', title: 'Busy', message };
  }
  const message = 'This page could not be made. The log of this Signpost says why.';
  return { status: 500, code: 'failed', title: 'Something failed here', message };
}

/**
 * Reads one parameter.
 * @throws BadParameter with the schema's own sentence about the mend.
 */
export function parameter<T extends z.ZodType>(schema: T, name: string, value: unknown): z.output<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new BadParameter(name, read.error.issues.map(({ message }) => message).join(', '));
}
