import * as z from 'zod';
import { InvalidCursorError, InvalidRequestError } from './errors.ts';
import type { PageRequest } from './store.ts';

/** Where a page ended: the sort key it was read by, and the record's own key. */
export interface Position {
  partition: string;
  sort: string;
  pk: string;
  sk: string;
}

const MAX_CURSOR_LENGTH = 8_192;
const text = z.string().min(1).max(2_048);
const cursorSchema = z.tuple([text, text, text, text]);

/** @throws InvalidRequestError when the limit is not a whole number from 1 to 200. */
export function checkedLimit({ limit }: PageRequest): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 200) return limit;
  throw new InvalidRequestError(`a page holds 1 to 200 entries; ${limit} were asked for`);
}

export const encodeCursor = ({ partition, sort, pk, sk }: Position): string =>
  Buffer.from(JSON.stringify([partition, sort, pk, sk])).toString('base64url');

/**
 * The position a cursor stands for, if it was given by the list it is used on.
 * @throws InvalidCursorError for anything else.
 */
export function decodeCursor(
  cursor: string,
  list: { partition: string; within?: { from: string; to: string } },
): Position {
  const read = cursorSchema.safeParse(parsed(cursor));
  if (!read.success) throw new InvalidCursorError();
  const [partition, sort, pk, sk] = read.data;
  const { from, to } = list.within ?? { from: '', to: sort };
  if (partition !== list.partition || sort < from || sort > to) throw new InvalidCursorError();
  return { partition, sort, pk, sk };
}

function parsed(cursor: string): unknown {
  if (cursor.length > MAX_CURSOR_LENGTH || !/^[\w-]+$/.test(cursor)) throw new InvalidCursorError();
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursorError();
  }
}
