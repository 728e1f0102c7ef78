import { Presets, SingleBar } from 'cli-progress';
import type { LineWriter } from '../output.ts';

/** How far a long run is, its rate and the time left. */
export interface BacktestProgress {
  begin(label: string, total: number): void;
  advance(done: number, note: string): void;
  end(): void;
}

/** Without a terminal a line is written no oftener than this. */
const EVERY = 10_000;

/** A bar where standard error is a terminal; elsewhere a line now and then. */
export function backtestProgress(err: LineWriter, clock: () => number): BacktestProgress {
  return process.stderr.isTTY ? new Bar() : new Lines(err, clock);
}

class Bar implements BacktestProgress {
  private bar: SingleBar | undefined;

  begin(label: string, total: number): void {
    const format = `${label} [{bar}] {percentage}% | {note} | {eta_formatted} left`;
    this.bar = new SingleBar({ format, hideCursor: true, etaBuffer: 30, fps: 8 }, Presets.legacy);
    this.bar.start(Math.max(1, total), 0, { note: '' });
  }

  advance(done: number, note: string): void {
    this.bar?.update(done, { note });
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

class Lines implements BacktestProgress {
  private readonly err: LineWriter;
  private readonly clock: () => number;
  private label = '';
  private total = 1;
  private begun = 0;
  private told = 0;

  constructor(err: LineWriter, clock: () => number) {
    this.err = err;
    this.clock = clock;
    this.told = clock();
  }

  begin(label: string, total: number): void {
    this.label = label;
    this.total = total;
    this.begun = this.clock();
  }

  advance(done: number, note: string): void {
    const now = this.clock();
    if (now - this.told < EVERY) return;
    this.told = now;
    void this.err.write([`${this.label} ${this.share(done)}${note}${this.left(done, now)}`]);
  }

  private share(done: number): string {
    return this.total > 0 ? `${Math.floor((100 * done) / this.total)} % | ` : '';
  }

  private left(done: number, now: number): string {
    if (this.total <= 0 || done <= 0) return '';
    const seconds = ((now - this.begun) * (this.total - done)) / done / 1000;
    return ` | ${Math.ceil(seconds)} s left`;
  }

  end(): void {
    // Lines need no ending.
  }
}
