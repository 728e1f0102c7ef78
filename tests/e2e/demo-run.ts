import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeOf } from '../../lambdas/runtime.ts';
import { startDatabase } from '../../local/dynamodb.ts';
import { EXERCISE } from '../../local/exercise/index.ts';
import { startMailbox } from '../../local/mailbox.ts';
import { loadLibrary, loadSources } from '../../src/definitions/index.ts';
import { fromIso, type LogEntry } from '../../src/evidence/index.ts';
import { allPages } from '../../src/stages/pages.ts';
import { explainState } from '../../src/stages/why.ts';

export interface Summary {
  feeds_polled: number;
  items_read: number;
  hits_stored: number;
  transitions: number;
  mails_accepted: number;
  reports: number;
}

type Command = readonly [string, ...string[]];
const NODE: Command = [process.execPath, 'bin/local.js', 'demo'];
export const NPM: Command = ['npm', 'run', '-s', 'demo', '--'];

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

function start(data: string, command: Command): { child: ChildProcess; ended: Promise<Run> } {
  const [program, ...args] = command;
  const child = spawn(program, [...args, '--once', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, stdout, stderr }));
  return { child, ended };
}

/** Runs the demo to its end, as `npm run -s demo -- --once --data DIR` does. */
export const runDemo = (data: string): Promise<Run> => start(data, NODE).ended;

/** The last line of standard output. @throws SyntaxError when it is no JSON. */
export const summaryOf = ({ stdout }: Run): Summary => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');

function finishedRounds(data: string): number {
  const file = join(data, 'replay.json');
  if (!existsSync(file)) return 0;
  const { nextRound } = JSON.parse(readFileSync(file, 'utf8'));
  return Math.round((fromIso(nextRound) - EXERCISE.start) / EXERCISE.step);
}

/**
 * Starts the demo and kills it with SIGKILL somewhere inside a round.
 * @param round kill once this many rounds are finished.
 * @param command what is killed: the demo itself, or the npm that started it.
 * @param later milliseconds after that, to fall into different steps of the next round.
 */
export async function killDemo(
  data: string,
  round: number,
  later: number,
  command: Command = NODE,
): Promise<Run> {
  const { child, ended } = start(data, command);
  while (child.exitCode === null && finishedRounds(data) < round) await pause(2);
  await pause(later);
  child.kill('SIGKILL');
  return ended;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Each problem's log with its library, and how many logged warnings come out the same when they are computed again. */
export async function logsOf(data: string) {
  const database = await startDatabase('signpost', join(data, 'database'));
  try {
    const store = storeOf({ table: 'signpost', dynamodbEndpoint: database.endpoint });
    const library = { ...loadLibrary('indicators'), sources: loadSources(join(data, 'sources.yaml')) };
    const entries: LogEntry[] = [];
    const different: string[] = [];
    for (const { id } of library.problems) {
      for (const entry of await store.log.since(id, 0, 1_000)) {
        entries.push(entry);
        const question = { problem: id, at: fromIso(entry.at) };
        const { logged } = await explainState({ store, library }, question);
        if (!logged.equal) different.push(`${id} ${entry.version}: ${logged.differences.join('; ')}`);
      }
    }
    return { entries, different };
  } finally {
    await database.stop();
  }
}

/** What a data folder holds after its runs. */
export async function contentOf(data: string) {
  const database = await startDatabase('signpost', join(data, 'database'));
  const mailbox = await startMailbox({ dir: join(data, 'mailbox') });
  try {
    const store = storeOf({ table: 'signpost', dynamodbEndpoint: database.endpoint });
    const always = { from: '1970-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
    const hits = await allPages((page) => store.hits.newest(always, page));
    const board = await store.board.read();
    const alerts = await allPages((page) => store.alerts.newest(page));
    const mails = await mailbox.list();
    return { hits, board, alerts, mails };
  } finally {
    await mailbox.stop();
    await database.stop();
  }
}
