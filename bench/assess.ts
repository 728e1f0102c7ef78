/** What a recompute of the board costs as history grows: reads and milliseconds at 1,000, 100,000 and 1,000,000 stored hits. */
import { cpus } from 'node:os';
import { loadLibrary } from '../src/definitions/index.ts';
import type { Library } from '../src/definitions/model.ts';
import { type Cost, HITS_A_DAY, type Measured, measure } from './assess-run.ts';
import { writePage } from './page.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const PAGE = 'docs/performance.md';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

function render(measured: readonly Measured[], library: Library): string {
  const indicators = library.problems.flatMap((problem) => problem.indicators).length;
  const line = (name: string, of: (one: Measured) => number): string =>
    row(name, ...measured.map((one) => whole(of(one))));
  const lines = (name: string, of: (one: Measured) => Cost): string[] => [
    line(`${name}: processor milliseconds`, (one) => of(one).millis),
    line(`${name}: requests`, (one) => of(one).requests),
    line(`${name}: records read`, (one) => of(one).records),
    line(`${name}: read units`, (one) => of(one).units),
  ];
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}. ` +
      `${library.problems.length} problems with ${indicators} indicators, ${library.sources.length} feeds, ${whole(HITS_A_DAY)} hits a day, a run every five minutes.`,
    '',
    row('stored hits', ...measured.map(({ hits }) => whole(hits))),
    row('---', ...measured.map(() => '--:')),
    row('days of history', ...measured.map(({ hits }) => (hits / HITS_A_DAY).toFixed(1))),
    ...lines('run of a warm process', ({ warm }) => warm),
    ...lines('first run of a new process', ({ cold }) => cold),
    ...lines('the very first run, which sums up the past', ({ first }) => first),
  ].join('\n');
}

async function main(): Promise<void> {
  const library = loadLibrary('indicators');
  const measured: Measured[] = [];
  const sizes = process.argv.includes('--quick') ? SIZES.slice(0, 2) : SIZES;
  // One run that is not counted, so that the first size does not pay for the compiler.
  await measure(2_000, library);
  for (const size of sizes) {
    say(`assess: ${whole(size)} stored hits`);
    measured.push(await measure(size, library));
  }
  const tables = render(measured, library);
  process.stdout.write(`${tables}\n`);
  if (process.argv.includes('--write')) writePage(PAGE, tables, 'bench-assess');
}

await main();
