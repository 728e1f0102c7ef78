import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeOf } from '../../lambdas/runtime.ts';
import { startDatabase } from '../../local/dynamodb.ts';
import { TABLE } from '../../local/machine.ts';
import { openStored } from '../../local/stored.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { shippedLibrary } from '../shipped-library.ts';
import { type Ended, signpostHere } from './run.ts';

describe('signpost report', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'signpost-report-'));
  const data = join(scratch, 'data');
  const at = Date.UTC(2030, 0, 9, 6);
  beforeAll(async () => {
    mkdirSync(data);
    const database = await startDatabase(TABLE, join(data, 'database'));
    const store = storeOf({ table: TABLE, dynamodbEndpoint: database.endpoint });
    await assessProblems({ store, library: shippedLibrary(), clock: () => at });
    await database.stop();
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const report = (...args: string[]): Promise<Ended> => signpostHere(['report', ...args], { openStored });

  it('prints the report that ends with the last assessment, and the same one again: nothing is kept or told', async () => {
    const first = await report('--data', data);
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(first.out).toContain('2030-01-09');
    expect(first.out).toMatch(/blind/i);
    expect((await report('--data', data)).out).toBe(first.out);
  });

  it('gives any period, as data too', async () => {
    const { out } = await report(
      ...['--data', data, '--kind', 'weekly', '--until', '2030-01-10T00:00:00Z', '--format', 'json'],
    );
    expect(JSON.parse(out)).toMatchObject({
      kind: 'weekly',
      header: { periodStart: '2030-01-03T00:00:00.000Z', periodEnd: '2030-01-10T00:00:00.000Z' },
    });
  });

  it.each([
    [[], 'name what to read: --data DIR or --table NAME'],
    [['--data', scratch], 'holds no database'],
    [['--data', data, '--until', 'noon'], 'report: --until "noon" is no instant'],
    [['--data', data, '--kind', 'hourly'], "argument 'hourly' is invalid. Allowed choices are daily, weekly"],
  ])('%j exits 2 and says why', async (args, message) => {
    const { code, out, err } = await report(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
