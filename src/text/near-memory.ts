/**
 * The memory that the scan's inner loop works in (see plain-words.wat): what it reads and writes stands at fixed addresses.
 *
 *     0x00000  units of the text at hand, a zero behind the last
 *     0x10000  the table of fold.ts
 *     0x30000  hashes of the homographs
 *     0x30400  where the search for plain words stopped
 *     0x31000  columns of scans, one after the other
 */
const SOURCE_AT = 0;
const TABLE_AT = 0x10000;
const HOMOGRAPHS_AT = 0x30000;
const STOP_AT = 0x30400;
const SCANS_AT = 0x31000;

/** Where the columns of a scan stand, from its address on. */
const UNIT_START_AT = 0x8080;
const START_AT = 0x10100;
const END_AT = 0x18180;
const HASH_AT = 0x20200;
const FLAGS_AT = 0x28280;
const SCAN_BYTES = 0x2a300;

/** UTF-16 units of the longest text there is room for; longer ones are scanned in buffers of their own. */
export const NEAR_LENGTH = 0x4000;
const NEAR_UNITS = NEAR_LENGTH + 64;
const NEAR_TOKENS = NEAR_LENGTH / 2 + 32;

/** Those of an item's three texts, and one more. */
const SCANS = 4;
const PAGE_BYTES = 0x10000;

export const memory: WebAssembly.Memory = new WebAssembly.Memory({
  initial: Math.ceil((SCANS_AT + SCANS * SCAN_BYTES) / PAGE_BYTES),
});
const { buffer } = memory;

/** The units of the text at hand. */
export const nearSource: Uint16Array = new Uint16Array(buffer, SOURCE_AT, NEAR_LENGTH + 1);
export const nearTable: Uint16Array = new Uint16Array(buffer, TABLE_AT, 0x10000);
export const nearHomographs: Int32Array = new Int32Array(buffer, HOMOGRAPHS_AT, 256);
/** Where the search for plain words stopped: unit of the text, tokens, folded units, flags for the next token. */
export const nearStop: Int32Array = new Int32Array(buffer, STOP_AT, 4);

/** The columns of a scan that are filled here; `Scan` of columns.ts says what a token has in them. */
export interface NearColumns {
  units: Uint16Array;
  /** One element more than there are tokens. */
  unitStart: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** Rolling hash of the folded units. */
  hash: Int32Array;
  flags: Uint8Array;
}

let taken = 0;

/**
 * Address and columns for one more scan.
 * @throws RangeError when all are taken: there is one set of scans for all engines
 */
export function takeNearColumns(): { address: number; columns: NearColumns } {
  if (taken === SCANS) throw new RangeError('there is no memory for another scan: raise SCANS');
  const address = SCANS_AT + taken * SCAN_BYTES;
  taken += 1;
  const column = (at: number): Int32Array => new Int32Array(buffer, address + at, NEAR_TOKENS);
  const columns = {
    units: new Uint16Array(buffer, address, NEAR_UNITS),
    unitStart: column(UNIT_START_AT),
    start: column(START_AT),
    end: column(END_AT),
    hash: column(HASH_AT),
    flags: new Uint8Array(buffer, address + FLAGS_AT, NEAR_TOKENS),
  };
  return { address, columns };
}
