import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  addHitChange,
  type Comparable,
  type Comparison,
  comparableSchema,
  compareSummaries,
  comparisonLines,
  type HitChanges,
  noHitChanges,
  type StoredHit,
  storedHitSchema,
} from '../../backtest/index.ts';
import { InputError } from '../exit.ts';

/** Compares the run in `dir` with the one in `other`, and writes `comparison.json` and `comparison.md` beside the former. */
export async function compareRuns(dir: string, other: string): Promise<string[]> {
  const [is, was] = await Promise.all([stored(dir), stored(other)]);
  const hits = await compareHits(join(dir, 'hits.jsonl'), join(other, 'hits.jsonl'));
  const comparison: Comparison = compareSummaries(is, was, hits);
  const lines = comparisonLines(comparison);
  await writeFile(join(dir, 'comparison.json'), `${JSON.stringify(comparison)}\n`);
  await writeFile(join(dir, 'comparison.md'), markdown(lines, hits));
  return lines;
}

/** @throws InputError when the folder holds no finished run to compare with. */
export async function requireRun(dir: string): Promise<void> {
  await stored(dir);
}

async function stored(dir: string): Promise<Comparable> {
  const file = join(dir, 'summary.json');
  try {
    return comparableSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new InputError(
      `${file}: is no summary of a finished backtest (${reason}); run it with --out ${dir} first`,
    );
  }
}

/** Both files are in the order of time and id, so that one walk over the two finds every difference. */
async function compareHits(isFile: string, wasFile: string): Promise<HitChanges> {
  const changes = noHitChanges();
  const [is, was] = [hitLines(isFile), hitLines(wasFile)];
  let [a, b] = [await draw(is), await draw(was)];
  while (a !== undefined || b !== undefined) {
    const order = compared(a, b);
    if (order < 0 && a !== undefined) addHitChange(changes, a, 'gained');
    if (order > 0 && b !== undefined) addHitChange(changes, b, 'lost');
    if (order === 0 && a !== undefined && a.demoted !== b?.demoted)
      addHitChange(changes, a, a.demoted ? 'demoted' : 'promoted');
    if (order <= 0) a = await draw(is);
    if (order >= 0) b = await draw(was);
  }
  return changes;
}

function compared(a: StoredHit | undefined, b: StoredHit | undefined): number {
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

async function draw(lines: AsyncGenerator<StoredHit>): Promise<StoredHit | undefined> {
  const { value, done } = await lines.next();
  return done === true ? undefined : value;
}

async function* hitLines(file: string): AsyncGenerator<StoredHit> {
  const input = createReadStream(file, { encoding: 'utf8' });
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line !== '') yield storedHitSchema.parse(JSON.parse(line));
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new InputError(`${file}: cannot be read: ${reason}; run the backtest again`);
  }
}

const SIGNS = { gained: '+', lost: '-', demoted: 'v', promoted: '^' } as const;

function markdown(lines: readonly string[], { samples }: HitChanges): string {
  const quoted = samples.map(
    ({ change, at, indicator, title }) =>
      `${SIGNS[change]} ${at.slice(0, 16)} ${indicator}: ${title.replace(/\s+/g, ' ')}`,
  );
  const block = (name: string, content: readonly string[]): string[] =>
    content.length === 0 ? [] : [`## ${name}`, '', ...content.map((line) => `    ${line}`), ''];
  return [
    '# Comparison of two backtests',
    '',
    ...block('What changed', lines),
    ...block('Hits', quoted),
  ].join('\n');
}
