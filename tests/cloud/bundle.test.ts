import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLING, PROJECT_ROOT } from '../../cdk/bundling.ts';
import { type FunctionName, VARIABLES } from '../../lambdas/environment.ts';
import { storeOf } from '../../lambdas/runtime.ts';
import { startDatabase } from '../../local/dynamodb.ts';
import { startQueues } from '../../local/queue.ts';
import { SMALL_FEED, writeSmallLibrary } from './small-library.ts';

/** What is uploaded must run where nothing else is: one file, the definitions beside it, no node_modules, no TypeScript. */
const run = promisify(execFile);
const TABLE = 'signpost';
const FUNCTIONS: FunctionName[] = ['schedule', 'collect', 'assess', 'notify', 'report', 'dashboard'];
const task = mkdtempSync(join(tmpdir(), 'signpost-task-'));
const stops: (() => Promise<unknown>)[] = [async () => rmSync(task, { recursive: true, force: true })];
let environment: Record<string, string> = {};

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

beforeAll(async () => {
  await build({
    entryPoints: FUNCTIONS.map((name) => join(PROJECT_ROOT, 'lambdas', `${name}.ts`)),
    outdir: task,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: BUNDLING.target ?? 'node24',
    mainFields: BUNDLING.mainFields ?? [],
    banner: { js: BUNDLING.banner ?? '' },
    minify: BUNDLING.minify ?? false,
    keepNames: BUNDLING.keepNames ?? false,
    external: BUNDLING.externalModules ?? [],
    logLevel: 'error',
  });
  const database = await startDatabase(TABLE);
  stops.push(() => database.stop());
  const queues = await startQueues(['collect', 'assess', 'notify']);
  stops.push(() => queues.stop());
  writeSmallLibrary(join(task, 'indicators'), await startFeed());
  environment = {
    [VARIABLES.table]: TABLE,
    [VARIABLES.dynamodbEndpoint]: database.endpoint,
    [VARIABLES.sqsEndpoint]: queues.endpoint,
    [VARIABLES.collectQueue]: queues.url('collect'),
    [VARIABLES.assessQueue]: queues.url('assess'),
    [VARIABLES.notifyQueue]: queues.url('notify'),
    [VARIABLES.allowLoopbackFeeds]: 'true',
    [VARIABLES.mailFrom]: 'watch@signpost.example',
    [VARIABLES.alertRecipients]: 'desk@signpost.example',
    [VARIABLES.reportRecipients]: 'desk@signpost.example',
  };
}, 60_000);

async function startFeed(): Promise<string> {
  const server: Server = createServer((_, response) => response.end(SMALL_FEED));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  stops.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/feed`;
}

/** Calls a bundle's handler in a process of its own, as Lambda does: the task folder is where it stands. */
async function invoke(name: FunctionName, event: unknown): Promise<unknown> {
  const program = `import { handler } from './${name}.mjs';
    const answer = await handler(${JSON.stringify(event)});
    process.stdout.write('\\nANSWER ' + JSON.stringify(answer ?? null));
    process.exit(0);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
    cwd: task,
    env: { PATH: process.env.PATH, ...environment },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\nANSWER ') + 8));
}

const record = (body: unknown) => ({ Records: [{ messageId: 'm-1', body: JSON.stringify(body) }] });
const time = '2030-01-07T06:00:00Z';

describe('the bundles', () => {
  it('do the work of the six functions one after the other', async () => {
    expect(await invoke('schedule', { time, all: true })).toBeNull();
    expect(await invoke('collect', record({ feeds: ['courier-world', 'gazette-world'] }))).toEqual({
      batchItemFailures: [],
    });
    expect(await invoke('assess', { time })).toEqual({ batchItemFailures: [] });
    const store = storeOf({ table: TABLE, dynamodbEndpoint: environment[VARIABLES.dynamodbEndpoint] });
    expect((await store.board.read()).map(({ problem }) => problem)).toEqual(['falcon-unrest']);
    expect(
      await invoke('dashboard', {
        rawPath: '/',
        requestContext: { domainName: 'x.example', http: { method: 'GET' } },
      }),
    ).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('The Falcon Brigade breaks the truce'),
    });
  });

  it.each(['notify', 'report'] as const)(
    'of %s starts, and says what is wrong with an event it cannot read',
    async (name) => {
      await expect(invoke(name, { time: 'noon' })).rejects.toThrow(/MessageError.*not of the agreed shape/s);
    },
  );
});
