import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { storiesOf } from '../../src/assessment/index.ts';
import {
  judgePair,
  OTHER_CLASSES,
  SAME_CLASSES,
  scoreStories,
  storyPairsOf,
} from '../../src/evaluation/story-pairs.ts';
import { storyLines } from '../../src/evaluation/story-pairs-table.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { shippedLibrary } from '../shipped-library.ts';

const file = new URL('../../src/evaluation/story-pairs.yaml', import.meta.url);
const pairs = storyPairsOf(parse(readFileSync(file, 'utf8')));
const matcher = compileLibrary(shippedLibrary());
const judged = pairs.map((pair) => judgePair({ matcher, storiesOf }, pair));
const score = scoreStories(judged);

describe('the labelled pairs of stories', () => {
  it('are more than 120, of every class, no text paired with itself unless it is a copy', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(120);
    for (const name of [...SAME_CLASSES, ...OTHER_CLASSES])
      expect(pairs.filter((pair) => pair.class === name).length, name).toBeGreaterThan(2);
    const twins = pairs.filter(({ one, other }) => one.title === other.title);
    expect(twins.every((pair) => pair.class === 'copy')).toBe(true);
  });

  it('are texts that the shipped indicators hit, save a handful', () => {
    expect(score.unhit.map(({ id }) => id).length).toBeLessThanOrEqual(3);
  });

  it('are told apart: precision at least 95 %, recall at least 90 %', () => {
    const wrong = storyLines(score, true).join('\n');
    expect(score.precision.value, wrong).toBeGreaterThanOrEqual(0.95);
    expect(score.recall.value, wrong).toBeGreaterThanOrEqual(0.9);
  });

  it('never lose a verbatim copy, and never join an attack with its mirror image', () => {
    for (const name of ['copy', 'roles-swapped'])
      expect(score.classes.find((each) => each.class === name)?.right.value, name).toBe(1);
  });
});

describe('the score of stories', () => {
  const pair = (same: boolean, joined: boolean) => ({
    id: 'invented',
    class: same ? ('copy' as const) : ('other-day' as const),
    same,
    joined,
    hit: true,
    one: { title: 'One', lang: 'en', after: 0 },
    other: { title: 'Other', lang: 'en', after: 2 },
  });

  it('counts joined pairs for precision and pairs of one happening for recall', () => {
    const { precision, recall, wrong } = scoreStories([
      pair(true, true),
      pair(true, true),
      pair(true, false),
      pair(false, true),
      pair(false, false),
    ]);
    expect([precision.hits, precision.of, recall.hits, recall.of]).toEqual([2, 3, 2, 3]);
    expect(wrong).toHaveLength(2);
  });

  it('refuses a file with an unknown class by name', () => {
    const file = [{ id: 'x', lang: 'en', title: 'X', same: [{ as: 'echo', after: 1, title: 'Y' }] }];
    expect(() => storyPairsOf(file)).toThrow(/same/);
  });
});
