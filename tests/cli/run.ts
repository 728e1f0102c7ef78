import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main, type Surroundings } from '../../src/cli/main.ts';
import { redirect } from '../../src/cli/output.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/signpost.js', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the real command line in its own process. */
export function signpost(
  args: readonly string[],
  options: { input?: string; cwd?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: options.cwd });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Runs a command inside this process: the same program without the start of another Node. */
export async function signpostHere(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const out = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 24 });
  const err = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 24 });
  redirect(out, err);
  try {
    const code = await main(args, surroundings);
    return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
  } finally {
    redirect(undefined, undefined);
    process.exitCode = undefined;
  }
}

/** Lines of JSON as values. */
export const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
