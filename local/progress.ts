import { Presets, SingleBar } from 'cli-progress';

/** Tells a person at the terminal how far a long run is; on standard error, so that standard output stays for results. */
export interface Progress {
  advance(done: number, note: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere a line at every tenth. */
export function startProgress(label: string, total: number, done: number): Progress {
  return process.stderr.isTTY ? bar(label, total, done) : lines(label, total, done);
}

function bar(label: string, total: number, done: number): Progress {
  const single = new SingleBar(
    {
      format: `  ${label} [{bar}] {percentage}% | {note} | {eta_formatted} left`,
      hideCursor: true,
      etaBuffer: 20,
    },
    Presets.legacy,
  );
  single.start(total, done, { note: '' });
  return { advance: (now, note) => single.update(now, { note }), stop: () => single.stop() };
}

function lines(label: string, total: number, done: number): Progress {
  let told = Math.floor((done / total) * 10);
  return {
    advance(now, note) {
      const tenth = Math.floor((now / total) * 10);
      if (tenth > told) process.stderr.write(`  ${label} ${tenth * 10}% | ${note}\n`);
      told = Math.max(told, tenth);
    },
    stop: () => undefined,
  };
}
