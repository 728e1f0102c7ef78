import fc from 'fast-check';

/** What feeds break on: pieces of markup, references, controls, long runs, bytes of other encodings. */
const SHARDS: readonly string[] = [
  '<', '>', '&', '"', "'", '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE x [', '&lt;', '&amp;', '&#0;', '&#xD800;',
  '&nbsp', '<item>', '</item>', '<entry>', '</entry>', '<channel>', '</channel>', '<title>', '</title>', '<link/>', '<description>', '</rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom">', ' xmlns:dc="urn:x"', '\0', '\u202e', '\ufffe', 'ى', 'javascript:alert(1)', '{', '}', '1405',
]; // biome-ignore format: a table
const SHARD_BYTES = [
  ...SHARDS.map((shard) => Buffer.from(shard)),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xc3]),
  Buffer.from([0x1f, 0x8b]),
];

interface Edit {
  at: number;
  kind: 'insert' | 'delete' | 'repeat' | 'flip' | 'cut' | 'swap';
  shard: number;
  length: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom<Edit['kind'][]>('insert', 'insert', 'delete', 'repeat', 'flip', 'cut', 'swap'),
  shard: fc.nat({ max: SHARD_BYTES.length - 1 }),
  length: fc.integer({ min: 1, max: 400 }),
});

/** Documents with one to twelve faults each; they shrink to the fault that matters. */
export const mutated = (documents: readonly Uint8Array[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.nat({ max: documents.length - 1 }), fc.array(edit, { minLength: 1, maxLength: 12 }))
    .map(([which, edits]) => edits.reduce(apply, Buffer.from(documents[which] ?? [])));

function apply(bytes: Buffer, { at, kind, shard, length }: Edit): Buffer {
  const position = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, position);
  const after = bytes.subarray(position);
  const piece = SHARD_BYTES[shard] ?? Buffer.alloc(0);
  if (kind === 'insert') return Buffer.concat([before, piece, after]);
  if (kind === 'delete') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'repeat') return Buffer.concat([before, ...Array.from({ length }, () => piece), after]);
  if (kind === 'cut') return Buffer.from(before);
  if (kind === 'swap') return Buffer.concat([after.subarray(0, length), before, after.subarray(length)]);
  const flipped = Buffer.from(bytes);
  const old = flipped[position];
  if (old !== undefined) flipped[position] = old ^ (1 << (length % 8));
  return flipped;
}
