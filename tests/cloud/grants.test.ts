import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assessHandler } from '../../lambdas/assess.ts';
import { collectHandler } from '../../lambdas/collect.ts';
import { dashboardHandler } from '../../lambdas/dashboard.ts';
import { type FunctionName, VARIABLES } from '../../lambdas/environment.ts';
import { notifyHandler } from '../../lambdas/notify.ts';
import { reportHandler } from '../../lambdas/report.ts';
import { type Runtime, storeOf } from '../../lambdas/runtime.ts';
import { scheduleHandler } from '../../lambdas/schedule.ts';
import { startDatabase } from '../../local/dynamodb.ts';
import { startMailbox } from '../../local/mailbox.ts';
import { startQueues } from '../../local/queue.ts';
import { TABLE_SHAPE } from '../../src/store/index.ts';
import { anAlert, NOW } from '../store/samples.ts';
import { type Asked, startRecordingProxy } from './recording-proxy.ts';
import { SETTINGS } from './settings.ts';
import { SMALL_FEED, writeSmallLibrary } from './small-library.ts';
import { prefixOf, resources, type Statement, statementsOf, synthesize } from './synthesized.ts';

/**
 * Every function does its whole work once over a real wire; what it asked of DynamoDB is held against its grants.
 * A grant that is missing would otherwise be found by the first AccessDenied in production.
 */
const FUNCTIONS: FunctionName[] = ['schedule', 'collect', 'assess', 'notify', 'report', 'dashboard'];
const TABLE = 'signpost';
const template = synthesize();
const asked = new Map<FunctionName, Asked[]>();
const troubles: string[] = [];
const stops: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

beforeAll(async () => {
  const world = await startWorld();
  const proxies = new Map<FunctionName, Awaited<ReturnType<typeof startRecordingProxy>>>();
  for (const name of FUNCTIONS) {
    const proxy = await startRecordingProxy(world.database.endpoint);
    stops.push(() => proxy.stop());
    proxies.set(name, proxy);
  }
  await runAll(world, (name) => ({
    ...world.runtime,
    environment: {
      ...world.runtime.environment,
      [VARIABLES.dynamodbEndpoint]: proxies.get(name)?.endpoint ?? expect.fail(`no proxy for ${name}`),
    },
  }));
  for (const [name, proxy] of proxies) asked.set(name, proxy.asked());
}, 60_000);

interface World {
  database: { endpoint: string };
  queues: Awaited<ReturnType<typeof startQueues>>;
  runtime: Runtime;
}

async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-grants-'));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  const database = await startDatabase(TABLE);
  stops.push(() => database.stop());
  const queues = await startQueues(['collect', 'assess', 'notify']);
  stops.push(() => queues.stop());
  const mailbox = await startMailbox({ dir: join(folder, 'mail') });
  stops.push(() => mailbox.stop());
  const indicators = writeSmallLibrary(join(folder, 'indicators'), await startFeed());
  const environment = {
    [VARIABLES.table]: TABLE,
    [VARIABLES.sqsEndpoint]: queues.endpoint,
    [VARIABLES.collectQueue]: queues.url('collect'),
    [VARIABLES.assessQueue]: queues.url('assess'),
    [VARIABLES.notifyQueue]: queues.url('notify'),
    [VARIABLES.indicators]: indicators,
    [VARIABLES.allowLoopbackFeeds]: 'true',
    [VARIABLES.mailTransport]: mailbox.smtpUrl,
    [VARIABLES.mailFrom]: 'watch@signpost.example',
    [VARIABLES.alertRecipients]: 'desk@signpost.example',
    [VARIABLES.reportRecipients]: 'desk@signpost.example',
    [VARIABLES.exercise]: 'true',
  };
  const trouble = (message: string, details?: Record<string, unknown>) =>
    troubles.push(`${message} ${JSON.stringify(details)}`);
  const runtime: Runtime = {
    environment,
    clock: () => NOW,
    meter: { count: () => {} },
    journal: { info: () => {}, warn: trouble, error: trouble },
  };
  return { database, queues, runtime };
}

