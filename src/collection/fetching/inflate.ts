import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { PermanentFailure, TransientFailure } from './failure.ts';

/** Codings applied one upon the other; a server that sends more is up to no good. */
const MOST_CODINGS = 2;

/** Names of the content codings in the order they are to be undone. */
export function codingsOf(header: string | undefined): string[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
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
  const stream = decompressor(coding, bytes);
  try {
    stream.end(bytes);
    return await collect(stream, most, `the document inflates (${coding}) to more than`);
  } catch (error) {
    if (error instanceof PermanentFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new TransientFailure(`the ${coding} encoding is damaged: ${reason}`);
  } finally {
    stream.destroy();
  }
}

function decompressor(coding: string, bytes: Buffer): Transform {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'br') return createBrotliDecompress();
  // Servers send both the zlib form that RFC 9110 asks for and the raw one.
  if (coding === 'deflate') return ((bytes[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  throw new PermanentFailure(`the content coding "${coding.slice(0, 40)}" is unknown`);
}
