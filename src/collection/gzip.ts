import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';

/**
 * Undoes GZIP (RFC 1952), whatever follows the archive: servers append a page's footer to what they compressed.
 * @throws RangeError when it inflates to more than `most` bytes, another Error when one of its members is damaged or cut.
 */
export function gunzip(bytes: Uint8Array, most: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const whole = allMembers(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), most);
    if (whole) return whole;
    throw error;
  }
}

/** No archive of a feed has more members; each takes time to set up. */
const MOST_MEMBERS = 1_000;

/** The members of an archive one behind the other, up to what is none; `undefined` when one is not whole: half a document is none. */
function allMembers(bytes: Buffer, most: number): Buffer | undefined {
  const parts: Buffer[] = [];
  let left = most;
  for (let rest = bytes; beginsMember(rest); ) {
    const member = firstMember(rest, left);
    if (!member || parts.length === MOST_MEMBERS) return undefined;
    parts.push(member.inflated);
    left -= member.inflated.length;
    rest = rest.subarray(member.end);
  }
  return Buffer.concat(parts);
}

const beginsMember = ([first, second]: Buffer): boolean =>
  first === 0x1f && (second === 0x8b || second === undefined);

/** The shortest compressed data, which say that there are none. */
const LEAST_DATA_BYTES = 2;

/** The first member of these bytes when it is whole: its checksum and length stand behind it. */
function firstMember(bytes: Buffer, most: number): { inflated: Buffer; end: number } | undefined {
  const start = afterHeader(bytes);
  if (start === undefined) return undefined;
  try {
    const inflated = inflateRawSync(bytes.subarray(start), { maxOutputLength: Math.max(1, most) });
    if (inflated.length > most) throw new RangeError(`more than ${most} bytes`);
    const trailer = trailerOf(inflated);
    const at = bytes.indexOf(trailer, start + LEAST_DATA_BYTES);
    return at === -1 ? undefined : { inflated, end: at + trailer.length };
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
