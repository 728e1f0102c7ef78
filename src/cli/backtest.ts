import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { bottomLine } from '../backtest/bottom-line.ts';
import { type EventList, readEvents, type Summary } from '../backtest/index.ts';
import { durationSchema } from '../definitions/duration.ts';
import { type Library, nearestNames } from '../definitions/index.ts';
import type { EpochMillis, Level } from '../evidence/index.ts';
import { DAY, toIso } from '../evidence/index.ts';
import { compareRuns, requireRun } from './backtest/compare-runs.ts';
import { INTERRUPTED } from './backtest/interrupt.ts';
import { NothingDone, runBacktest } from './backtest/run.ts';
import { GOOD, InputError } from './exit.ts';
import { indicatorsOption, openLibrary } from './library.ts';
import { processTerminal } from './output.ts';

interface BacktestOptions {
  items: string[];
  events?: string;
  out: string;
  from?: EpochMillis;
  to?: EpochMillis;
  step: string;
  level: Level;
  compare?: string;
  indicators: string;
}

/** `signpost backtest --items F --events E --out DIR`: replays an archive and scores what the indicators would have said. */
export function backtestCommand(): Command {
  return new Command('backtest')
    .description('replay an archive of dated items and score the warnings against known events')
    .option('--items <file>', 'items as JSON lines, .gz too; - is standard input; may be repeated', also, [])
    .option('--events <file>', 'known events as CSV: id, problem, first_reported; kind, major, description')
    .requiredOption('--out <dir>', 'folder for timeline, alerts, hits, summary and page')
    .option('--from <time>', 'first instant to score, ISO 8601; what comes before warms up', beginning)
    .option('--to <time>', 'last instant, ISO 8601; a bare date means its end', ending)
    .option('--step <duration>', 'simulated time between two assessments, such as 30m, 1h, 6h', '1h')
    .option('--level <n>', 'level from which an alert counts', level, 4)
    .option('--compare <dir>', 'say what this run gains and loses against the one kept there')
    .addOption(indicatorsOption())
    .addHelpText('after', '\nWithout --items, --compare compares two runs that are already there.')
    .action(async (options: BacktestOptions) => {
      process.exitCode = await backtest(options).catch(orNothing);
    });
}

const also = (file: string, files: string[]): string[] => [...files, file];

function instant(text: string): EpochMillis {
  const at = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(text) || Number.isNaN(at))
    throw new InvalidArgumentError('write an ISO 8601 time such as 2026-01-23 or 2026-01-23T06:00:00Z');
  return at;
}

const beginning = (text: string): EpochMillis => instant(text);
const ending = (text: string): EpochMillis => instant(text) + (text.includes('T') ? 0 : DAY - 1);

function level(text: string): Level {
  const levels: readonly Level[] = [1, 2, 3, 4, 5];
  const found = levels.find((one) => String(one) === text);
  if (found === undefined) throw new InvalidArgumentError('write a level from 1 to 5');
  return found;
}

async function backtest(options: BacktestOptions): Promise<number> {
  const { out } = processTerminal();
  if (options.compare !== undefined && options.items.length === 0) {
    await out.write(await compareRuns(options.out, options.compare));
    return GOOD;
  }
  check(options);
  const step = durationSchema.safeParse(options.step);
  if (!step.success)
    throw new InputError(`backtest: --step ${options.step}: ${step.error.issues[0]?.message}`);
  const events = openEvents(options.events);
  if (options.compare !== undefined) await requireRun(options.compare);
  const library = openLibrary(options.indicators);
  const summary = await runBacktest(
    {
      library,
      files: options.items,
      events,
      out: options.out,
      from: options.from,
      to: options.to,
      step: step.data,
      stepWords: options.step,
      level: options.level,
    },
    processTerminal(),
  );
  await out.write(report(summary, options, library));
  if (options.compare !== undefined) await out.write(await compareRuns(options.out, options.compare));
  return summary.partial === undefined ? GOOD : INTERRUPTED;
}

/** A run stopped before anything could be replayed ends as a stopped one. */
async function orNothing(error: unknown): Promise<number> {
  if (!(error instanceof NothingDone)) throw error;
  await processTerminal().err.write([error.message]);
  return INTERRUPTED;
}

function check({ items, from, to, out, compare }: BacktestOptions): void {
  if (items.length === 0) throw new InputError('backtest: name an archive with --items FILE');
  if (items.filter((file) => file === '-').length > 1)
    throw new InputError('backtest: standard input (-) can be read only once');
  for (const file of items)
    if (file !== '-' && !existsSync(file)) throw new InputError(`${file}: does not exist; check --items`);
  if (from !== undefined && to !== undefined && to < from)
    throw new InputError(`backtest: --to ${toIso(to)} lies before --from ${toIso(from)}; exchange them`);
  if (compare !== undefined && join(compare) === join(out))
    throw new InputError('backtest: --compare and --out are the same folder; keep the earlier run elsewhere');
}

/** Faults in the list are reported and never end the run; a file that cannot be read, or gives no event, does before it begins. */
function openEvents(file: string | undefined): EventList {
  if (file === undefined) return { events: [], faults: [] };
  const list = readEvents(textOf(file));
  const [first] = list.faults;
  if (first !== undefined && list.events.length === 0)
    throw new InputError(`${file}:${first.line}: ${first.problem}; no event of the file can be used`);
  return list;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file}: cannot be read: ${reason}; check --events`);
  }
}

function report(summary: Summary, { out, events }: BacktestOptions, library: Library): string[] {
  const { run, archive, partial } = summary;
  const { faults, unknown } = summary.events;
  return [
    ...(partial === undefined
      ? []
      : [`PARTIAL: stopped; everything is about the time before ${partial.through}`]),
    ...bottomLine(summary),
    ...(archive.badLines === 0 ? [] : [`${archive.badLines} bad lines passed over, named in summary.json`]),
    ...faults.map(({ line, problem }) => `${events}:${line}: ${problem}`),
    ...unknown.map(
      ({ id, problem }) =>
        `${events}: ${id} is of "${problem}", which no definition knows; not scored${meant(problem, library)}`,
    ),
    ...(run === undefined
      ? []
      : [
          `${archive.read} items in ${run.seconds.toFixed(1)} s (${run.cpuSeconds.toFixed(1)} s of processor: ${Math.round(run.itemsPerCpuSecond)} items a second and core), ${run.steps} steps, ${run.peakMegabytes} MB at most`,
        ]),
    `written: ${join(out, 'index.html')}`,
  ];
}

function meant(problem: string, { problems }: Library): string {
  const near = nearestNames(
    problem,
    problems.map(({ id }) => id),
  );
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
}
