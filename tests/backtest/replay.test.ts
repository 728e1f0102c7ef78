import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, type Level, MINUTE } from '../../src/evidence/index.ts';
import { library, murmur, replayOf, scanOf, type Telling } from './world.ts';

const DAYS = 24;
const news = (hour: number, by: string, title = 'Truce signed at the harbour'): Telling => ({
  hour,
  title,
  by,
});

const TITLES = [
  'Truce signed at the harbour of Millbrook',
  'Harbour of Millbrook sees truce signed by both sides',
  'Truce broken before dawn in the hills',
  'Lull holds for the fourth week, says mayor',
  'No truce in sight as talks falter',
  'Truce committee meets again over the fourth draft',
];
const tellings = fc.array(
  fc.record({
    hour: fc.double({ min: 0, max: 22 * DAYS, noNaN: true }),
    title: fc.constantFrom(...TITLES),
    by: fc.constantFrom('gazette', 'herald', 'courier'),
  }),
  { maxLength: 40 },
);
/** Stretches without any item, in which nothing can be seen. */
const outages = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 22 * DAYS }), hours: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 4 },
);

describe('a replay', () => {
  it('gives the same timeline, log and alerts whether it skips idle steps or assesses every one', () => {
    fc.assert(
      fc.property(tellings, outages, fc.constantFrom(30 * MINUTE, HOUR, 5 * HOUR), (told, dark, step) => {
        const murmured = murmur(30 * DAYS, (hour) =>
          dark.some(({ from, hours }) => hour >= from && hour < from + hours),
        );
        const archive = scanOf([...murmured, ...told]);
        const skipping = replayOf(archive, { to: 34 * DAYS, step });
        const naive = replayOf(archive, { to: 34 * DAYS, step, everyStep: true });
        expect(skipping.timeline).toEqual(naive.timeline);
        expect(skipping.outcomes.flatMap(({ alerts }) => alerts)).toEqual(
          naive.outcomes.flatMap(({ alerts }) => alerts),
        );
        expect(skipping.assessments).toBeLessThan(naive.assessments);
      }),
      { numRuns: 3 },
    );
  });

  it('holds the alerts of a problem while the one it is part of is Serious, as production does', () => {
    const [child] = library.problems;
    if (child === undefined) throw new Error('the library has a problem');
    const archive = scanOf([...murmur(4 * DAYS), news(30, 'gazette'), news(31, 'herald', TITLES[1])]);
    const alertsBeside = (baseLevel: Level) => {
      const whole = {
        ...child,
        id: 'whole',
        title: 'The whole coast',
        levels: [],
        baseLevel,
      };
      const problems = [{ ...child, partOf: 'whole' }, whole];
      const { outcomes } = replayOf(archive, { to: 4 * DAYS, problems });
      return outcomes.flatMap(({ alerts }) => alerts.map(({ alert }) => alert));
    };
    expect(alertsBeside(4).filter(({ held }) => held !== undefined)).toEqual([]);
    const held = alertsBeside(5).filter(({ problem }) => problem === child.id);
    expect(held.length).toBeGreaterThan(0);
    for (const one of held) {
      expect(one).toMatchObject({
        status: 'held',
        held: 'inhibited: The whole coast is at level 5 (Serious)',
      });
    }
  });

  it('gives the same when there are so many hits that they are grouped week by week', () => {
    const places = ['Millbrook', 'Oakham', 'Westmark', 'Ferndale', 'Kestrel Bay', 'Highmoor', 'Dunwich'];
    const deeds = [
      'signed by elders',
      'broken at dawn',
      'holds in market',
      'debated by council',
      'praised by envoy',
    ];
    const told = Array.from({ length: 700 }, (_, n) => ({
      hour: (n * 40 * DAYS) / 700,
      title: `Truce ${deeds[n % 5]} of ${places[(n * 3) % 7]} after talk number ${n % 37} with ${places[(n * 5 + 2) % 7]}`,
      by: ['gazette', 'herald', 'courier'][(n * 7) % 3] ?? '',
    }));
    const archive = scanOf([...murmur(45 * DAYS), ...told]);
    const run = { to: 42 * DAYS, step: 6 * DAYS * HOUR };
    const naive = replayOf(archive, { ...run, everyStep: true });
    const skipping = replayOf(archive, run);
    expect(skipping.timeline).toEqual(naive.timeline);
    expect(skipping.outcomes.flatMap(({ alerts }) => alerts)).toEqual(
      naive.outcomes.flatMap(({ alerts }) => alerts),
    );
  });

  it('does not depend on the order in which the archive was read', () => {
    fc.assert(
      fc.property(tellings, (told) => {
        const all = [...murmur(45 * DAYS), ...told.map((one, n) => ({ ...one, title: `${one.title} ${n}` }))];
        const backwards = [...all].reverse();
        const [a, b] = [scanOf(all), scanOf(backwards)];
        expect(b.scan.volume.byDay()).toEqual(a.scan.volume.byDay());
        expect(b.hits.length).toBe(a.hits.length);
        const levels = (lines: string[]) => lines.map((line) => line.replace(/"changes".*/, ''));
        expect(levels(replayOf(b, { to: 30 * DAYS, step: 6 * HOUR }).timeline)).toEqual(
          levels(replayOf(a, { to: 30 * DAYS, step: 6 * HOUR }).timeline),
        );
      }),
      { numRuns: 3 },
    );
  });

  it('raises the level at the first step after the second newsroom, and never before', () => {
    const archive = scanOf([
      ...murmur(5 * DAYS),
      news(60.2, 'gazette'),
      news(63.5, 'herald', 'Both sides sign truce at the harbour'),
    ]);
    const levels = replayOf(archive, { to: 4 * DAYS }).outcomes.map(({ standings }) => standings[0]?.level);
    expect(levels.indexOf(4)).toBe(64);
  });

  it('sends an interrupting alert with the reports that raised the level', () => {
    const archive = scanOf([
      ...murmur(5 * DAYS),
      news(60.2, 'gazette'),
      news(63.5, 'herald', 'Both sides sign truce at the harbour'),
    ]);
    const alerts = replayOf(archive, { to: 4 * DAYS }).outcomes.flatMap((outcome) => outcome.alerts);
    const interrupting = alerts.filter(({ alert }) => alert.urgency === 'interrupt');
    expect(interrupting).toHaveLength(1);
    expect(interrupting[0]?.alert.evidence.map(({ source }) => source).sort()).toEqual(['gazette', 'herald']);
    expect(interrupting[0]?.cited).toHaveLength(2);
  });

  it('is blind, not quiet, where the archive is silent, and sees again after it', () => {
    const gap = (hour: number): boolean => hour >= 5 * DAYS && hour < 8 * DAYS;
    const { outcomes } = replayOf(scanOf(murmur(12 * DAYS, gap)), { to: 10 * DAYS });
    const blind = outcomes.map(({ standings }) => standings[0]?.blind);
    expect(blind[5 * DAYS - 1]).toBe(false);
    expect(blind[6 * DAYS]).toBe(true);
    expect(blind[8 * DAYS]).toBe(true);
    expect(blind[8 * DAYS + 1]).toBe(false);
  });

  it('keeps a level through a gap of the archive: missing data resolves nothing', () => {
    const gap = (hour: number): boolean => hour >= 4 * DAYS && hour < 30 * DAYS;
    const told = [news(72, 'gazette'), news(73, 'herald', 'Both sides sign truce at the harbour')];
    const { outcomes } = replayOf(scanOf([...murmur(22 * DAYS, gap), ...told]), { to: 29 * DAYS });
    expect(outcomes.at(-1)?.standings[0]).toMatchObject({ level: 4, blind: true });
  });

  it('never sees ahead: what comes after a step changes nothing before it', () => {
    const told = [news(60, 'gazette'), news(63, 'herald', 'Both sides sign truce at the harbour')];
    const short = replayOf(scanOf([...murmur(5 * DAYS), ...told]), { to: 5 * DAYS - 1 });
    const later = [
      news(5 * DAYS, 'courier'),
      ...Array.from({ length: 9 }, (_, n) => news(5 * DAYS + n, 'gazette', `Truce note ${n}`)),
    ];
    const long = replayOf(scanOf([...murmur(30 * DAYS), ...told, ...later]), { to: 20 * DAYS });
    expect(long.timeline.slice(0, short.timeline.length)).toEqual(short.timeline);
  });
});
