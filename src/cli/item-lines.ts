import { createReadStream, type ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';
import { canonicalUrl, itemIdOf } from '../collection/identity.ts';
import type { MatchableItem } from '../evidence/index.ts';
import { InputError } from './exit.ts';

const optionalText = z.string('write text, or leave it out').nullish();

const itemLine = z.object({
  id: z.union([z.string().min(1), z.number()], 'write the id as text or number').nullish(),
  /** Archives hold items without an address; they are known by title and time. */
  url: z.string('write the address of the item as text'),
  title: z.string('write the title of the item as text'),
  summary: optionalText,
  content: optionalText,
  published: z
    .string('write the time of publication as text')
    .refine(
      (text) => text === '' || isInstant(text),
      'write an ISO 8601 instant such as 2026-01-23T06:00:00Z',
    )
    .nullish(),
  source: optionalText,
  lang: optionalText,
  family: optionalText,
});

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text));

/** One line of a JSON lines file: an item with the whole object it was read from, or what is wrong with the line. Lines count from 1. */
export type ItemLine =
  | { line: number; item: MatchableItem; value: unknown }
  | { line: number; problem: string };

/** Items of a JSON lines file (`.gz` too), or of standard input for `-`. @throws InputError when it cannot be read. */
export async function* readItemLines(file: string): AsyncGenerator<ItemLine> {
  let line = 0;
  try {
    for await (const text of linesOf(openText(file).text)) {
      line += 1;
      const content = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (content.trim() !== '') yield parseItemLine(content, line);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${nameOf(file)}: cannot be read: ${reason}; ${mendOf(reason)}`);
  }
}

/** What to do about a file that cannot be read to its end. */
export const mendOf = (reason: string): string =>
  /unexpected end of file/.test(reason)
    ? 'the packed file is cut off: fetch it or pack it again, or unpack what there is'
    : 'check the path';

/** Lines of a text stream, without their ends. A line of any length costs only its own size. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of stream.setEncoding('utf8')) {
    const [first = '', ...others] = String(chunk).split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('').replace(/\r$/, '');
      begun = [next];
    }
  }
  const last = begun.join('');
  if (last !== '') yield last;
}

/** How the input is called in messages. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

/** Large chunks: archives are read whole. */
const CHUNK = 1 << 18;

/** The text of a file (`.gz` too), or of standard input for `-`, with the bytes read of it so far. */
export function openText(file: string): { text: Readable; bytesRead: () => number } {
  if (file === '-') return { text: process.stdin, bytesRead: () => 0 };
  const raw = createReadStream(file, { highWaterMark: CHUNK });
  return { text: file.endsWith('.gz') ? unzipped(raw) : raw, bytesRead: () => raw.bytesRead };
}

function unzipped(raw: ReadStream): Readable {
  const text = createGunzip({ chunkSize: CHUNK });
  raw.on('error', (error) => text.destroy(error));
  return raw.pipe(text);
}

/** Reads one line; what is wrong is said with the mend. */
export function parseItemLine(text: string, line: number): ItemLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { line, problem: `not JSON (${reason}); write one JSON object per line` };
  }
  const read = itemLine.safeParse(value);
  return read.success
    ? { line, item: toItem(read.data), value }
    : { line, problem: describe(read.error, value) };
}

function toItem(read: z.infer<typeof itemLine>): MatchableItem {
  const given = (text: string | null | undefined): string | undefined => text || undefined;
  return {
    id:
      read.id === undefined || read.id === null
        ? itemIdOf({ url: canonicalUrl(read.url), title: read.title })
        : String(read.id),
    url: read.url,
    title: read.title,
    summary: given(read.summary),
    content: given(read.content),
    published: read.published ? new Date(read.published).toISOString() : undefined,
    source: given(read.source),
    lang: given(read.lang),
    family: given(read.family),
  };
}

function describe(error: z.ZodError, value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'not an item; write a JSON object with "url" and "title"';
  }
  return error.issues
    .map(({ path, message }) => {
      const name = path.join('.');
      return name in value ? `"${name}" cannot be used: ${message}` : `"${name}" is missing; add it`;
    })
    .join('; ');
}
