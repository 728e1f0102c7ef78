import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { backtestProgress } from '../../src/cli/backtest/progress.ts';
import { LineWriter } from '../../src/cli/output.ts';

/** What is written while `work` advances a run by the clock, where standard error is no terminal. */
function told(
  work: (progress: ReturnType<typeof backtestProgress>, wait: (seconds: number) => void) => void,
) {
  const lines: string[] = [];
  const err = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trimEnd());
      done();
    },
  });
  let now = 0;
  work(
    backtestProgress(new LineWriter(err), () => now),
    (seconds) => {
      now += seconds * 1_000;
    },
  );
  return lines;
}

describe('the progress of a backtest', () => {
  it('tells how far it is, its rate and the time left', () => {
    const lines = told((progress, wait) => {
      progress.begin('replaying', 200);
      wait(20);
      progress.advance(50, '2030-03-04, 3 steps a second');
    });
    expect(lines).toEqual(['replaying 25 % | 2030-03-04, 3 steps a second | 60 s left']);
  });

  it('writes no oftener than every ten seconds, and reckons each part of the run from its own beginning', () => {
    const lines = told((progress, wait) => {
      progress.begin('reading and matching', 100);
      for (let done = 0; done < 100; done += 5) {
        wait(1);
        progress.advance(done, `${done} items`);
      }
      progress.end();
      progress.begin('replaying', 10);
      wait(10);
      progress.advance(5, 'half');
    });
    expect(lines).toEqual([
      'reading and matching 45 % | 45 items | 13 s left',
      'reading and matching 95 % | 95 items | 2 s left',
      'replaying 50 % | half | 10 s left',
    ]);
  });

  it('gives no time where it is not known how long the whole is, as in standard input', () => {
    const lines = told((progress, wait) => {
      progress.begin('reading and matching', 0);
      wait(11);
      progress.advance(4_000, '120 items, 11 a second');
    });
    expect(lines).toEqual(['reading and matching 120 items, 11 a second']);
  });
});
