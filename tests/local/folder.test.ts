import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDatabase } from '../../local/dynamodb.ts';
import { DataFolderError, openFolder, writeDurably } from '../../local/folder.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'signpost-test-'));

describe('the data folder', () => {
  it('refuses to mix exercise data with real data', () => {
    const path = scratch();
    openFolder('exercise', path);
    expect(() => openFolder('live', path)).toThrow(/holds exercise data.*another --data/);
    expect(openFolder('exercise', path).path).toBe(path);
  });

  it('says which file is damaged and what to do', () => {
    const path = scratch();
    writeFileSync(join(path, 'signpost.json'), '{"purpose":"picnic"}');
    expect(() => openFolder('live', path)).toThrow(/signpost\.json is damaged: remove/);
  });

  it('says so when the path is a file', () => {
    const file = join(scratch(), 'file');
    writeFileSync(file, '');
    expect(() => openFolder('live', file)).toThrow(DataFolderError);
  });

  it('is removed at the end when it was made for one run', () => {
    const folder = openFolder('exercise');
    expect(existsSync(folder.path)).toBe(true);
    folder.discard();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('replaces a file whole', () => {
    const file = join(scratch(), 'cursor.json');
    writeDurably(file, 'old');
    writeDurably(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
  });
});

describe('the embedded database', () => {
  it('keeps its table over a restart and tells a second run that the folder is taken', async () => {
    const path = join(scratch(), 'database');
    const first = await startDatabase('signpost', path);
    await expect(startDatabase('signpost', path)).rejects.toThrow(
      /in use by another Signpost.*another --data/,
    );
    await first.stop();
    const again = await startDatabase('signpost', path);
    expect(again.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await again.stop();
  }, 30_000);
});
