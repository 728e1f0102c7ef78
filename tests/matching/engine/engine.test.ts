import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { pack, unpack } from '../../../src/matching/engine/layout.ts';
import { compilePlainly } from '../../../src/matching/plain-matcher.ts';
import { readUnresolved } from '../../../src/matching/unresolved-roles.ts';
import { randomItem, randomLibrary } from './random-library.ts';

const items = fc.array(randomItem, { minLength: 1, maxLength: 6 });

describe('the engine', () => {
  it('gives the same hits as the plain evaluator, for any definitions and items', () => {
    let hits = 0;
    fc.assert(
      fc.property(randomLibrary, items, (library, list) => {
        const plain = compilePlainly(library, readUnresolved);
        const engine = new Engine(library, readUnresolved);
        for (const item of list) {
          const expected = plain.match(item);
          hits += expected.length;
          expect(engine.match(item)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
    expect(hits).toBeGreaterThan(200);
  });

  it('explains as the plain evaluator does', () => {
    fc.assert(
      fc.property(randomLibrary, randomItem, (library, item) => {
        const plain = compilePlainly(library, readUnresolved);
        expect(new Engine(library, readUnresolved).explain(item)).toEqual(plain.explain(item));
      }),
    );
  });

  it('gives the same hits from a packed index as from a fresh one', () => {
    fc.assert(
      fc.property(randomLibrary, items, (library, list) => {
        const fresh = new Engine(library, readUnresolved);
        const loaded = new Engine(library, readUnresolved, { index: unpack(pack(fresh.index)) });
        for (const item of list) expect(loaded.match(item)).toEqual(fresh.match(item));
      }),
    );
  });
});
