import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { filesWith } from '../definitions/small-library.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/signpost.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'signpost-memory-'));
const library = join(scratch, 'indicators');
const START = Date.parse('2030-03-04T00:00:00Z');
/** A hundred items a day. */
const APART = 864_000;
const MARGIN_MEGABYTES = 90;

beforeAll(() => {
  for (const [path, text] of filesWith('{ any: [truce] }')) {
    mkdirSync(join(library, path.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(library, path), text);
  }
});
afterAll(() => rmSync(scratch, { recursive: true }));

const summarySchema = z.object({
  archive: z.object({ matched: z.number(), hits: z.number() }),
  run: z.object({ peakMegabytes: z.number() }),
});

function line(n: number): string {
  const title = n % 50 === 0 ? `Truce note ${n} of the harbour` : `Weather ${n} over a town by the sea`;
  const url = `https://gazette.example/${n}`;
  return JSON.stringify({
    url,
    title,
    published: new Date(START + n * APART).toISOString(),
    source: 'gazette',
  });
}

/** Peak of a run over so many items, piped in as they are made. */
async function peakOver(items: number): Promise<number> {
  const out = join(scratch, `peak-${items}`);
  const args = ['backtest', '--items', '-', '--out', out, '--indicators', library, '--step', '1d'];
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(child, 'close');
  for (let from = 0; from < items; from += 2_000) {
    const lines = Array.from({ length: 2_000 }, (_, n) => line(from + n));
    if (!child.stdin.write(`${lines.join('\n')}\n`)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  expect((await ended)[0]).toBe(0);
  const { archive, run } = summarySchema.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')));
  expect(archive).toEqual({ matched: items, hits: items / 50 });
  return run.peakMegabytes;
}

it('a backtest takes no more memory of an archive six times as long', async () => {
  const few = await peakOver(20_000);
  expect(await peakOver(120_000)).toBeLessThan(few + MARGIN_MEGABYTES);
});
