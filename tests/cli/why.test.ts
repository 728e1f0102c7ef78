import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase } from '../../local/dynamodb.ts';
import { TABLE } from '../../local/machine.ts';
import { openStored } from '../../local/stored.ts';
import { signpostHere } from './run.ts';

const ANSWER = { explanation: { problem: 'p' }, logged: { equal: true, version: 3 }, lines: ['one', 'two'] };

describe('signpost why', () => {
  let server: Server;
  let url: string;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const known = request.url?.startsWith('/api/v1/problems/p/') === true;
      const differs = { ...ANSWER, logged: { equal: !request.url?.includes('at=2029'), version: 3 } };
      const body = known ? differs : { error: { code: 'not-found', message: 'no problem "x"' } };
      response.writeHead(known ? 200 : 404).end(JSON.stringify(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('asks a running dashboard and prints its lines, or JSON', async () => {
    const plain = await signpostHere([
      'why',
      'p/an-indicator',
      '--url',
      `${url}/`,
      '--at',
      '2030-01-23T06:00:00Z',
    ]);
    expect(plain).toEqual({ code: 0, out: 'one\ntwo\n', err: '' });
    expect(asked.at(-1)).toBe(
      '/api/v1/problems/p/why?indicator=an-indicator&at=2030-01-23T06%3A00%3A00.000Z',
    );
    const json = await signpostHere(['why', 'p', '--url', url, '--json']);
    expect(JSON.parse(json.out)).toEqual({ explanation: ANSWER.explanation, logged: ANSWER.logged });
  });

  it('exits 1 when the recomputation differs from the log', async () => {
    const { code } = await signpostHere(['why', 'p', '--url', url, '--at', '2029-01-01T00:00:00Z']);
    expect(code).toBe(1);
  });

  it.each([
    [['why', 'a/b/c'], 'is no problem and no problem/indicator'],
    [['why', '/b'], 'is no problem and no problem/indicator'],
    [['why', 'p', '--at', 'yesterday'], 'is no instant such as'],
    [['why', 'p', '--url', 'http://127.0.0.1:1'], 'start it with npm run demo, or give --data'],
    [['why', 'p', '--data', 'x'], '--data is read by bin/signpost.js only'],
  ])('%j exits 2 with one clear line', async (args, message) => {
    const { code, out, err } = await signpostHere(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses a time that lies ahead in the exercise that a folder keeps', async () => {
    const data = mkdtempSync(join(tmpdir(), 'signpost-why-'));
    await (await startDatabase(TABLE, join(data, 'database'))).stop();
    writeFileSync(join(data, 'replay.json'), '{"nextRound":"2030-01-20T00:00:00.000Z"}');
    const ask = (at: string) =>
      signpostHere(['why', 'militia-attacks', '--data', data, '--at', at], { openStored });
    const ahead = await ask('2030-01-21T00:00:00Z');
    expect(ahead.code).toBe(2);
    expect(ahead.err).toContain(
      '--at lies ahead: nothing is known of it yet, ask up to 2030-01-20T00:00:00.000Z',
    );
    expect((await ask('2030-01-19T00:00:00Z')).err).toContain('was not yet assessed');
    rmSync(data, { recursive: true });
  }, 60_000);

  it('passes on what the dashboard says of a problem it does not know', async () => {
    const { code, err } = await signpostHere(['why', 'x', '--url', url]);
    expect([code, err]).toEqual([2, 'why: no problem "x"\n']);
  });
});

describe('signpost level', () => {
  it.each([
    [['level', 'set', 'p', '3', '--owner', 'a', '--reason', 'b', '--until', '2030-01-01T00:00'], 'say where'],
    [['level', 'set', 'p', '3', '--owner', 'a', '--until', '2030-01-01T00:00'], '--reason'],
    [['level', 'list'], 'say where'],
  ])('%j exits 2 and says what is missing', async (args, message) => {
    const { code, err } = await signpostHere(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
