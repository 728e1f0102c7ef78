import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '../../alerting/index.ts';
import {
  ArchiveLedger,
  type BadLine,
  type EventList,
  longestLookback,
  Recorder,
  Replay,
  type RunFigures,
  Scan,
  type Summary,
  summarise,
} from '../../backtest/index.ts';
import { canonicalUrl, itemIdOf } from '../../collection/identity.ts';
import type { Library } from '../../definitions/index.ts';
import type { EpochMillis, HitRecord, Level, Millis } from '../../evidence/index.ts';
import { fromIso, toIso } from '../../evidence/index.ts';
import { compileLibrary } from '../../matching/index.ts';
import { InputError } from '../exit.ts';
import type { Terminal } from '../output.ts';
import { type ArchiveReading, readArchives } from './archive.ts';
import { HitRuns } from './hit-runs.ts';
import { type Interrupt, listenForInterrupt } from './interrupt.ts';
import { originOf } from './origin.ts';
import { Outputs } from './outputs.ts';
import { type BacktestProgress, backtestProgress } from './progress.ts';

export interface BacktestRun {
  library: Library;
  files: string[];
  events: EventList;
  out: string;
  from?: EpochMillis | undefined;
  to?: EpochMillis | undefined;
  step: Millis;
  stepWords: string;
  level: Level;
}

/** Bad lines said on standard error; the others are counted. */
const SAID = 20;
/** How long the replay may keep signals waiting. */
const BREATH = 40;

/** Replays an archive into the folder `out`. @returns the summary, marked partial when ctrl-C stopped it. */
export async function runBacktest(run: BacktestRun, terminal: Terminal): Promise<Summary> {
  const begun = { at: performance.now(), cpu: process.cpuUsage() };
  // Before anything is written: who sees the folder may stop the run.
  const interrupt = listenForInterrupt(
    (asked) => void terminal.err.write([asked === 1 ? STOPPING : STOPPING_NOW]),
  );
  try {
    const outputs = await Outputs.open(run.out);
    return await runInto(outputs, run, { begun, interrupt, terminal });
  } finally {
    interrupt.release();
  }
}

interface Started {
  begun: { at: number; cpu: NodeJS.CpuUsage };
  interrupt: Interrupt;
  terminal: Terminal;
}

async function runInto(outputs: Outputs, run: BacktestRun, started: Started): Promise<Summary> {
  const { begun, interrupt, terminal } = started;
  const progress = backtestProgress(terminal.err, () => performance.now());
  const runs = new HitRuns(join(run.out, '.runs'));
  try {
    const { scan, reading } = await scanFiles(run, { runs, terminal, progress, interrupt });
    const span = spanOf(run, scan, reading);
    if (span === undefined)
      throw reading.stoppedAt === undefined ? new InputError(nothingToReplay(run)) : new NothingDone();
    const { recorder, assessments, stopped } = await replayHits(run, scan, span, {
      runs,
      outputs,
      progress,
      interrupt,
    });
    const partial = stopped || reading.stoppedAt !== undefined;
    await outputs.flush();
    const summary = summarise({
      library: run.library,
      scan,
      recorder,
      events: run.events.events,
      faults: run.events.faults,
      level: run.level,
      step: run.stepWords,
      partial,
      files: run.files,
      bad: reading.bad,
    });
    summary.run = figures(begun, scan, recorder, assessments);
    await outputs.finish(summary);
    return summary;
  } finally {
    progress.end();
    await runs.discard();
  }
}

/** Ctrl-C came before a dated item was read: there is nothing to leave readable. */
export class NothingDone extends Error {
  constructor() {
    super('backtest: stopped before a dated item was read; nothing is written');
    this.name = 'NothingDone';
  }
}

const STOPPING = 'stopping: what was read is replayed and written; ctrl-C again stops the replay too';
const STOPPING_NOW = 'stopping the replay: what is done is written; ctrl-C again ends at once';

const nothingToReplay = ({ files }: BacktestRun): string =>
  `backtest: no dated item in ${files.join(', ')} inside the period; check --from and --to, and that items have "published"`;

interface ScanParts {
  runs: HitRuns;
  terminal: Terminal;
  progress: BacktestProgress;
  interrupt: Interrupt;
}

async function scanFiles(
  run: BacktestRun,
  parts: ScanParts,
): Promise<{ scan: Scan; reading: ArchiveReading }> {
  const { library } = run;
  const scan = new Scan({
    library,
    matcher: compileLibrary(library),
    originOf: originOf(library),
    idOf: ({ id, url, title }) => id ?? itemIdOf({ url: canonicalUrl(url), title }),
    from: run.from === undefined ? undefined : run.from - longestLookback(library),
    to: run.to,
  });
  const begun = performance.now();
  let said = 0;
  parts.progress.begin('reading and matching', await sizeOf(run.files));
  const reading = await readArchives({
    files: run.files,
    scan,
    onHits: (hits) => parts.runs.add(hits),
    onBad: (bad) => {
      said += 1;
      if (said <= SAID) void parts.terminal.err.write([badLine(bad)]);
    },
    onProgress: (bytes) => {
      const { read } = scan.counts;
      parts.progress.advance(bytes, `${read} items, ${perSecond(read, begun)} a second`);
    },
    stopped: () => parts.interrupt.asked > 0,
    stop: parts.interrupt.stop,
  });
  parts.progress.end();
  return { scan, reading };
}

