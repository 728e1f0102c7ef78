import type { MatchableItem } from '../src/evidence/index.ts';
import type { MatchItem } from './contenders.ts';

/** Processor time of all threads of the process, in seconds: what a core was busy with, however busy the machine is. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Bytes that `make` leaves behind, dead ones not counted. Needs --expose-gc. */
export function retainedBytes<T>(make: () => T): { made: T; bytes: number } {
  const now = (): number => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = now();
  const made = make();
  return { made, bytes: now() - before };
}

/** Seconds of processor time one round may take; slow contenders see fewer items. */
const ROUND_SECONDS = 0.5;
const ROUNDS = 5;
/** Rounds of a contender that takes longer than a round for a single item. */
const SLOW_ROUNDS = 3;
/**
 * Seconds before the first round, at most. What decides runs once in eighty items, so it takes V8 a while to compile it, and its
 * compiling threads count as processor time too: figures rise by a half within the first few seconds.
 */
const WARM_SECONDS = 8;
/** Warm is who does not get faster by this factor in so many rounds in a row. */
const STILL_RISING = 1.03;
const LEVEL_ROUNDS = 2;

/** Runs one matcher over items, round by round, so that several can take turns on a machine that is never quite still. */
export class Runner {
  readonly rates: number[] = [];
  /** Items that hit at least once, of those matched so far. */
  matched = 0;
  hits = 0;

  private readonly match: MatchItem;
  private readonly items: readonly MatchableItem[];
  private next = 0;
  private rounds = ROUNDS;

  constructor(match: MatchItem, items: readonly MatchableItem[]) {
    this.match = match;
    this.items = items;
  }

  /** Whether rounds are left to take. */
  get isOpen(): boolean {
    return this.rates.length < this.rounds;
  }

  /** Takes rounds that do not count until the rate is level. Who takes seconds for a single item has nothing to warm up. */
  warmUp(): void {
    if (cpuSeconds(() => this.step()) > ROUND_SECONDS) {
      this.rounds = SLOW_ROUNDS;
      return;
    }
    let best = 0;
    let level = 0;
    for (let seconds = 0; seconds < WARM_SECONDS && level < LEVEL_ROUNDS; seconds += ROUND_SECONDS) {
      const rate = this.measure();
      level = rate > best * STILL_RISING ? 0 : level + 1;
      best = Math.max(best, rate);
    }
  }

  /** One round; its rate is kept. */
  round(): void {
    this.rates.push(this.measure());
  }

  /** Items a second. */
  private measure(): number {
    let done = 0;
    let seconds = 0;
    while (seconds < ROUND_SECONDS) {
      const left = ROUND_SECONDS - seconds;
      const batch = seconds === 0 ? 1 : Math.max(1, Math.floor((done / seconds) * left * 0.5));
      seconds += cpuSeconds(() => {
        for (let i = 0; i < batch; i += 1) this.step();
      });
      done += batch;
    }
    return done / seconds;
  }

  private step(): void {
    const item = this.items[this.next % this.items.length];
    this.next += 1;
    if (item === undefined) return;
    this.matched += 1;
    if (this.match(item) > 0) this.hits += 1;
  }
}
