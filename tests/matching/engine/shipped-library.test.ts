import { describe, expect, it } from 'vitest';
import { readRoles } from '../../../src/matching/events/index.ts';
import { compilePlainly } from '../../../src/matching/plain-matcher.ts';
import { shippedLibrary } from '../../shipped-library.ts';
import { examplesOf, expectSameHits, itemsOf, shippedEngine } from './shipped-examples.ts';

const library = shippedLibrary();
const examples = library.problems.flatMap(examplesOf);

/** Every how many examples one is tried against its own problem; tests/corpus/shipped-examples.test.ts tries all of them. */
const OWN_STRIDE = 4;
/** Every how many examples one is tried against all problems. */
const STRIDE = Math.ceil(examples.length / 80);

describe('the engine on the library that is shipped', () => {
  it.each(library.problems.map((problem) => [problem.id, problem] as const))(
    'gives the same hits as the plain evaluator on examples of %s',
    (_id, problem) => {
      expectSameHits(problem, OWN_STRIDE);
    },
  );

  it('gives the same hits as the plain evaluator when all problems are tried', () => {
    const plain = compilePlainly(library, readRoles);
    for (let i = 0; i < examples.length; i += STRIDE) {
      const example = examples[i];
      if (example === undefined) continue;
      for (const item of itemsOf(example, examples[i - 1]))
        expect(shippedEngine.match(item)).toEqual(plain.match(item));
    }
  });
});