const perSecond = (done: number, begun: number): number =>
  Math.round((1000 * done) / Math.max(1, performance.now() - begun));

const badLine = ({ file, line, problem }: BadLine): string => `${file}:${line}: ${problem}`;

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => (file === '-' ? 0 : ((await stat(file).catch(() => undefined))?.size ?? 0))),
  );
  return files.includes('-') ? 0 : sizes.reduce((a, b) => a + b, 0);
}

interface Span {
  /** Warm-up begins here: what is said before `from` is not recorded. */
  start: EpochMillis;
  from: EpochMillis;
  to: EpochMillis;
}

/** From the first step to the one that sees the last item. */
function spanOf(run: BacktestRun, scan: Scan, { stoppedAt }: ArchiveReading): Span | undefined {
  const seen = scan.volume.span();
  if (seen === undefined) return undefined;
  const ceil = (at: EpochMillis): EpochMillis => Math.ceil(at / run.step) * run.step;
  const from = ceil(run.from ?? seen.from);
  const to = ceil(Math.min(run.to ?? seen.to, stoppedAt ?? Number.POSITIVE_INFINITY));
  const start =
    run.from === undefined ? from : Math.max(ceil(seen.from), from - longestLookback(run.library));
  return to < from ? undefined : { start: Math.min(start, from), from, to };
}

interface ReplayParts {
  runs: HitRuns;
  outputs: Outputs;
  progress: BacktestProgress;
  interrupt: Interrupt;
}

interface Replayed {
  recorder: Recorder;
  assessments: number;
  stopped: boolean;
}

async function replayHits(run: BacktestRun, scan: Scan, span: Span, parts: ReplayParts): Promise<Replayed> {
  const { runs, outputs, progress, interrupt } = parts;
  const recorder = new Recorder(run.library, span.from, run.step);
  const replay = new Replay({
    library: run.library,
    sources: scan.feeds.sources(),
    ledger: new ArchiveLedger(scan.volume),
    policy: { ...DEFAULT_POLICY, interruptFrom: run.level },
  });
  const asked = interrupt.asked;
  const begun = performance.now();
  const hits = new Arriving(runs.sorted());
  progress.begin('replaying', (span.to - span.start) / run.step + 1);
  let breath = performance.now();
  for (let now = span.start; now <= span.to; now += run.step) {
    for (const hit of await hits.until(now)) {
      replay.take(hit);
      if (recorder.hit(hit)) await outputs.hit(hit);
    }
    const outcome = replay.step(now);
    await outputs.step(recorder.take(now, outcome), now < span.from ? [] : outcome.alerts);
    if (performance.now() - breath < BREATH) continue;
    const steps = (now - span.start) / run.step;
    progress.advance(steps, `${toIso(now).slice(0, 10)}, ${perSecond(steps, begun)} steps a second`);
    await new Promise((resolve) => setImmediate(resolve));
    breath = performance.now();
    if (interrupt.asked > asked) return { recorder, assessments: replay.assessments, stopped: true };
  }
  return { recorder, assessments: replay.assessments, stopped: false };
}

/** Hits in the order of their time, handed out as the clock reaches them. */
class Arriving {
  private readonly hits: AsyncGenerator<HitRecord>;
  private next: HitRecord | undefined;
  private begun = false;

  constructor(hits: AsyncGenerator<HitRecord>) {
    this.hits = hits;
  }

  async until(now: EpochMillis): Promise<HitRecord[]> {
    if (!this.begun) await this.draw();
    const arrived: HitRecord[] = [];
    while (this.next !== undefined && fromIso(this.next.at) <= now) {
      arrived.push(this.next);
      await this.draw();
    }
    return arrived;
  }

  private async draw(): Promise<void> {
    this.begun = true;
    const { value, done } = await this.hits.next();
    this.next = done === true ? undefined : value;
  }
}

function figures(
  begun: { at: number; cpu: NodeJS.CpuUsage },
  scan: Scan,
  recorder: Recorder,
  assessments: number,
): RunFigures {
  const { user, system } = process.cpuUsage(begun.cpu);
  const cpuSeconds = (user + system) / 1e6;
  return {
    seconds: (performance.now() - begun.at) / 1000,
    cpuSeconds,
    itemsPerCpuSecond: scan.counts.read / Math.max(cpuSeconds, 0.001),
    steps: recorder.steps,
    assessments,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
