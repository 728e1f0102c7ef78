import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase } from '../../local/dynamodb.ts';
import { TABLE } from '../../local/machine.ts';
import { writeSmallLibrary } from '../cloud/small-library.ts';
import { signpost } from './run.ts';

const data = mkdtempSync(join(tmpdir(), 'signpost-level-'));
const indicators = mkdtempSync(join(tmpdir(), 'signpost-level-library-'));
beforeAll(async () => {
  writeSmallLibrary(indicators, 'https://wire.example/feed');
  await (await startDatabase(TABLE, join(data, 'database'))).stop();
});
afterAll(() => {
  for (const folder of [data, indicators]) rmSync(folder, { recursive: true });
});
const level = (...args: string[]) => signpost(['level', ...args, '--data', data, '--indicators', indicators]);
const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);

describe('signpost level', () => {
  it('sets, lists and withdraws a level in a data folder', async () => {
    const set = await level(
      'set',
      'falcon-unrest',
      '4',
      '--owner',
      'night desk',
      '--reason',
      'guns moved',
      '--until',
      soon,
    );
    expect([set.code, set.err]).toEqual([0, '']);
    expect((await level('list')).out).toMatch(
      /^falcon-unrest: Analyst's level 4 Substantial until .*, by night desk: guns moved\n$/,
    );
    expect((await level('withdraw', 'falcon-unrest')).code).toBe(0);
  }, 60_000);

  it('goes by the time of the exercise in the folder of one', async () => {
    writeFileSync(join(data, 'replay.json'), '{"nextRound":"2030-01-20T00:00:00.000Z"}');
    try {
      const words = ['--owner', 'desk', '--reason', 'practice', '--until'];
      const set = await level('set', 'falcon-unrest', '3', ...words, '2030-02-05T06:00');
      expect([set.code, set.err]).toEqual([0, '']);
      expect((await level('list')).out).toContain('until 2030-02-05 06:00 UTC, by desk: practice');
      expect((await level('withdraw', 'falcon-unrest')).code).toBe(0);
      expect((await level('set', 'falcon-unrest', '3', ...words, soon)).err).toContain('"until"');
    } finally {
      rmSync(join(data, 'replay.json'));
    }
  }, 60_000);

  it('refuses what is no level in one line', async () => {
    const rest = ['--owner', 'a', '--reason', 'b', '--until'];
    const wrong = await level('set', 'falcon-unrest', '7', ...rest, soon);
    expect([wrong.code, wrong.err]).toEqual([
      2,
      'level: The parameter "level" must be a level from 1 to 5.\n',
    ]);
    expect((await level('set', 'falcon-unrest', '3', ...rest, 'soon')).err).toContain(
      '"until" must be a time',
    );
    expect((await level('set', 'elsewhere', '3', ...rest, soon)).err).toContain('known: falcon-unrest');
  }, 60_000);
});
