import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Millis } from '../src/evidence/index.ts';

const LOOK_EVERY: Millis = 200;
const GENERATIONS = 3;

interface Ancestor {
  parent: number;
  command: string;
}

/**
 * Ends this process as soon as the npm that started it is gone. npm passes a polite signal on, but when npm itself is killed
 * hard its child lives on unseen, and would hold the data folder against the next start.
 */
export function endWithNpm(): void {
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : npmAbove(process.ppid);
  if (npm === undefined) return;
  setInterval(() => {
    if (!isAlive(npm)) process.exit(137);
  }, LOOK_EVERY).unref();
}

/** npm starts a shell, which may or may not stay between. */
function npmAbove(first: number): number | undefined {
  let pid = first;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const ancestor = look(pid);
    if (ancestor === undefined) return undefined;
    if (
      /(^|[\s/])npm(-cli\.js)?(\s|$)/.test(ancestor.command) &&
      !/^(\S*\/)?(ba|da|z)?sh\s/.test(ancestor.command)
    ) {
      return pid;
    }
    pid = ancestor.parent;
  }
  return undefined;
}

/** By `ps`, which Linux and macOS share; undefined where there is none. */
function look(pid: number): Ancestor | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'ppid=', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return parent && command ? { parent: Number(parent), command } : undefined;
  } catch {
    return undefined;
  }
}

/** A killed process whose parent has not looked after it yet still has a number, and takes signals, but runs no more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1));
  } catch {
    return true; // no Linux: only the number can be asked
  }
}
