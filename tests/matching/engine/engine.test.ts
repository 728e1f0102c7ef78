import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { IndexFormatError, pack, unpack } from '../../../src/matching/engine/layout.ts';
import type { ReadRoles } from '../../../src/matching/evidence.ts';
import { compilePlainly } from '../../../src/matching/plain-matcher.ts';
import { readUnresolved } from '../../../src/matching/unresolved-roles.ts';
import { randomItem, randomLibrary, readByOrder } from './random-library.ts';

const recording =
  (log: string[] | undefined): ReadRoles =>
  (input) => {
    log?.push(JSON.stringify([input.text, input.mentions, input.actions]));
    return readByOrder(input);
  };

const items = fc.array(randomItem, { minLength: 1, maxLength: 6 });

/** Stands in the name, so that whatever fails can be run again: a time-out and a count too small name no seed of their own. */
const seed = Math.floor(Math.random() * 2 ** 31);
/** Long enough on a machine that others use as well. */
const TIME = 60_000;

describe(`the engine (seed ${seed})`, { timeout: TIME }, () => {
  it('gives the same hits as the plain evaluator, for any definitions and items', () => {
    let hits = 0;
    fc.assert(
      fc.property(randomLibrary, items, (library, list) => {
        const asked: string[][] = [[], []];
        const [plain, engine] = [
          compilePlainly(library, recording(asked[0])),
          new Engine(library, recording(asked[1])),
        ];
        for (const item of list) {
          const expected = plain.match(item);
          hits += expected.length;
          expect(engine.match(item)).toEqual(expected);
        }
        // What the role pass is given, in which order, must not depend on who asks it.
        expect(asked[0]).toEqual(expect.arrayContaining(asked[1] ?? []));
      }),
      { numRuns: 500, seed },
    );
    expect(hits).toBeGreaterThan(200);
  });

  it('explains as the plain evaluator does', () => {
    fc.assert(
      fc.property(randomLibrary, randomItem, (library, item) => {
        const plain = compilePlainly(library, readUnresolved);
        expect(new Engine(library, readUnresolved).explain(item)).toEqual(plain.explain(item));
      }),
      { seed },
    );
  });

  it('gives the same hits from a packed index as from a fresh one', () => {
    fc.assert(
      fc.property(randomLibrary, items, (library, list) => {
        const fresh = new Engine(library, readUnresolved);
        const loaded = new Engine(library, readUnresolved, {
          index: unpack(pack(fresh.index, 'rule'), 'rule'),
        });
        for (const item of list) expect(loaded.match(item)).toEqual(fresh.match(item));
      }),
      { seed },
    );
  });

  it('refuses an index that is cut off, of another layout, or of other definitions', () => {
    fc.assert(
      fc.property(randomLibrary, fc.double({ min: 0, max: 0.99, noNaN: true }), (library, share) => {
        const { index } = new Engine(library, readUnresolved);
        const buffer = pack(index, 'rule');
        expect(() => unpack(buffer, 'another rule')).toThrow(IndexFormatError);
        expect(() => unpack(buffer.slice(0, Math.floor(buffer.byteLength * share)), 'rule')).toThrow(
          IndexFormatError,
        );
        expect(() => unpack(new ArrayBuffer(1000), 'rule')).toThrow(IndexFormatError);
      }),
      { numRuns: 30, seed },
    );
  });

  it('finds the same in one item whatever items came before it', () => {
    fc.assert(
      fc.property(randomLibrary, items, (library, list) => {
        const engine = new Engine(library, readUnresolved);
        const first = list.map((item) => engine.match(item));
        expect([...list].reverse().map((item) => engine.match(item))).toEqual([...first].reverse());
      }),
      { seed },
    );
  });
});
