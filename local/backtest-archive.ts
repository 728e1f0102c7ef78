import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CHART_STYLE,
  coursePicture,
  readEvents,
  type Summary,
  summaryMarkdown,
} from '../src/backtest/index.ts';
import { runBacktest } from '../src/cli/backtest/run.ts';
import { processTerminal } from '../src/cli/output.ts';
import { loadLibrary } from '../src/definitions/index.ts';
import { DAY, fromIso, HOUR } from '../src/evidence/index.ts';

const ROOT = join(import.meta.dirname, '..');
const DATA = join(ROOT, '../shared/data');
const ARCHIVES = ['headlines', 'wire'].map((name) => join(DATA, 'archive', `${name}.jsonl.gz`));
const FROM = fromIso('2025-10-19T00:00:00Z');
const TO = fromIso('2026-03-31T00:00:00Z') + DAY - 1;
/** The founding problems, and the one of the article that has a major event of its own to be judged by. */
const FOUNDING = ['militia-attacks', 'militia-disarmament', 'isis-eastern-syria', 'us-withdrawal'];
const MOST_ALERTS = 12;

/** What the project promised of this archive, as sentences on what fails; none when it is kept. */
function regressions({ problems }: Summary): string[] {
  return FOUNDING.flatMap((id) => {
    const problem = problems.find((one) => one.id === id);
    if (problem === undefined) return [`there is no problem "${id}"`];
    const { major, score } = problem;
    const missed = major.missed.map((event) => `${id}: ${event} had no level 4 by the end of its day`);
    const rate = score.alertsPer100Days;
    return rate <= MOST_ALERTS
      ? missed
      : [...missed, `${id}: ${rate.toFixed(1)} alerts per 100 days, at most ${MOST_ALERTS} are promised`];
  });
}

/** The archive belongs to others: nothing of its wording goes into the project. */
const withoutQuotes = (summary: Summary): Summary => ({
  ...summary,
  archive: {
    ...summary.archive,
    files: summary.archive.files.map((file) => file.slice(file.lastIndexOf('/') + 1)),
  },
  problems: summary.problems.map((problem) => ({
    ...problem,
    events: problem.events.map((outcome) => ({ ...outcome, event: { ...outcome.event, description: '' } })),
  })),
});

/** The problems that listed events can judge. */
const pictured = (summary: Summary): Summary => ({
  ...summary,
  problems: summary.problems.filter(({ events }) => events.length > 0),
});

/** Everything between the two marks of the document is written by this run; what stands around it is written by people. */
const BEGIN = '<!-- written by npm run backtest:archive: begin -->';
const END = '<!-- written by npm run backtest:archive: end -->';

async function keep(summary: Summary): Promise<void> {
  const file = join(ROOT, 'docs/backtest.md');
  const text = readFileSync(file, 'utf8');
  const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
  if (before === undefined || after === undefined)
    throw new Error(`${file} has lost its marks "${BEGIN}" and "${END}"`);
  const quiet = withoutQuotes(summary);
  await mkdir(join(ROOT, 'docs/pictures'), { recursive: true });
  await writeFile(join(ROOT, 'docs/pictures/backtest.svg'), coursePicture(pictured(quiet), CHART_STYLE));
  await writeFile(file, `${before}${BEGIN}\n\n${summaryMarkdown(quiet, false).trim()}\n\n${END}${after}`);
}

async function main(): Promise<number> {
  const { out, err } = processTerminal();
  if (!ARCHIVES.every(existsSync)) {
    await out.write([
      'backtest:archive cannot see ../shared/data/archive: nothing was replayed and nothing is known to hold',
    ]);
    return 0;
  }
  const given = process.argv[2];
  const folder = given ?? mkdtempSync(join(tmpdir(), 'signpost-archive-'));
  try {
    const summary = await runBacktest(
      {
        library: loadLibrary(join(ROOT, 'indicators')),
        files: ARCHIVES,
        events: readEvents(readFileSync(join(DATA, 'events/events.csv'), 'utf8')),
        out: folder,
        from: FROM,
        to: TO,
        step: HOUR,
        stepWords: '1h',
        level: 4,
      },
      processTerminal(),
    );
    if (summary.partial !== undefined) return 130;
    await keep(summary);
    const failed = regressions(summary);
    await out.write([...lines(summary), ...failed.map((one) => `REGRESSED: ${one}`)]);
    return failed.length === 0 ? 0 : 1;
  } catch (error) {
    await err.write([error instanceof Error ? error.message : String(error)]);
    return 2;
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function lines({ problems, run }: Summary): string[] {
  const kept = problems.map(
    ({ id, major, score, risesPer100Days }) =>
      `${id}: ${major.covered} of ${major.events} major events covered, ${score.alertsPer100Days.toFixed(1)} alerts and ${risesPer100Days.toFixed(1)} rises per 100 days`,
  );
  const speed =
    run === undefined
      ? []
      : [
          `${Math.round(run.itemsPerCpuSecond)} items a second and core, ${run.seconds.toFixed(0)} s, ${run.peakMegabytes} MB at most`,
        ];
  return [...kept, ...speed];
}

process.exitCode = await main();
