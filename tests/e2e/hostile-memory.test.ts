import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DOCUMENTS_AT_THE_LIMITS, HOSTILE_DOCUMENTS } from '../collection/hostile-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ROOT = join(import.meta.dirname, '../..');

/** Megabytes a process had at most that ran `signpost parse` over these files. */
function peakOf(paths: readonly string[]): number {
  const note = join(folder, 'peak');
  const script = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.resourceUsage().maxRSS / 1024)))`;
  const preload = join(folder, 'peak.cjs');
  writeFileSync(preload, script);
  try {
    execFileSync(process.execPath, ['--require', preload, join(ROOT, 'bin/signpost.js'), 'parse', ...paths], {
      stdio: 'ignore',
    });
  } catch {
    // Exit code 1 says that some files were refused, as they should be.
  }
  return Number(readFileSync(note, 'utf8'));
}

it('all hostile documents, read one after the other by one process, cost it less than 200 MB', () => {
  const harmless = join(folder, 'harmless.xml');
  writeFileSync(harmless, '<rss><channel><item><title>EXERCISE</title></item></channel></rss>');
  const hostile = [...HOSTILE_DOCUMENTS, ...DOCUMENTS_AT_THE_LIMITS].map(([, make], index) => {
    const path = join(folder, `${index}.xml`);
    writeFileSync(path, make());
    return path;
  });
  const [idle, busy] = [peakOf([harmless]), peakOf(hostile)];
  console.log(
    `one process: ${Math.round(idle)} MB for a harmless feed, ${Math.round(busy)} MB after ${hostile.length} hostile ones`,
  );
  expect(busy - idle).toBeLessThan(200);
});
