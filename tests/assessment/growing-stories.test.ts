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

  it('follow a text that is posted again days after the report that it was first told with has left', () => {
    const told = [
      hit('Gunmen storm the customs house of Marsa', toIso(NOW - 30 * DAY), 'alpha', { itemId: 'a' }),
      hit('Customs house of Marsa stormed by gunmen', toIso(NOW - 30 * DAY + HOUR), 'beta', { itemId: 'b' }),
      hit('Dockers leave the ferry of Velim', toIso(NOW - 27 * DAY), 'alpha', { itemId: 'c' }),
      hit('Customs house of Marsa stormed by gunmen', toIso(NOW - 25 * DAY), 'beta', { itemId: 'd' }),
      hit('Riders block the lighthouse of Orsk', toIso(NOW), 'alpha', { itemId: 'e' }),
    ];
    const growing = new GrowingStories('crane-fire');
    expect(growing.of(told).map(({ hits }) => hits.length)).toEqual([1, 1, 3]);
    const left = told.slice(1);
    expect(growing.of(left)).toEqual(storiesOf(left));
    expect(growing.of(left).map(({ hits }) => hits.length)).toEqual([1, 1, 2]);
  });

  it('go on when a hit is repeated, and when the first of its kind leaves and the repetition stays', () => {
    const told = manyHits(60, { days: 20, seed: 4 }).sort((a, b) => (a.at < b.at ? -1 : 1));
    const again = told.flatMap((one, n) => (n % 9 === 0 ? [one, { ...one }] : [one]));
    const growing = new GrowingStories('crane-fire');
    for (let first = 0; first < again.length; first++) {
      const window = again.slice(first, first + 30);
      expect(growing.of(window)).toEqual(storiesOf(window.filter(counts)));
    }
  });
});
