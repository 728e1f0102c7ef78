import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HitRecord } from '../../evidence/index.ts';
import { lineEnd, wholeLines } from './line-bytes.ts';

/** Hits held in memory before they are put on disk as a sorted run: some ten megabytes. */
const RUN = 10_000;

/** A hit as its line, which takes a third of the room and nothing to sweep over. */
interface HeldHit {
  at: string;
  id: string;
  line: string;
}

const before = (a: { at: string; id: string }, b: { at: string; id: string }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * Puts the hits of an archive in the order of their time, whatever the order of its lines: an external merge sort, whose memory
 * does not grow with the archive.
 */
export class HitRuns {
  private readonly folder: string;
  private readonly size: number;
  private readonly runs: string[] = [];
  private held: HeldHit[] = [];

  /** @param folder for the runs; made when the first is written, and removed by `discard`. */
  constructor(folder: string, size = RUN) {
    this.folder = folder;
    this.size = size;
  }

  async add(hits: readonly HitRecord[]): Promise<void> {
    for (const hit of hits) this.held.push({ at: hit.at, id: hit.id, line: JSON.stringify(hit) });
    if (this.held.length >= this.size) await this.spill();
  }

  private async spill(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = join(this.folder, `${this.runs.length}.jsonl`);
    const lines = this.held.sort(before).map(({ line }) => line);
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
  for await (const bytes of wholeLines(createReadStream(file))) {
    for (let from = 0, to = 0; from < bytes.length; from = to + 1) {
      to = lineEnd(bytes, from);
      yield JSON.parse(bytes.toString('utf8', from, to));
    }
  }
}

async function* inMemory(hits: readonly HeldHit[]): AsyncGenerator<HitRecord> {
  for (const { line } of hits) yield JSON.parse(line);
}
