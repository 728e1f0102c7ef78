import { readFileSync } from 'node:fs';
import { isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { FeedSource } from '../../src/definitions/model.ts';
import { HOUR, MINUTE, type Millis, reliabilitySchema } from '../../src/evidence/index.ts';

const FILE = 'local/exercise/sources.yaml';

const interval = z
  .string()
  .regex(/^\d+[mh]$/, 'write the interval as minutes or hours, e.g. "30m" or "1h"')
  .transform((text): Millis => Number.parseInt(text, 10) * (text.endsWith('h') ? HOUR : MINUTE));

const source = z.strictObject({
  id: z.string().min(1),
  title: z.string().startsWith('EXERCISE '),
  url: z.string().startsWith('{base}/'),
  family: z.string().min(1),
  publisher: z.string().min(1),
  language: z.string().min(2),
  country: z.string().length(2),
  reliability: z.strictObject({ letter: reliabilitySchema, reason: z.string().min(1) }),
  'state-affiliated': z.boolean(),
  interval,
  tags: z.array(z.string()),
});

/**
 * The exercise's feeds as catalogue entries.
 * @param base address of the feed server, e.g. `http://127.0.0.1:4000`, without a slash at the end.
 * @throws Error naming the file when an entry is wrong.
 */
export function exerciseSources(base: string): FeedSource[] {
  const lines = new LineCounter();
  const text = readFileSync(new URL('./sources.yaml', import.meta.url), 'utf8');
  const document = parseDocument(text, { lineCounter: lines });
  const read = z.array(source).safeParse(document.toJS());
  if (!read.success) throw new Error(`${FILE}: ${z.prettifyError(read.error)}`);
  return read.data.map(({ reliability, 'state-affiliated': stateAffiliated, url, ...rest }, index) => ({
    ...rest,
    url: url.replace('{base}', base),
    reliability: reliability.letter,
    reliabilityReason: reliability.reason,
    stateAffiliated,
    place: { file: FILE, line: lineOf(document.contents, index, lines) },
  }));
}

function lineOf(contents: unknown, index: number, lines: LineCounter): number {
  const node = isSeq(contents) ? contents.items[index] : undefined;
  const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? lines.linePos(range[0]).line : 1;
}
