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
  if (process.env.npm_lifecycle_event === undefined) return;
  if (isOrphan(process.ppid)) process.exit(137);
  const npm = npmAbove(process.ppid);
  if (npm === undefined) return;
  setInterval(() => {
    if (!isAlive(npm)) process.exit(137);
  }, LOOK_EVERY).unref();
}

/** Whether npm was gone before we could look for it: then nothing but its shell, if that, stands between us and the first process. */
export function isOrphan(parent: number): boolean {
  if (!/^npm/.test(process.env.npm_config_user_agent ?? '')) return false;
  const shell = look(parent);
  if (shell === undefined || isNpm(shell.command)) return false;
  return (
    parent === 1 || (shell.parent === 1 && SHELL.test(shell.command) && !isNpm(look(1)?.command ?? 'npm'))
  );
}

const SHELL = /^(\S*\/)?(ba|da|z)?sh\s/;
const isNpm = (command: string) => /(^|[\s/])npm(-cli\.js)?(\s|$)/.test(command) && !SHELL.test(command);

/** npm starts a shell, which may or may not stay between. */
function npmAbove(first: number): number | undefined {
  let pid = first;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const ancestor = look(pid);
    if (ancestor === undefined) return undefined;
    if (isNpm(ancestor.command)) return pid;
    pid = ancestor.parent;
  }
  return undefined;
}

/** By `ps`, which Linux and macOS share; undefined where there is none. */
function look(pid: number): Ancestor | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'ppid=', '-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
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
