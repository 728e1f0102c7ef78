/** Bound on one record, below DynamoDB's 400 KB (409,600 bytes) by a margin for what it counts itself. */
export const RECORD_LIMIT_BYTES = 390_000;

/** Bytes of a value by DynamoDB's published rules (names and text in UTF-8, 3 for a container, about 1 for each element). */
export function itemBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 21;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + 1 + itemBytes(one), 3);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce(
      (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + itemBytes(one),
      3,
    );
  }
  return 1;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The same value with halves of surrogate pairs replaced by U+FFFD: DynamoDB refuses text that is no UTF-8. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\uFFFD');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, wellFormed(one)]));
}

/** At most `limit` UTF-16 units, cut between characters and ended with an ellipsis when something was left out. */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
