import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalUrl, itemIdOf } from '../../src/collection/identity.ts';
import { filesWith } from '../definitions/small-library.ts';
import { jsonLines, signpost, signpostHere } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-cli-'));
const library = join(scratch, 'indicators');

function writeLibrary(dir: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(join(dir, path.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

beforeAll(() => writeLibrary(library, filesWith('{ any: [truce, هدنة] }')));
afterAll(() => rmSync(scratch, { recursive: true }));

const item = { url: 'https://news.example/a', title: 'Truce holds', published: '2030-01-01T00:00:00Z' };
const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const match = (input: string, file = '-') => signpost(['match', file, '--indicators', library], { input });

describe('signpost match', () => {
  it('reads items from standard input and prints each hit as a line in the agreed shape', async () => {
    const { code, out, err } = await match(
      line({ ...item, id: 'x1', lang: 'en' }) + line({ ...item, title: 'Rain' }),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(jsonLines(out)).toEqual([
      {
        indicator: 'test-indicator',
        problem: 'test-problem',
        kind: 'happening',
        demoted: false,
        item: { id: 'x1', url: item.url, title: item.title },
        spans: [{ field: 'title', start: 0, end: 5, text: 'Truce', term: 'truce' }],
        marks: [],
        rule: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('derives a missing id from the address as collection does', async () => {
    const { out } = await match(line(item));
    const id = itemIdOf({ url: canonicalUrl(item.url), title: item.title });
    expect(jsonLines(out)).toMatchObject([{ item: { id } }]);
  });

  it('says each bad line with its number and the mend, goes on with the others, and ends with 2', async () => {
    const bad = [
      'not json',
      '[]',
      '{"title":"Truce"}',
      line({ ...item, published: 'yesterday' }).trim(),
      '{"url":1,"title":"x"}',
    ];
    const { code, out, err } = await match([...bad, '', line(item)].join('\n'));
    expect(code).toBe(2);
    expect(jsonLines(out)).toHaveLength(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^standard input:1: not JSON .*; write one JSON object per line$/),
      expect.stringMatching(/^standard input:2: not an item; write a JSON object/),
      'standard input:3: "url" is missing; add it',
      expect.stringMatching(/^standard input:4: "published" cannot be used: write an ISO 8601 instant/),
      expect.stringMatching(/^standard input:5: "url" cannot be used/),
    ]);
  });

  it('reads plain and gzipped files, a byte order mark, CRLF, nulls and unknown keys', async () => {
    const text = `\uFEFF${JSON.stringify({ ...item, summary: null, labels: { a: 1 } })}\r\n${JSON.stringify({ ...item, published: '' })}`;
    const plain = join(scratch, 'items.jsonl');
    const packed = `${plain}.gz`;
    writeFileSync(plain, text);
    writeFileSync(packed, gzipSync(text));
    for (const file of [plain, packed]) {
      const { code, out } = await match('', file);
      expect([code, jsonLines(out).length]).toEqual([0, 2]);
    }
  });

  it('ends with 2 and one clear line for a file that is missing, or is no gzip', async () => {
    const missing = await match('', join(scratch, 'nowhere.jsonl'));
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/nowhere\.jsonl: cannot be read: .*check the path\n$/);
    const broken = join(scratch, 'broken.jsonl.gz');
    writeFileSync(broken, 'not gzip');
    expect((await match('', broken)).code).toBe(2);
    const cut = join(scratch, 'cut.jsonl.gz');
    writeFileSync(
      cut,
      gzipSync(`{"url":"https://n.example/1","title":"${'truce '.repeat(50)}"}`).subarray(0, -12),
    );
    expect((await match('', cut)).err).toMatch(
      /cut\.jsonl\.gz: cannot be read: .*the packed file is cut off/,
    );
  });

  it('ends with 2 and names file, line and mend when a definition is wrong', async () => {
    const dir = join(scratch, 'wrong');
    writeLibrary(dir, filesWith('{ any: [actors.falcom] }'));
    const { code, err } = await signpostHere(['match', '--indicators', dir]);
    expect(code).toBe(2);
    expect(err).toContain(
      'problems/problem.yaml:23:24: error: nothing is named "actors.falcom"; did you mean actors.falcon?',
    );
  });

  it('ends quietly when its reader goes away', async () => {
    const program = fileURLToPath(new URL('../../bin/signpost.js', import.meta.url));
    const child = spawn('sh', [
      '-c',
      `"${process.execPath}" "${program}" match --indicators "${library}" | head -1`,
    ]);
    const lines = line(item).repeat(20_000);
    child.stdin.on('error', () => undefined);
    child.stdin.end(lines);
    let err = '';
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    let out = '';
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(jsonLines(out)).toHaveLength(1);
    expect(err).toBe('');
  });
});

describe('usage', () => {
  it.each([[['wave']], [['match', '--colour']], [['explain']]])(
    '%j ends with 2 and a line that helps',
    async (args) => {
      const { code, err } = await signpostHere(args);
      expect(code).toBe(2);
      expect(err).toMatch(/^error: /);
    },
  );

  it('sets the exit code of the process', async () => {
    expect((await signpost(['wave'])).code).toBe(2);
  });

  it('--help ends with 0 and lists the commands', async () => {
    const { code, out } = await signpostHere(['--help']);
    expect(code).toBe(0);
    for (const name of ['match', 'explain', 'lint', 'test', 'parse', 'gaps', 'preview'])
      expect(out).toContain(name);
  });
});
