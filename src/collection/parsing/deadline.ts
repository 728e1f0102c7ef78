import type { Millis } from '../../evidence/index.ts';
import { FeedRefused } from './refused.ts';

/** Stops the reading of one document that takes too long. Looks at the steady clock, which decides nothing about evidence. */
export class Deadline {
  private readonly end: number;
  private readonly limit: Millis;

  constructor(limit: Millis) {
    this.limit = limit;
    this.end = performance.now() + limit;
  }

  /** @throws FeedRefused when the time is up. */
  check(): void {
    if (performance.now() > this.end)
      throw new FeedRefused('too-slow', `reading took longer than ${this.limit} ms`);
  }
}
