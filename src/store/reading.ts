import type * as z from 'zod';
import { DamagedRecordError } from './errors.ts';
import { keyText, type Row } from './gateway.ts';
import { unpack } from './packing.ts';

/**
 * The part of a record that an entity keeps, checked.
 * @throws DamagedRecordError naming the record's key and every fault.
 */
export function readRow<T>(schema: z.ZodType<T>, row: Row, value: unknown = row.data): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new DamagedRecordError(keyText(row), faultsOf(read.error), read.error);
}

/** The same for a body that was packed. */
export async function readPacked<T>(schema: z.ZodType<T>, row: Row, bytes: unknown = row.body): Promise<T> {
  if (!(bytes instanceof Uint8Array)) throw new DamagedRecordError(keyText(row), 'it has no packed body');
  return readRow(schema, row, await unpacked(row, bytes));
}

async function unpacked(row: Row, bytes: Uint8Array): Promise<unknown> {
  try {
    return await unpack(bytes);
  } catch (error) {
    throw new DamagedRecordError(keyText(row), 'its packed body cannot be unpacked', error);
  }
}

const MOST_FAULTS = 5;

function faultsOf({ issues }: z.ZodError): string {
  const faults = issues
    .slice(0, MOST_FAULTS)
    .map(({ path, message }) => `${path.join('.') || 'record'}: ${message}`);
  const more = issues.length - faults.length;
  return more > 0 ? `${faults.join('; ')}; and ${more} more` : faults.join('; ');
}
