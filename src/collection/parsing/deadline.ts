import type { Millis } from '../../evidence/index.ts';
import { FeedRefused } from './refused.ts';

/** Of the time allowed, what must have been spent on work: a machine busy with other things makes no document slow. */
const SHARE_OF_WORK = 2 / 3;

/**
 * Stops the reading of one document that takes too long. Looks at the steady clock and at the processor time of this process,
 * which decide nothing about evidence.
 */
export class Deadline {
  private readonly end: number;
  private readonly limit: Millis;
  private readonly begin = process.cpuUsage();

  constructor(limit: Millis) {
    this.limit = limit;
    this.end = performance.now() + limit;
  }

  /** @throws FeedRefused when the time is up. */
  check(): void {
    if (performance.now() <= this.end) return;
    const { user, system } = process.cpuUsage(this.begin);
    if ((user + system) / 1_000 >= this.limit * SHARE_OF_WORK)
      throw new FeedRefused('too-slow', `reading took longer than ${this.limit} ms`);
  }
}
