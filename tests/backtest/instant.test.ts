import fc from 'fast-check';
import { describe, it } from 'vitest';
import { millisOf } from '../../src/backtest/instant.ts';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
/** Instants to the second as they are written, of days and hours that exist and some that do not. */
const written = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0')),
    two(14),
    two(33),
    two(25),
    two(61),
    two(61),
  )
  .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}Z`);

describe('instants of an archive', () => {
  it('are read as the runtime reads them, whether they exist or not', () => {
    fc.assert(
      fc.property(written, (text) => Object.is(millisOf(text), Date.parse(text))),
      {
        numRuns: 2000,
      },
    );
  });

  it('are read as the runtime reads them after any unit was exchanged', () => {
    const changed = fc
      .tuple(written, fc.integer({ min: 0, max: 19 }), fc.string({ unit: 'binary', maxLength: 2 }))
      .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + 1));
    fc.assert(
      fc.property(changed, (text) => Object.is(millisOf(text), Date.parse(text))),
      { numRuns: 2000 },
    );
  });
});
