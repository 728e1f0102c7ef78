import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadLibrary } from '../../src/definitions/index.ts';
import type { MatchableItem } from '../../src/evidence/index.ts';
import { Engine } from '../../src/matching/engine/engine.ts';
import { readRoles } from '../../src/matching/events/index.ts';
import { compilePlainly } from '../../src/matching/plain-matcher.ts';
import { tokenise } from '../../src/text/index.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const FOLDERS = ['archive', 'lang'];
/** Lines taken of each file, spread over the whole of it. */
const LINES = 6_000;
/** Of them, those that the plain evaluator tries whatever the engine makes of them; it takes a millisecond and more for each. */
const TRIED = 150;
/** Of those that hit, the most that it tries besides. */
const HITS_TRIED = 80;

const lineSchema = z.looseObject({
  title: z.string().optional(),
  summary: z.string().optional(),
  text: z.string().optional(),
  published: z.string().optional(),
  lang: z.string().optional(),
});

const files = FOLDERS.filter((folder) => existsSync(join(DATA, folder))).flatMap((folder) =>
  readdirSync(join(DATA, folder))
    .filter((name) => /\.(?:jsonl|tsv)\.gz$/.test(name))
    .map((name) => join(folder, name)),
);

/** At most `most` elements, spread over the whole list. */
function spreadOver<T>(list: readonly T[], most: number): T[] {
  const step = Math.ceil(list.length / most);
  return list.filter((_, i) => i % step === 0);
}

const linesOf = (file: string): string[] =>
  spreadOver(
    gunzipSync(readFileSync(join(DATA, file)))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== ''),
    LINES,
  );

function itemOf(line: string, id: number, file: string): MatchableItem {
  const base = { id: String(id), url: `https://news.example/${id}` };
  if (!file.endsWith('.jsonl.gz')) {
    const [title = '', ...rest] = line.split('\t');
    return { ...base, title, summary: rest.join(' ') };
  }
  const { title, summary, text, published, lang } = lineSchema.parse(JSON.parse(line));
  return {
    ...base,
    title: title ?? text ?? '',
    summary,
    content: title === undefined ? undefined : text,
    published,
    lang,
  };
}

describe.skipIf(files.length === 0)('real news', () => {
  const library = loadLibrary('indicators');
  const engine = new Engine(library, readRoles);
  const plain = compilePlainly(library, readRoles);

  it.each(files)('in %s gives the same hits from the engine as from the plain evaluator', (file) => {
    const items = linesOf(file).map((line, id) => itemOf(line, id, file));
    const hitting = items.filter((item) => engine.match(item).length > 0);
    for (const item of [...spreadOver(items, TRIED), ...spreadOver(hitting, HITS_TRIED)])
      expect(engine.match(item)).toEqual(plain.match(item));
  });

  it.each(files)('in %s has the same words composed and decomposed, at places in order', (file) => {
    for (const line of linesOf(file)) {
      const tokens = tokenise(line.normalize('NFC'));
      let last = 0;
      for (const { start, end } of tokens) {
        if (start < last || end <= start) throw new Error(`tokens out of order in: ${line}`);
        last = end;
      }
      const decomposed = tokenise(line.normalize('NFD'));
      expect(decomposed.map(({ norm }) => norm)).toEqual(tokens.map(({ norm }) => norm));
    }
  });
});
