import { FetchFailure, TransientFailure } from './failure.ts';

/** Requests in a row that may go unanswered before those that wait behind them are told so without being sent. */
const STRIKES = 2;

interface Line {
  tail: Promise<void>;
  /** Requests in a row that the host left unanswered (no connection, time-out, reset). */
  unanswered: number;
}

/**
 * Lets one request at a time through per host; the others wait their turn in order. Behind a host that is down, the
 * waiting ones fail at once: thirty feeds of a dead host must not hold up a run for thirty time-outs.
 */
export class HostQueue {
  private readonly lines = new Map<string, Line>();

  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const line = this.lines.get(host) ?? { tail: Promise.resolve(), unanswered: 0 };
    this.lines.set(host, line);
    const result = line.tail.then(() => attempt(line, task));
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    line.tail = done;
    try {
      return await result;
    } finally {
      if (line.tail === done) this.lines.delete(host);
    }
  }
}

async function attempt<T>(line: Line, task: () => Promise<T>): Promise<T> {
  if (line.unanswered >= STRIKES)
    throw new TransientFailure(`not asked: the host left ${STRIKES} other requests unanswered just now`);
  try {
    const result = await task();
    line.unanswered = 0;
    return result;
  } catch (error) {
    // A refusal by status is an answer.
    line.unanswered = error instanceof FetchFailure ? 0 : line.unanswered + 1;
    throw error;
  }
}
