import { type ArchiveItem, type BadLine, type Scan, timeOf } from '../../backtest/index.ts';
import type { EpochMillis, HitRecord } from '../../evidence/index.ts';
import { InputError } from '../exit.ts';
import { mendOf, nameOf, openText, parseItemLine } from '../item-lines.ts';
import { LONGEST_LINE, lineEnd, wholeLines } from './line-bytes.ts';
import { PlainLine } from './plain-line.ts';

/** Bad lines named in the summary; further ones are only counted. */
const NAMED = 100;

export interface ArchiveReading {
  /** Lines that could not be used. */
  bad: { count: number; first: BadLine[] };
  /** When stopped: up to where every file was read. */
  stoppedAt?: EpochMillis | undefined;
}

export interface ReadOptions {
  files: readonly string[];
  scan: Scan;
  /** Called with the hits of each stretch of lines. */
  onHits: (hits: readonly HitRecord[]) => Promise<void>;
  onBad: (bad: BadLine) => void;
  onProgress: (bytes: number) => void;
  stopped: () => boolean;
  /** Ends the waiting for a file that is slow to come. */
  stop: Promise<void>;
}

interface OpenArchive {
  file: string;
  stretches: AsyncIterator<Buffer>;
  bytesRead: () => number;
  close: () => void;
  plain: PlainLine;
  line: number;
  /** Time of the last item read: the file that is furthest behind is read next. */
  reached: EpochMillis;
}

/**
 * Reads several archives side by side, always the one that is furthest behind in time, so that what has been read when it is
 * stopped is a stretch of time and not the first file.
 * @throws InputError when a file cannot be read.
 */
export async function readArchives(options: ReadOptions): Promise<ArchiveReading> {
  const reading: ArchiveReading = { bad: { count: 0, first: [] } };
  const open = options.files.map(openArchive);
  const bytesRead = (): number => all.reduce((sum, archive) => sum + archive.bytesRead(), 0);
  const all = [...open];
  const orStopped = untilStopped(options.stop);
  while (open.length > 0) {
    const next = open.reduce((a, b) => (b.reached < a.reached ? b : a));
    if (options.stopped()) {
      reading.stoppedAt = next.reached;
      break;
    }
    const bytes = await orStopped(nextStretch(next));
    if (options.stopped()) continue;
    if (bytes === undefined) open.splice(open.indexOf(next), 1);
    else await options.onHits(readStretch(next, bytes, options, reading));
    options.onProgress(bytesRead());
  }
  for (const { close } of open) close();
  return reading;
}

/**
 * Waits for bytes, or gives undefined when the run is stopped first. Not a race with `stop` itself: each race leaves a reaction on that
 * promise until it settles, and with it the bytes, so that memory would grow with the archive.
 */
function untilStopped(
  stop: Promise<unknown>,
): (bytes: Promise<Buffer | undefined>) => Promise<Buffer | undefined> {
  let wake: (() => void) | undefined;
  void stop.then(() => wake?.());
  return (bytes) =>
    new Promise((resolve, reject) => {
      wake = () => resolve(undefined);
      bytes.then(resolve, reject);
    });
}

function openArchive(file: string): OpenArchive {
  const { text, bytesRead } = openText(file);
  return {
    file,
    stretches: wholeLines(text),
    plain: new PlainLine(),
    bytesRead,
    close: () => void text.destroy(),
    line: 0,
    reached: Number.NEGATIVE_INFINITY,
  };
}

async function nextStretch({ stretches, file }: OpenArchive): Promise<Buffer | undefined> {
  try {
    const { value, done } = await stretches.next();
    return done === true ? undefined : value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${nameOf(file)}: cannot be read: ${reason}; ${mendOf(reason)}`);
  }
}

/** The hits of whole lines. */
function readStretch(
  archive: OpenArchive,
  bytes: Buffer,
  { scan, onBad }: ReadOptions,
  { bad }: ArchiveReading,
): HitRecord[] {
  const hits: HitRecord[] = [];
  const { plain } = archive;
  for (let from = 0, to = 0; from < bytes.length; from = to + 1) {
    to = lineEnd(bytes, from);
    archive.line += 1;
    const isPlain = to - from < LONGEST_LINE && plain.read(bytes, from, to);
    const read = isPlain ? plain : readLine(bytes.toString('utf8', from, to), archive.line);
    if (read === undefined) continue;
    if ('problem' in read) {
      bad.count += 1;
      const one = { file: nameOf(archive.file), ...read };
      if (bad.first.length < NAMED) bad.first.push(one);
      onBad(one);
      continue;
    }
    const at = isPlain ? plain.time : timeOf(read);
    for (const hit of scan.take(read, at)) hits.push(hit);
    if (at > archive.reached) archive.reached = at;
  }
  return hits;
}

/** One line as an item, read fast when there is nothing to be mended in it; undefined for an empty line. */
function readLine(raw: string, line: number): ArchiveItem | { line: number; problem: string } | undefined {
  if (raw.length >= LONGEST_LINE) return { line, problem: 'longer than 16 MB; write one item per line' };
  const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
  if (text.charCodeAt(0) === BRACE) {
    try {
      const value: unknown = JSON.parse(text);
      const item = plainItem(value);
      if (item !== undefined) return item;
    } catch {
      // Read again below, which says what is wrong with it.
    }
  }
  if (text.trim() === '') return undefined;
  const read = parseItemLine(text, line);
  return 'problem' in read ? read : { ...read.item, id: idIn(read.value) };
}

const BRACE = 0x7b;

/** The id the archive gave; the one that is worked out otherwise costs more than matching. */
function idIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return value.id === null || value.id === undefined ? undefined : String(value.id);
}

type Loose = Partial<Record<keyof ArchiveItem, unknown>>;
const isAbsentOrText = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && value !== '');

/** A line that is an item word for word, with nothing to be mended or refused; in one shape, whatever fields it has, since that is fast. */
function plainItem(value: unknown): ArchiveItem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, url, title, summary, content, published, source, lang, family }: Loose = value;
  if (typeof url !== 'string' || typeof title !== 'string') return undefined;
  if (typeof published !== 'string' || !PLAIN_INSTANT.test(published)) return undefined;
  if (!isAbsentOrText(id) || !isAbsentOrText(summary) || !isAbsentOrText(content)) return undefined;
  if (!isAbsentOrText(source) || !isAbsentOrText(lang) || !isAbsentOrText(family)) return undefined;
  return { id, url, title, summary, content, published, source, lang, family };
}

const PLAIN_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
