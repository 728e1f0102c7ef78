import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Command, InvalidArgumentError } from 'commander';
import { FeedRefused, PARSE_LIMITS, type ParsedFeed, parseFeed } from '../collection/index.ts';
import type { Clock, EpochMillis } from '../evidence/index.ts';
import { BAD_INPUT, FINDINGS, GOOD } from './exit.ts';
import { freeMemory } from './memory.ts';
import { processTerminal, type Terminal } from './output.ts';

export interface ParseRun {
  /** Dates after this instant cannot be true. */
  now: EpochMillis;
  /** What `-` reads. */
  input: Readable;
  /** Where the documents came from, for relative addresses. */
  url?: string | undefined;
}

export interface ParseCounts {
  files: number;
  items: number;
  refused: number;
  /** Files that could not be opened or read. */
  unread: number;
}

/** Why a file gave no items: what collection refused, or that the file itself could not be read. */
interface Refusal {
  type: string;
  reason: string;
}

/**
 * Reads feeds from files (`-` is standard input) and writes their items as JSON lines, each with `"feed": path`; a refusal is a JSON
 * line `{"feed", "refused", "reason"}` on the error stream. About one file is held in memory at a time; none stops the rest.
 */
export async function parseFiles(
  paths: Iterable<string>,
  terminal: Terminal,
  run: ParseRun,
): Promise<ParseCounts> {
  const counts: ParseCounts = { files: 0, items: 0, refused: 0, unread: 0 };
  let unfreed = 0;
  for (const path of paths) {
    if (!terminal.out.isOpen) break;
    counts.files++;
    const { read, size } = await readOne(path, run);
    if ('type' in read) {
      counts[read.type === UNREAD ? 'unread' : 'refused']++;
      await terminal.err.write([JSON.stringify({ feed: path, refused: read.type, reason: read.reason })]);
    } else {
      counts.items += read.items.length;
      await terminal.out.write(linesOf(path, read));
    }
    unfreed += size;
    if (unfreed > MOST_UNFREED) {
      freeMemory();
      unfreed = 0;
    }
  }
  return counts;
}

const UNREAD = 'unreadable-file';
/** Bytes of documents after which their memory is freed. */
const MOST_UNFREED = 4_000_000;

interface Reading {
  read: ParsedFeed | Refusal;
  /** Bytes of the document. */
  size: number;
}

async function readOne(path: string, run: ParseRun): Promise<Reading> {
  let size = 0;
  try {
    const bytes = path === '-' ? await readStream(run.input) : await readFile(path);
    size = bytes.length;
    return { read: await parseFeed(bytes, { now: run.now, url: run.url }), size };
  } catch (error) {
    if (error instanceof FeedRefused) return { read: error, size };
    const reason = error instanceof Error ? error.message : String(error);
    return { read: { type: UNREAD, reason }, size };
  }
}

const linesOf = (path: string, feed: ParsedFeed): string[] =>
  feed.items.map(({ undated, ...item }) =>
    JSON.stringify({ feed: path, ...item, ...(undated && { undated }) }),
  );

async function readFile(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    return await readStream(await boundedStream(file));
  } finally {
    await file.close();
  }
}

/** @throws FeedRefused before reading when the file is too large. */
async function boundedStream(file: FileHandle): Promise<Readable> {
  const { size } = await file.stat();
  if (size > PARSE_LIMITS.bytes)
    throw new FeedRefused('too-large', `${size} bytes; at most ${PARSE_LIMITS.bytes} are read`);
  return file.createReadStream({ autoClose: false, highWaterMark: 1 << 20 });
}

async function readStream(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > PARSE_LIMITS.bytes)
      throw new FeedRefused('too-large', `more than the ${PARSE_LIMITS.bytes} bytes that are read`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

function instant(text: string): EpochMillis {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('give an ISO 8601 instant, e.g. 2026-01-23T12:00:00Z');
  return at;
}

function address(text: string): string {
  if (!URL.canParse(text))
    throw new InvalidArgumentError('give a whole address, e.g. https://example.org/feed.xml');
  return text;
}

/** `signpost parse FILE...|-`. Exits 0 when every file was read, 1 when some were refused, 2 when some could not be opened. */
export function parseCommand(clock: Clock = Date.now): Command {
  return new Command('parse')
    .description('read feeds and print their items as JSON lines; refusals go to standard error')
    .argument('<file...>', 'feed documents; - reads one from standard input')
    .option('--url <address>', 'where the documents came from, to resolve relative links', address)
    .option('--now <instant>', 'take dates after this instant for false (default: the present)', instant)
    .action(async (files: string[], options: { url?: string; now?: EpochMillis }) => {
      const run = { ...options, input: process.stdin, now: options.now ?? clock() };
      const { refused, unread } = await parseFiles(files, processTerminal(), run);
      process.exitCode = unread > 0 ? BAD_INPUT : refused > 0 ? FINDINGS : GOOD;
    });
}
