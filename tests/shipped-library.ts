import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { type Library, loadLibrary } from '../src/definitions/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'signpost-tests');

/**
 * The shipped definitions as `loadLibrary` reads them. Reading takes seconds and two dozen test files want them, so the first one keeps
 * what it read for the others, under the hash of every file it was made from: it is never older than they are.
 */
export function shippedLibrary(): Library {
  const kept = join(CACHE, `${hashOfSources()}.library`);
  try {
    const library: Library = deserialize(readFileSync(kept));
    return library;
  } catch {
    const library = loadLibrary(join(ROOT, 'indicators'));
    keep(kept, serialize(library));
    return library;
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of ['indicators', 'src'])
    for (const file of filesIn(join(ROOT, folder))) hash.update(file).update(readFileSync(file));
  return hash.update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Whole or not at all, for two workers may write it at once; what was kept of other definitions goes. */
function keep(file: string, bytes: Buffer): void {
  mkdirSync(CACHE, { recursive: true });
  for (const old of readdirSync(CACHE))
    if (old.endsWith('.library')) rmSync(join(CACHE, old), { force: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}
