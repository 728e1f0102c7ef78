import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Most a packed body may unpack to; a damaged one must not fill the memory. */
const UNPACKED_LIMIT_BYTES = 64 * 1024 * 1024;

/** JSON, deflated: board states and reports are written often or are large, and DynamoDB bills by the kilobyte. */
export const pack = (value: unknown): Promise<Uint8Array> => deflate(Buffer.from(JSON.stringify(value)));

/** @throws Error when the bytes were not made by `pack`. */
export async function unpack(bytes: Uint8Array): Promise<unknown> {
  const text = await inflate(bytes, { maxOutputLength: UNPACKED_LIMIT_BYTES });
  return JSON.parse(text.toString());
}
