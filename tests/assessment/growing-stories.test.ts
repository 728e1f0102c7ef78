import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingStories } from '../../src/assessment/growing-stories.ts';
import { counts, storiesOf } from '../../src/assessment/stories.ts';
import { manyHits } from './many-hits.ts';

/** How many hits come and how many of the oldest leave before the next look, and how far from the end the new ones are put. */
const looks = fc.array(
  fc.record({ come: fc.nat(9), leave: fc.nat(4), late: fc.constantFrom(0, 0, 0, 3), again: fc.boolean() }),
  { minLength: 5, maxLength: 30 },
);

describe('stories that grow', () => {
  it('are at each look those that all the evidence gives when it is grouped at once', () => {
    fc.assert(
      fc.property(looks, fc.nat(99), (steps, seed) => {
        const told = manyHits(160, { days: 12, seed }).sort((a, b) => (a.at < b.at ? -1 : 1));
        const growing = new GrowingStories('crane-fire');
        let window: typeof told = [];
        for (const { come, leave, late, again } of steps) {
          const fresh = told.splice(0, come);
          window = window.slice(leave);
          window.splice(window.length - Math.min(late, window.length), 0, ...fresh);
          const [first] = fresh;
          if (again && first !== undefined) window.push({ ...first });
          expect(growing.of(window)).toEqual(storiesOf(window.filter(counts)));
        }
      }),
      { numRuns: 25 },
    );
  });
});
