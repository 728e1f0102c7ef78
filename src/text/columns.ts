import { NEAR_LENGTH, type NearColumns, takeNearColumns } from './near-memory.ts';

/** The token's letters end in an ending (src/text/endings); `baseEnd` says where the base before it ends. */
export const HAS_BASE = 1;
/** English 's stood behind the token and is not part of its letters. */
export const POSSESSIVE = 2;
/** A sentence may end in the gap before the token (src/text/sentences.ts decides). */
export const MAY_START_SENTENCE = 4;

export const EMPTY_HASH: number = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

/** Rolling hash of folded units (FNV-1a over 16-bit units); the engine's index is keyed by it. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, HASH_PRIME);

/** Hash of `units[from .. to)`. */
export function hashOfUnits(units: Uint16Array, from: number, to: number): number {
  let hash = EMPTY_HASH;
  for (let i = from; i < to; i += 1) hash = hashUnit(hash, units[i] ?? 0);
  return hash;
}

/** Hash of a folded word. */
export function hashOf(folded: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < folded.length; i += 1) hash = hashUnit(hash, folded.charCodeAt(i));
  return hash;
}

/**
 * The tokens of one text as columns, in buffers that are used again for the next text. Token `t` has its folded units in
 * `units[unitStart[t] .. unitStart[t + 1])` and stands at `start[t] .. end[t]` of the original text.
 */
export interface Scan extends NearColumns {
  text: string;
  /** Where the columns stand in the memory of near-memory.ts; -1 for columns elsewhere, for longer texts. */
  address: number;
  /** The columns there, to come back to, when the scan has any. */
  readonly near: { address: number; columns: NearColumns } | undefined;
  /** Whether the text is in capitals throughout, once somebody had to know. */
  shouted: boolean | undefined;
  count: number;
  /** End of the base in `units`; only where `HAS_BASE` is set. */
  baseEnd: Int32Array;
  baseHash: Int32Array;
}

/** A scan with buffers of its own. */
export function newScan(capacity = 4096): Scan {
  return { text: '', shouted: undefined, count: 0, address: -1, near: undefined, ...buffersFor(capacity) };
}

/** A scan in the memory that plain words are found in fastest; there are few of them. */
export function newNearScan(): Scan {
  const near = takeNearColumns();
  return { ...newScan(NEAR_LENGTH), ...near.columns, address: near.address, near };
}

function buffersFor(capacity: number): NearColumns & Pick<Scan, 'baseEnd' | 'baseHash'> {
  const column = (): Int32Array => new Int32Array((capacity >> 1) + 2);
  return {
    units: new Uint16Array(capacity + 64),
    unitStart: column(),
    start: column(),
    end: column(),
    hash: column(),
    flags: new Uint8Array((capacity >> 1) + 2),
    baseEnd: column(),
    baseHash: column(),
  };
}

export function unitsToString(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += 1) text += String.fromCharCode(units[i] ?? 0);
  return text;
}

export function unitsOf(folded: string): Uint16Array {
  return Uint16Array.from({ length: folded.length }, (_, i) => folded.charCodeAt(i));
}

/** Folded letters of a token of `scan`. */
export const normOf = (scan: Scan, token: number): string =>
  unitsToString(scan.units, scan.unitStart[token] ?? 0, scan.unitStart[token + 1] ?? 0);

/** Gives the scan buffers that hold a text of `length` units: those near at hand if they do. */
export function makeRoom(scan: Scan, length: number, units: number): void {
  if (scan.near !== undefined && length <= NEAR_LENGTH) {
    if (scan.address < 0) Object.assign(scan, scan.near.columns, { address: scan.near.address });
  } else if (scan.address >= 0 || scan.start.length < (length >> 1) + 3 || scan.units.length < units)
    Object.assign(scan, buffersFor(length * 2), { address: -1 });
}

/** `scan.units` with room for `needed` units, what it holds kept. */
export function roomFor(scan: Scan, needed: number): Uint16Array {
  if (scan.units.length < needed) {
    const bigger = new Uint16Array(needed * 2);
    bigger.set(scan.units);
    scan.units = bigger;
    scan.address = -1;
  }
  return scan.units;
}
