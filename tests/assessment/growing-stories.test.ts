import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingStories } from '../../src/assessment/growing-stories.ts';
import { counts, storiesOf } from '../../src/assessment/stories.ts';
import { DAY, fromIso, HOUR, toIso } from '../../src/evidence/index.ts';
import { hit, NOW } from './builders.ts';
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

  it('are the same while the oldest leave the window one by one, texts that are posted again every few days among them', () => {
    const again = ['Lighthouse of Marsa stays dark', 'Ferry to Velim and grain depot of Orsk: what we know'];
    const posted = fc.array(
      fc.record({
        title: fc.constantFrom(...again),
        hour: fc.integer({ min: 0, max: 60 * 24 }),
        by: fc.constantFrom('alpha', 'beta'),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(posted, fc.nat(99), fc.integer({ min: 9, max: 30 }), (extra, seed, days) => {
        const posts = extra.map(({ title, hour, by }, n) =>
          hit(title, toIso(NOW - hour * HOUR), by, { itemId: `again-${n}` }),
        );
        const told = [...manyHits(180, { days: 60, seed }), ...posts].sort((a, b) =>
          a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1,
        );
        const growing = new GrowingStories('crane-fire');
        for (let now = NOW - 59 * DAY; now <= NOW; now += DAY / 2) {
          const window = told.filter(({ at }) => fromIso(at) <= now && fromIso(at) > now - days * DAY);
          expect(growing.of(window)).toEqual(storiesOf(window.filter(counts)));
        }
      }),
      { numRuns: 8 },
    );
  });
});
