import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HitRecord } from '../../evidence/index.ts';

/** Hits held in memory before they are put on disk as a sorted run. */
const RUN = 5_000;

const before = (a: HitRecord, b: HitRecord): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * Puts the hits of an archive in the order of their time, whatever the order of its lines: an external merge sort, whose memory
 * does not grow with the archive.
 */
export class HitRuns {
  private readonly folder: string;
  private readonly size: number;
  private readonly runs: string[] = [];
  private held: HitRecord[] = [];

  /** @param folder for the runs; made when the first is written, and removed by `discard`. */
  constructor(folder: string, size = RUN) {
    this.folder = folder;
    this.size = size;
  }

  async add(hits: readonly HitRecord[]): Promise<void> {
    for (const hit of hits) this.held.push(hit);
    if (this.held.length >= this.size) await this.spill();
  }

  private async spill(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = join(this.folder, `${this.runs.length}.jsonl`);
    const lines = this.held.sort(before).map((hit) => JSON.stringify(hit));
    await writeFile(file, `${lines.join('\n')}\n`);
    this.runs.push(file);
    this.held = [];
  }

  /** All hits, oldest first. */
  async *sorted(): AsyncGenerator<HitRecord> {
    const sources = [...this.runs.map(readRun), inMemory(this.held.sort(before))];
    const heads: { hit: HitRecord; source: AsyncGenerator<HitRecord> }[] = [];
    for (const source of sources) await refill(heads, source);
    for (let next = heads.shift(); next !== undefined; next = heads.shift()) {
      yield next.hit;
      await refill(heads, next.source);
    }
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function refill(
  heads: { hit: HitRecord; source: AsyncGenerator<HitRecord> }[],
  source: AsyncGenerator<HitRecord>,
): Promise<void> {
  const { value, done } = await source.next();
  if (done === true) return;
  const at = heads.findIndex(({ hit }) => before(value, hit) < 0);
  heads.splice(at < 0 ? heads.length : at, 0, { hit: value, source });
}

async function* readRun(file: string): AsyncGenerator<HitRecord> {
  const input = createReadStream(file, { encoding: 'utf8' });
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield JSON.parse(line);
  }
}

async function* inMemory(hits: readonly HitRecord[]): AsyncGenerator<HitRecord> {
  yield* hits;
}
