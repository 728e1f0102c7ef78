import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { backtestPage, type ReplayedAlert, type Summary, summaryMarkdown } from '../../backtest/index.ts';
import type { HitRecord } from '../../evidence/index.ts';
import { InputError } from '../exit.ts';
import { LineWriter } from '../output.ts';

/** Lines gathered before they are handed to the file system. */
const GATHERED = 500;

const UNFINISHED =
  'This run has not finished. What was done so far stands in timeline.jsonl, alerts.jsonl and hits.jsonl.';

/** Puts a note in place of what is written last, so that no page of an earlier run stands beside the lines of this one. */
async function replaceEarlierRun(dir: string): Promise<void> {
  await writeFile(join(dir, 'summary.json'), '{"kind":"signpost-backtest-unfinished"}\n');
  await writeFile(join(dir, 'summary.md'), `${UNFINISHED}\n`);
  await writeFile(
    join(dir, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Backtest</title><p>${UNFINISHED}</p></html>\n`,
  );
  for (const name of ['comparison.json', 'comparison.md']) await rm(join(dir, name), { force: true });
}

/** The files of a run. Timeline, alerts and hits grow while it runs; summary and page are written at its end. */
export class Outputs {
  private readonly dir: string;
  private readonly timeline: LineFile;
  private readonly alerts: LineFile;
  private readonly hits: LineFile;

  private constructor(dir: string) {
    this.dir = dir;
    this.timeline = new LineFile(join(dir, 'timeline.jsonl'));
    this.alerts = new LineFile(join(dir, 'alerts.jsonl'));
    this.hits = new LineFile(join(dir, 'hits.jsonl'));
  }

  /** @throws InputError when the folder cannot be written. */
  static async open(dir: string): Promise<Outputs> {
    try {
      await mkdir(dir, { recursive: true });
      await replaceEarlierRun(dir);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InputError(`${dir}: cannot be written: ${reason}; choose another --out`);
    }
    return new Outputs(dir);
  }

  async step(lines: readonly string[], alerts: readonly ReplayedAlert[]): Promise<void> {
    await this.timeline.add(lines);
    await this.alerts.add(alerts.map(({ alert }) => JSON.stringify(alert)));
  }

  async hit(hit: HitRecord): Promise<void> {
    const { at, id, indicator, problem, kind, demoted, family, item, event, spans } = hit;
    const words = [...new Set(spans.map(({ text }) => text))];
    const { title, url } = item;
    await this.hits.add([
      JSON.stringify({ at, id, indicator, problem, kind, demoted, family, title, url, event, words }),
    ]);
  }

  /** Everything that was written by line is on disk afterwards. */
  async flush(): Promise<void> {
    await Promise.all([this.timeline.close(), this.alerts.close(), this.hits.close()]);
  }

  async finish(summary: Summary): Promise<void> {
    await Promise.all([
      writeFile(join(this.dir, 'summary.json'), `${JSON.stringify(summary)}\n`),
      writeFile(join(this.dir, 'index.html'), backtestPage(summary)),
      writeFile(
        join(this.dir, 'summary.md'),
        `# Backtest ${summary.period.from.slice(0, 10)} to ${summary.period.to.slice(0, 10)}\n\n${summaryMarkdown(summary)}`,
      ),
    ]);
  }
}

class LineFile {
  private readonly stream: WriteStream;
  private readonly writer: LineWriter;
  private gathered: string[] = [];

  constructor(file: string) {
    this.stream = createWriteStream(file);
    this.writer = new LineWriter(this.stream);
  }

  async add(lines: readonly string[]): Promise<void> {
    for (const line of lines) this.gathered.push(line);
    if (this.gathered.length < GATHERED) return;
    const ready = this.gathered;
    this.gathered = [];
    await this.writer.write(ready);
  }

  async close(): Promise<void> {
    await this.writer.write(this.gathered);
    this.gathered = [];
    this.stream.end();
    await finished(this.stream);
  }
}
