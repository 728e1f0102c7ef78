/**
 * Counts how many texts hold each word and prints the commonest, as `src/matching/engine/common-words.ts` has them:
 *
 *     node --import tsx local/common-words.ts FILE...
 *
 * A file is plain or `.gz`, one text a line, all of one language; a line that begins with `{"` is an item with `title` and `summary` (or
 * `text`). A word is as common as in the language that has it most. Single words and their counts are all that is printed.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { tokenise } from '../src/text/index.ts';

/** Rarer words cost nothing worth knowing. */
const RAREST_CLASS = 8;
/** A word seen less often says nothing about its share. */
const FEWEST_TEXTS = 60;
const MOST_WORDS = 100;

const said = z.string().nullish();
const itemSchema = z.object({ title: said, summary: said, text: said });

const textOf = (line: string): string => {
  if (!line.startsWith('{"')) return line;
  const { title, summary, text } = itemSchema.parse(JSON.parse(line));
  return [title, summary, text].join(' \n').trim();
};

function sharesIn(file: string): Map<string, number> {
  const bytes = readFileSync(file);
  const content = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = content.split('\n').filter((line) => line !== '');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const words = tokenise(textOf(line)).slice(0, MOST_WORDS);
    for (const word of new Set(words.map(({ norm }) => norm))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = [...counts].filter(([word, count]) => count >= FEWEST_TEXTS && /^\p{L}+$/u.test(word));
  return new Map(known.map(([word, count]) => [word, count / lines.length]));
}

function commonest(files: readonly string[]): string[][] {
  const most = new Map<string, number>();
  for (const file of files)
    for (const [word, share] of sharesIn(file)) most.set(word, Math.max(share, most.get(word) ?? 0));
  const classes = Array.from({ length: RAREST_CLASS + 1 }, (): string[] => []);
  for (const [word, share] of most) classes[Math.floor(-Math.log2(share))]?.push(word);
  return classes.map((words) => words.sort());
}

for (const [power, words] of commonest(process.argv.slice(2)).entries())
  if (words.length > 0) process.stdout.write(`${power}: ${words.join(' ')}\n`);
