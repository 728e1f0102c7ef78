import { type ArchiveItem, type BadLine, millisOf, type Scan } from '../../backtest/index.ts';
import type { EpochMillis, HitRecord } from '../../evidence/index.ts';
import { InputError } from '../exit.ts';
import { mendOf, nameOf, openText, parseItemLine } from '../item-lines.ts';

/** Bad lines named in the summary; further ones are only counted. */
const NAMED = 100;
/** A longer line is no item; it is passed over without being held in memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

export interface ArchiveReading {
  /** Lines that could not be used. */
  bad: { count: number; first: BadLine[] };
  /** When stopped: up to where every file was read. */
  stoppedAt?: EpochMillis | undefined;
}

export interface ReadOptions {
  files: readonly string[];
  scan: Scan;
  /** Called with the hits of each batch. */
  onHits: (hits: readonly HitRecord[]) => Promise<void>;
  onBad: (bad: BadLine) => void;
  onProgress: (bytes: number) => void;
  stopped: () => boolean;
  /** Ends the waiting for a file that is slow to come. */
  stop: Promise<void>;
}

interface OpenArchive {
  file: string;
  batches: AsyncIterator<string[]>;
  bytesRead: () => number;
  close: () => void;
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
    const batch = await orStopped(nextBatch(next));
    if (options.stopped()) continue;
    if (batch === undefined) open.splice(open.indexOf(next), 1);
    else await options.onHits(readBatch(next, batch, options, reading));
    options.onProgress(bytesRead());
  }
  for (const { close } of open) close();
  return reading;
}

/**
 * Waits for a batch, or gives undefined when the run is stopped first. Not a race with `stop` itself: each race leaves a reaction on that
 * promise until it settles, and with it the batch, so that memory would grow with the archive.
 */
function untilStopped(
  stop: Promise<unknown>,
): (batch: Promise<string[] | undefined>) => Promise<string[] | undefined> {
  let wake: (() => void) | undefined;
  void stop.then(() => wake?.());
  return (batch) =>
    new Promise((resolve, reject) => {
      wake = () => resolve(undefined);
      batch.then(resolve, reject);
    });
}

function openArchive(file: string): OpenArchive {
  const { text, bytesRead } = openText(file);
  const close = (): void => void text.destroy();
  return { file, batches: lineBatches(text), bytesRead, close, line: 0, reached: Number.NEGATIVE_INFINITY };
}

async function nextBatch({ batches, file }: OpenArchive): Promise<string[] | undefined> {
  try {
    const { value, done } = await batches.next();
    return done === true ? undefined : value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${nameOf(file)}: cannot be read: ${reason}; ${mendOf(reason)}`);
  }
}

function readBatch(
  archive: OpenArchive,
  lines: readonly string[],
  { scan, onBad }: ReadOptions,
  { bad }: ArchiveReading,
): HitRecord[] {
  const hits: HitRecord[] = [];
  for (const raw of lines) {
    archive.line += 1;
    const text = archive.line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    const read = readLine(text, archive.line);
    if (read === undefined) continue;
    if ('problem' in read) {
      bad.count += 1;
      const one = { file: nameOf(archive.file), ...read };
      if (bad.first.length < NAMED) bad.first.push(one);
      onBad(one);
      continue;
    }
    for (const hit of scan.take(read)) hits.push(hit);
    const at = read.published === undefined ? Number.NaN : millisOf(read.published);
    if (at > archive.reached) archive.reached = at;
  }
  return hits;
}

/** One line as an item, read fast when it is as it should be; undefined for an empty line. */
function readLine(text: string, line: number): ArchiveItem | { line: number; problem: string } | undefined {
  if (text.length >= LONGEST_LINE) return { line, problem: 'longer than 16 MB; write one item per line' };
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

/**
 * Lines of a stream in batches as they come; an overlong line is cut where it grew too long. Each is decoded by itself: most hold one byte
 * for each letter though some do not, and what is kept of one keeps no others.
 */
async function* lineBatches(stream: NodeJS.ReadableStream): AsyncGenerator<string[]> {
  const begun = new BegunLine();
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const lines: string[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      lines.push(
        begun.isEmpty ? bytes.toString('utf8', from, end) : begun.endedBy(bytes.subarray(from, end)),
      );
      from = end + 1;
    }
    begun.add(bytes.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (!begun.isEmpty) yield [begun.endedBy(Buffer.alloc(0))];
}

const NEWLINE = 0x0a;
/** UTF-8 takes no more bytes than this for a unit of a text. */
const BYTES_OF_UNIT = 3;

/** The bytes of a line whose end has not come yet. */
class BegunLine {
  private parts: Buffer[] = [];
  private size = 0;

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0 || this.size >= BYTES_OF_UNIT * LONGEST_LINE) return;
    this.parts.push(bytes);
    this.size += bytes.length;
  }

  /** The whole line, which is forgotten. */
  endedBy(bytes: Buffer): string {
    this.add(bytes);
    const line = Buffer.concat(this.parts, this.size).toString('utf8');
    this.parts = [];
    this.size = 0;
    return line;
  }
}
