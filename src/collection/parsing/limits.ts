import type { Millis } from '../../evidence/index.ts';

/** Bounds on one document. Everything the scanner and the parser do is linear within them. */
export interface ParseLimits {
  /** Bytes of the document as received (after content decoding). */
  bytes: number;
  /** Items kept; what follows them is not read, which is counted as a repair. */
  items: number;
  /** Characters kept of one title, link, id or date. */
  shortText: number;
  /** Characters kept of one summary. */
  summary: number;
  /** Characters kept of one content. */
  content: number;
  /** Characters of summaries and contents kept over the whole document. */
  allText: number;
  /** Characters of everything else kept over the whole document; an item that begins after them is over the limit. */
  allShort: number;
  /** Characters of one tag; the rest of a longer tag is skipped. */
  tag: number;
  /** Attributes read of one tag. */
  attributes: number;
  /** Values kept of one repeated field of an item, where several make sense (titles, links, texts). */
  repeats: number;
  /** The same of dates, ids, enclosures and what else is said once. */
  fewRepeats: number;
  time: Millis;
}

/** The largest real feed measured had 1.3 MB and 1,554 items. */
export const PARSE_LIMITS: ParseLimits = {
  bytes: 8_000_000,
  items: 4_000,
  shortText: 2_000,
  summary: 8_000,
  content: 40_000,
  allText: 3_000_000,
  allShort: 3_000_000,
  tag: 20_000,
  attributes: 40,
  repeats: 12,
  fewRepeats: 4,
  time: 1_500,
};
