import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createInflate, createInflateRaw } from 'node:zlib';
import { gunzip } from '../gzip.ts';
import { PermanentFailure, TransientFailure } from './failure.ts';

/** Codings applied one upon the other; a server that sends more is up to no good. */
const MOST_CODINGS = 2;

/** What stands in this header by mistake, and means that nothing was done to the document: charsets, transfer codings. */
const NO_CODINGS = /^(?:identity|none|chunked|binary|[78]bit|utf-?8|iso-8859-\d+|windows-\d+|text|xml)$/;

/** Names of the content codings in the order they are to be undone. */
export function codingsOf(header: string | undefined): string[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && !NO_CODINGS.test(coding));
  if (codings.length > MOST_CODINGS)
    throw new PermanentFailure(`the document is encoded ${codings.length} times`);
  return codings.reverse();
}

/**
 * Reads a body to its end, undoing its codings, and stops as soon as either the bytes received or the bytes they inflate to pass `most`.
 * @throws PermanentFailure for bodies over the cap or of unknown coding; TransientFailure for damaged ones.
 */
export async function readBody(body: Readable, codings: readonly string[], most: number): Promise<Buffer> {
  let bytes = await collect(body, most, 'the document is larger than');
  for (const coding of codings) bytes = await decompress(bytes, coding, most);
  return bytes;
}

async function collect(stream: Readable, most: number, complaint: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > most) {
      stream.destroy();
      throw new PermanentFailure(`${complaint} ${most} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

async function decompress(bytes: Buffer, coding: string, most: number): Promise<Buffer> {
  if (isGzip(coding)) return gunzipped(bytes, coding, most);
  const stream = decompressor(coding, bytes);
  try {
    stream.end(bytes);
    return await collect(stream, most, `the document inflates (${coding}) to more than`);
  } catch (error) {
    throw error instanceof PermanentFailure ? error : damaged(coding, error);
  } finally {
    stream.destroy();
  }
}

const isGzip = (coding: string): boolean => coding === 'gzip' || coding === 'x-gzip';

/** A proxy may undo the coding and leave its name; what begins as no archive is taken as it is. */
function gunzipped(bytes: Buffer, coding: string, most: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzip(bytes, most);
  } catch (error) {
    if (error instanceof RangeError)
      throw new PermanentFailure(`the document inflates (${coding}) to more than ${most} bytes`);
    throw damaged(coding, error);
  }
}

const damaged = (coding: string, error: unknown): TransientFailure =>
  new TransientFailure(
    `the ${coding} encoding is damaged: ${error instanceof Error ? error.message : String(error)}`,
  );

function decompressor(coding: string, bytes: Buffer): Transform {
  if (coding === 'br') return createBrotliDecompress();
  // Servers send both the zlib form that RFC 9110 asks for and the raw one.
  if (coding === 'deflate') return isZlib(bytes) ? createInflate() : createInflateRaw();
  throw new PermanentFailure(`the content coding "${coding.slice(0, 40)}" is unknown`);
}

/** The two bytes that zlib begins with (RFC 1950 section 2.2). */
const isZlib = ([first = 0, second = 0]: Buffer): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
