import type { EpochMillis, Millis } from '../../evidence/index.ts';
import { gunzip } from '../gzip.ts';
import { Deadline } from './deadline.ts';
import { decodeDocument } from './decode.ts';
import type { ParsedItem } from './item.ts';
import { isJson, readJsonFeed } from './jsonfeed.ts';
import { PARSE_LIMITS, type ParseLimits } from './limits.ts';
import { readOutline } from './outline.ts';
import { readWellFormed } from './reading.ts';
import { FeedRefused } from './refused.ts';
import { Repairs } from './repairs.ts';
import { writeWellFormed } from './wellformed.ts';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

export interface ParsedFeed {
  format: FeedFormat;
  title: string;
  language?: string | undefined;
  items: ParsedItem[];
  /** How long the publisher asks to wait between polls (`<ttl>`). */
  ttl?: Millis | undefined;
  /** Faults that were mended, summed. */
  repairs: number;
  /** The same by name. */
  faults: Record<string, number>;
}

export interface ParseOptions {
  /** The Content-Type header, for its charset. */
  contentType?: string | undefined;
  /** Where the document came from: relative addresses are resolved against it. */
  url?: string | undefined;
  /** Dates after this instant cannot be true. */
  now: EpochMillis;
  limits?: Partial<ParseLimits> | undefined;
}

/**
 * Reads the bytes of a feed: RSS 0.9x, 1.0, 2.0, Atom 0.3 and 1.0 through rss-parser behind our own guard, and JSON Feed.
 * Takes time and memory linear in bounded sizes, whatever the bytes.
 * @throws FeedRefused with its type and reason, and nothing else.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions): Promise<ParsedFeed> {
  const limits = { ...PARSE_LIMITS, ...options.limits };
  if (bytes.length > limits.bytes)
    throw new FeedRefused('too-large', `${bytes.length} bytes; at most ${limits.bytes} are read`);
  const deadline = new Deadline(limits.time);
  const repairs = new Repairs();
  const text = decodeDocument(unzipped(bytes, limits.bytes), options.contentType, repairs);
  if (text.trim() === '') throw new FeedRefused('empty', 'the document is empty');
  const context = { url: options.url, now: options.now, limits, repairs, deadline };
  const read = isJson(text) ? readJsonFeed(text, context) : await readMarkup(text, context);
  return { ...read, repairs: repairs.total, faults: Object.fromEntries(repairs.counts) };
}

/** Some feeds are stored compressed and served as they lie. */
function unzipped(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzip(bytes, most);
  } catch (error) {
    if (error instanceof RangeError)
      throw new FeedRefused('too-large', `inflates to more than ${most} bytes`);
    throw new FeedRefused('binary', 'the document is a damaged GZIP archive');
  }
}

/** What every reader of a document is given. */
export interface ReadingContext {
  url: string | undefined;
  now: EpochMillis;
  limits: ParseLimits;
  repairs: Repairs;
  deadline: Deadline;
}
export type ReadFeed = Omit<ParsedFeed, 'repairs' | 'faults'>;

async function readMarkup(text: string, context: ReadingContext): Promise<ReadFeed> {
  const outline = readOutline(text, context.limits, context.repairs, context.deadline);
  const written = writeWellFormed(outline);
  context.deadline.check();
  return readWellFormed(written, outline.dialect, context);
}
