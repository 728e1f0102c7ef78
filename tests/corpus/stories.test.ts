import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Story, storiesOf } from '../../src/assessment/index.ts';
import type { HitRecord } from '../../src/evidence/index.ts';
import { DAY, fromIso, toIso } from '../../src/evidence/index.ts';
import { hit } from '../assessment/builders.ts';

const ARCHIVE = new URL('../../../shared/data/archive/headlines.jsonl.gz', import.meta.url);

interface Line {
  url: string;
  title: string;
  published: string;
  source: string;
}

/** Every archived headline with "attack" in it, as if one indicator had hit them all: far denser than any real one. */
function attackHits(): HitRecord[] {
  const lines = gunzipSync(readFileSync(ARCHIVE)).toString('utf8').split('\n');
  return lines
    .filter((line) => /attack/i.test(line))
    .flatMap((line) => {
      const read: Line = JSON.parse(line);
      if (!/attack/i.test(read.title)) return [];
      return [hit(read.title, toIso(fromIso(read.published)), read.source, { itemId: read.url })];
    });
}

describe.runIf(existsSync(ARCHIVE))('stories over five months of real headlines', () => {
  const hits = attackHits();
  const started = performance.now();
  const stories = storiesOf(hits);
  const seconds = (performance.now() - started) / 1000;
  const homes = new Map(
    stories.flatMap((story) => story.hits.map((one): [string, Story] => [one.id, story])),
  );

  it('hold every headline once', () => {
    expect(hits.length).toBeGreaterThan(1000);
    expect(homes.size).toBe(new Set(hits.map(({ id }) => id)).size);
  });

  it('keep the same headline of one day together, and call its copies one source', () => {
    const byTitle = new Map<string, HitRecord[]>();
    for (const one of hits) byTitle.set(one.item.title, [...(byTitle.get(one.item.title) ?? []), one]);
    let pairs = 0;
    let together = 0;
    for (const same of byTitle.values()) {
      const [first, ...others] = same.sort((a, b) => (a.at < b.at ? -1 : 1));
      for (const other of others) {
        if (first === undefined || fromIso(other.at) - fromIso(first.at) > DAY) continue;
        pairs++;
        if (homes.get(first.id) === homes.get(other.id)) together++;
      }
    }
    expect(pairs).toBeGreaterThan(100);
    expect(together / pairs).toBeGreaterThan(0.99);
  });

  it('do not chain weeks of coverage into one', () => {
    for (const story of stories) {
      const last = Math.max(...story.hits.map(({ at }) => fromIso(at)));
      expect(last - story.time).toBeLessThan(9 * DAY);
    }
    expect(Math.max(...stories.map((story) => story.hits.length))).toBeLessThan(0.05 * hits.length);
  });

  it('take far less time than comparing all with all', () => {
    expect(seconds).toBeLessThan(20);
  });
});
