import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../src/definitions/index.ts';
import type { MatchableItem } from '../src/evidence/index.ts';
import { Engine } from '../src/matching/engine/engine.ts';
import { pack, unpack } from '../src/matching/engine/layout.ts';
import { readRoles } from '../src/matching/events/index.ts';
import { CONTENDERS, type MatchItem } from './contenders.ts';
import { type Language, makeForeignLanguage, makeLanguage, randomSource } from './corpus.ts';
import { type ItemShape, LONG, makeItems, makeItemsFor, SHORT } from './items.ts';
import { type BenchIndicator, libraryOf, makeIndicators } from './library.ts';
import { cpuSeconds, median, Runner, retainedBytes } from './measure.ts';
import { writePage } from './page.ts';
import {
  type BenchResult,
  type ColdStart,
  coldStart,
  type IndexFigures,
  type RateFigures,
  render,
  SHIPPED,
  SILENCE,
} from './table.ts';

const SIZES = [50, 3_000, 30_000, 300_000];
const SEED = 20_260_301;
const ITEMS: Record<ItemShape['name'], number> = { short: 4_000, long: 600 };
const RESULTS = 'bench/results.json';
const PAGE = 'docs/performance.md';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Building, loading and memory of the engine's index. */
function measureIndex(terms: number, indicators: readonly BenchIndicator[]): IndexFigures {
  const library = libraryOf(indicators);
  const engine = new Engine(library, readRoles);
  const builds = [1, 2, 3].map(() => cpuSeconds(() => new Engine(library, readRoles)));
  const packed = pack(engine.index, library.rule);
  const load = (): Engine => new Engine(library, readRoles, { index: unpack(packed.slice(0), library.rule) });
  const loads = Array.from({ length: 7 }, () => cpuSeconds(load));
  const { bytes } = retainedBytes(load);
  return {
    terms,
    indicators: indicators.length,
    buildSeconds: median(builds),
    loadMillis: median(loads) * 1000,
    bufferMegabytes: packed.byteLength / 1e6,
    memoryMegabytes: bytes / 1e6,
  };
}

/** Contenders with an index of these indicators; built once, for some take half a minute. */
function buildContenders(
  terms: number,
  indicators: readonly BenchIndicator[],
): { name: string; match: MatchItem }[] {
  return CONTENDERS.filter(({ most }) => terms <= most).map(({ name, build }) => {
    say(`  ${terms} terms: building ${name}`);
    return { name, match: build(indicators) };
  });
}

/** Items a second of every contender on the same items, round by round in turn. */
function measureRates(
  terms: number,
  contenders: readonly { name: string; match: MatchItem }[],
  shape: ItemShape,
  items: readonly MatchableItem[],
): RateFigures[] {
  const runners = contenders.map(({ name, match }) => ({ name, runner: new Runner(match, items) }));
  say(`  ${shape.name} items, ${terms} terms: warming up`);
  for (const { runner } of runners) runner.warmUp();
  for (let round = 1; runners.some(({ runner }) => runner.isOpen); round += 1) {
    say(`  ${shape.name} items, ${terms} terms: round ${round}`);
    for (const { runner } of runners) if (runner.isOpen) runner.round();
  }
  return runners.map(({ name, runner }) => ({ name, items: shape.name, terms, ...summaryOf(runner) }));
}

/** The engine on short items in which not a single term stands: the words of another made-up language. */
function measureSilence(
  terms: number,
  indicators: readonly BenchIndicator[],
  foreign: Language,
): RateFigures {
  const engine = new Engine(libraryOf(indicators), readRoles);
  const items = makeItems(foreign, SHORT, ITEMS.short, [], randomSource(SEED));
  return ratesOf(
    { name: SILENCE, items: 'short', terms },
    new Runner((item) => engine.match(item).length, items),
  );
}

/** The library that is shipped, with event roles, on short items. */
function measureShipped(language: Language): RateFigures {
  const library = loadLibrary('indicators');
  const engine = new Engine(library, readRoles);
  const items = makeItemsFor(library, language, ITEMS.short, randomSource(SEED));
  const runner = new Runner((item) => engine.match(item).length, items);
  return ratesOf({ name: SHIPPED, items: 'short', terms: engine.terms.terms.length }, runner);
}

/** Figures of a runner that takes its rounds alone. */
function ratesOf(what: Pick<RateFigures, 'name' | 'items' | 'terms'>, runner: Runner): RateFigures {
  runner.warmUp();
  while (runner.isOpen) runner.round();
  return { ...what, ...summaryOf(runner) };
}

const summaryOf = ({ rates, hits, matched }: Runner): Omit<RateFigures, 'name' | 'items' | 'terms'> => ({
  perSecond: median(rates),
  slowest: Math.min(...rates),
  fastest: Math.max(...rates),
  hitShare: hits / matched,
});

/** Medians of several processes that start with nothing: definitions read, compiled, or taken from a packed index. */
function measureColdStart(): ColdStart {
  const script = fileURLToPath(new URL('cold-start.ts', import.meta.url));
  const runs = Array.from({ length: 3 }, () => {
    const answer = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
    return coldStart.parse(JSON.parse(answer));
  });
  const middle = (name: keyof ColdStart): number => median(runs.map((each) => each[name]));
  return {
    readMillis: middle('readMillis'),
    compileMillis: middle('compileMillis'),
    unpackMillis: middle('unpackMillis'),
  };
}

function main(): void {
  const sizes = process.argv.includes('--quick') ? SIZES.slice(0, 2) : SIZES;
  const language = makeLanguage(SEED);
  const foreign = makeForeignLanguage(SEED + 1);
  const result: BenchResult = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
    index: [],
    // First, because production matches with one library only, and other ones in the process make V8 compile for all of them.
    rates: [measureShipped(language)],
    coldStart: measureColdStart(),
  };
  for (const terms of sizes) {
    const indicators = makeIndicators(language, terms, randomSource(SEED + terms));
    result.index.push(measureIndex(terms, indicators));
    result.rates.push(measureSilence(terms, indicators, foreign));
    const contenders = buildContenders(terms, indicators);
    for (const shape of [SHORT, LONG]) {
      const items = makeItems(language, shape, ITEMS[shape.name], indicators, randomSource(SEED + terms));
      result.rates.push(...measureRates(terms, contenders, shape, items));
    }
  }
  const tables = render(result);
  const json = JSON.stringify(result, undefined, 2);
  process.stdout.write(`${tables}\n\n${json}\n`);
  // Both or neither: what is kept as JSON and what the page tells are one run.
  if (!process.argv.includes('--write')) return;
  writeFileSync(RESULTS, `${json}\n`);
  writePage(PAGE, tables);
}

main();