async function startFeed(): Promise<string> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(SMALL_FEED);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  stops.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/feed`;
}

async function runAll({ queues, database }: World, given: (name: FunctionName) => Runtime): Promise<void> {
  const time = new Date(NOW).toISOString();
  const assess = assessHandler(given('assess'));
  const notify = notifyHandler(given('notify'));
  const report = reportHandler(given('report'));
  await scheduleHandler(given('schedule'))({ time, all: true });
  await queues.drain('collect', collectHandler(given('collect')));
  await queues.drain('assess', assess);
  await assess({ time });
  const { alerts } = storeOf({ table: TABLE, dynamodbEndpoint: database.endpoint });
  await alerts.plan(anAlert('to-interrupt', 1));
  await alerts.plan(anAlert('to-digest', 1, { urgency: 'digest', at: time }));
  await queues.drain('notify', notify);
  await notify({ time });
  for (const kind of ['daily', 'weekly']) await report({ kind, time });
  await readEveryPage(given('dashboard'), time);
}

async function readEveryPage(runtime: Runtime, time: string): Promise<void> {
  const dashboard = dashboardHandler(runtime);
  const pages = ['/', '/hits', '/alerts', '/reports', '/feeds', '/about', '/feed.atom'].concat(
    [
      '/problems/falcon-unrest',
      '/indicators/depot-attacked',
      '/alerts/to-interrupt.1',
      `/reports/daily/${time}`,
    ],
    ['board', 'problems', 'hits', 'alerts', 'reports', 'feeds'].map((name) => `/api/v1/${name}`),
  );
  for (const rawPath of pages) {
    const requestContext = { domainName: 'board.signpost.example', http: { method: 'GET' } };
    const { statusCode } = await dashboard({ rawPath, requestContext });
    if (statusCode !== 200) troubles.push(`${rawPath} answered ${statusCode}`);
  }
}

describe('the grants of each function', () => {
  it('are tried by a run without trouble that does everything', () => {
    expect(troubles).toEqual([]);
    const all = (name: FunctionName) => asked.get(name)?.map(({ action }) => action) ?? [];
    expect(all('schedule')).toEqual([]);
    expect(all('collect')).toContain('dynamodb:PutItem');
    expect(all('notify')).toContain('dynamodb:UpdateItem');
    expect(all('dashboard')).toContain('dynamodb:Query');
  });

  it.each(FUNCTIONS)('%s: suffice for every request it makes of DynamoDB', (name) => {
    const statements = statementsOf(template, prefixOf(name));
    const refused = (asked.get(name) ?? []).filter(
      (one) => !statements.some((statement) => allows(statement, one)),
    );
    expect(refused).toEqual([]);
  });
});

/** Whether IAM would let the request pass: its action, on the table itself or on the index it names. */
function allows({ Effect, Action, Resource }: Statement, { action, index }: Asked): boolean {
  const onTable = (resource: unknown) =>
    /^\{"Fn::GetAtt":\["StorageTable\w+","Arn"\]\}$/.test(JSON.stringify(resource));
  const onIndex = (resource: unknown) => JSON.stringify(resource).includes(`/index/${index}"`);
  expect(Object.values(TABLE_SHAPE.indexes).map(({ name }) => name)).toEqual(
    expect.arrayContaining(index === undefined ? [] : [index]),
  );
  return (
    Effect === 'Allow' && Action.includes(action) && Resource.some(index === undefined ? onTable : onIndex)
  );
}

