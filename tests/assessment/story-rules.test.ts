import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { STORY_RULES, storiesOf } from '../../src/assessment/index.ts';
import { manyHits } from './many-hits.ts';

/** What the rules make of one body of evidence, by their number: a new number gets a new line. */
const OUTCOMES: Readonly<Record<number, string>> = {
  1: 'c2c04e386718424f',
  2: '02a2674bd483cf1c',
};

it('has a number of story rules for what they give: who changes the stories raises it, and kept weeks are made anew', () => {
  const stories = storiesOf(manyHits(900, { days: 40, seed: 11 })).map(
    ({ id, at, families, independent, corroborated, hits }) => [
      id,
      at,
      families,
      independent,
      corroborated,
      hits.map((hit) => hit.id),
    ],
  );
  const digest = createHash('sha256').update(JSON.stringify(stories)).digest('hex').slice(0, 16);
  expect(digest, `rules ${STORY_RULES} no longer give this: raise STORY_RULES`).toBe(OUTCOMES[STORY_RULES]);
});
