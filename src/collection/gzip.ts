import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';

/**
 * Undoes GZIP (RFC 1952), whatever follows the archive: servers append a page's footer to what they compressed.
 * @throws RangeError when it inflates to more than `most` bytes, another Error when it is damaged.
 */
export function gunzip(bytes: Uint8Array, most: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const first = firstMember(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), most);
    if (first) return first;
    throw error;
  }
}

/** The first archive of these bytes when it is whole: its checksum and length stand behind it. */
function firstMember(bytes: Buffer, most: number): Buffer | undefined {
  const start = afterHeader(bytes);
  if (start === undefined) return undefined;
  try {
    const inflated = inflateRawSync(bytes.subarray(start), { maxOutputLength: most });
    return bytes.includes(trailerOf(inflated), start) ? inflated : undefined;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

function trailerOf(inflated: Buffer): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(inflated));
  trailer.writeUInt32LE(inflated.length, 4);
  return trailer;
}

const FIXED_HEADER_BYTES = 10;
const FLAGS = { checksum: 2, extra: 4, name: 8, comment: 16 } as const;

/** Where the compressed data of an archive begin. */
function afterHeader(bytes: Buffer): number | undefined {
  const flags = bytes[3] ?? 0;
  let at = FIXED_HEADER_BYTES;
  if (flags & FLAGS.extra) at += 2 + (at + 2 <= bytes.length ? bytes.readUInt16LE(at) : bytes.length);
  for (const text of [FLAGS.name, FLAGS.comment]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  if (flags & FLAGS.checksum) at += 2;
  return at < bytes.length ? at : undefined;
}
