import { readFileSync } from 'node:fs';
import { isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { type FeedSource, sourceSchema, toFeedSource } from '../../src/definitions/index.ts';

const FILE = 'local/exercise/sources.yaml';

/**
 * The exercise's feeds as catalogue entries.
 * @param base address of the feed server, e.g. `http://127.0.0.1:4000`, without a slash at the end.
 * @throws Error naming the file when an entry is wrong.
 */
export function exerciseSources(base: string): FeedSource[] {
  const lines = new LineCounter();
  const text = readFileSync(new URL('./sources.yaml', import.meta.url), 'utf8').replaceAll('{base}', base);
  const document = parseDocument(text, { lineCounter: lines });
  const read = z.array(sourceSchema).safeParse(document.toJS());
  if (!read.success) throw new Error(`${FILE}: ${z.prettifyError(read.error)}`);
  const nodes = isSeq(document.contents) ? document.contents.items : [];
  return read.data.map((source, index) => {
    const node = nodes[index];
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return toFeedSource(source, { file: FILE, line: lines.linePos(offset).line });
  });
}