describe('the grants', () => {
  const TRACE = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
  const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
  const CONSUME = [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
  ];
  const MAIL = ['ses:SendEmail', 'ses:SendRawEmail'];
  const ALLOWED: Readonly<Record<FunctionName, string[]>> = {
    schedule: ['sqs:SendMessage'],
    collect: [...READ, 'dynamodb:PutItem', 'sqs:SendMessage', ...CONSUME],
    assess: [...READ, 'dynamodb:PutItem', 'sqs:SendMessage', ...CONSUME],
    notify: [...READ, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'sqs:SendMessage', ...CONSUME, ...MAIL],
    report: [...READ, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'sqs:SendMessage', ...MAIL],
    dashboard: READ,
  };
  const grantsOf = (name: FunctionName) => statementsOf(template, prefixOf(name));
  const actionsOf = (name: FunctionName) => new Set(grantsOf(name).flatMap(({ Action }) => Action));

  it.each(FUNCTIONS)('%s may do what it does and nothing else', (name) => {
    const extra = [...actionsOf(name)].filter((action) => !ALLOWED[name].includes(action));
    expect(
      extra.filter(
        (action) => ![...TRACE, ...LOGS, 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes'].includes(action),
      ),
    ).toEqual([]);
    // Collect is not traced.
    const trace = name === 'collect' ? [] : TRACE;
    expect([...actionsOf(name)]).toEqual(expect.arrayContaining([...ALLOWED[name], ...trace, ...LOGS]));
    expect(extra.filter((action) => TRACE.includes(action))).toHaveLength(trace.length);
  });

  it('let no function delete, scan or change the table itself', () => {
    const all = FUNCTIONS.flatMap((name) => [...actionsOf(name)]);
    expect(all.filter((action) => /Delete(?!Message)|Scan|Table|dynamodb:\*/.test(action))).toEqual([]);
  });

  it('let the dashboard read only', () => {
    const { dashboard } = ALLOWED;
    expect([...actionsOf('dashboard')].filter((action) => action.startsWith('dynamodb:')).sort()).toEqual(
      dashboard,
    );
  });

  it('let the dashboard write silences, and only those, where the operator allows muting', () => {
    const writes = statementsOf(synthesize({ muting: true }), prefixOf('dashboard')).filter(({ Action }) =>
      Action.includes('dynamodb:PutItem'),
    );
    expect(writes).toMatchObject([
      {
        Action: ['dynamodb:PutItem'],
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['SILENCES', 'ANALYST-LEVELS'] },
        },
      },
    ]);
  });

  it('let functions send only to the queue behind them', () => {
    const sends = (name: FunctionName) =>
      JSON.stringify(grantsOf(name).filter(({ Action }) => Action.includes('sqs:SendMessage')));
    expect(sends('schedule')).toMatch(/CollectionCollectQueue/);
    expect(sends('schedule')).not.toMatch(/AssessQueue|NotifyQueue/);
    expect(sends('collect')).toMatch(/AssessQueue/);
    expect(sends('assess')).toMatch(/NotifyQueue/);
  });

  it("let mail out only from the verified identity and under the sender's address", () => {
    for (const name of ['notify', 'report'] as const) {
      const [mail, ...more] = grantsOf(name).filter(({ Action }) => Action.includes('ses:SendRawEmail'));
      expect(more).toEqual([]);
      expect(JSON.stringify(mail?.Resource)).toMatch(/identity\/signpost\.example/);
      expect(mail?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': SETTINGS.mailFrom } });
    }
  });

  it('name their resources: no wildcard but the one for trace segments', () => {
    const statements = statementsOf(template, /./).filter(({ Effect }) => Effect === 'Allow');
    expect(statements.length).toBeGreaterThan(12);
    const wild = statements.filter(({ Action, Resource }) =>
      JSON.stringify([...Action, ...Resource.map(lastPart)]).includes('*'),
    );
    expect(new Set(wild.flatMap(({ Action }) => Action))).toEqual(new Set(TRACE));
  });

  it('use no managed policy', () => {
    for (const { Properties } of resources(template, 'AWS::IAM::Role'))
      expect(Properties.ManagedPolicyArns).toBeUndefined();
  });

  it('let only the scheduler call its one function', () => {
    const callers = statementsOf(template, /^Timers/).filter(({ Action }) =>
      Action.includes('lambda:InvokeFunction'),
    );
    expect(callers).toHaveLength(5);
    for (const { Resource } of callers)
      expect(Resource).toEqual([{ 'Fn::GetAtt': [expect.any(String), 'Arn'] }]);
  });
});

/** The end of an ARN, where a wildcard would stand. */
const lastPart = (resource: unknown): unknown =>
  z
    .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
    .safeParse(resource)
    .data?.['Fn::Join'][1].at(-1) ?? resource;
