import { expect, it } from 'vitest';
import { examplesOf, expectSameHits } from '../matching/engine/shipped-examples.ts';
import { shippedLibrary } from '../shipped-library.ts';

const { problems } = shippedLibrary();

it.each(problems.map((problem) => [problem.id, problem] as const))(
  'the engine gives the same hits as the plain evaluator on every example of %s',
  (_id, problem) => {
    expect(examplesOf(problem).length).toBeGreaterThan(0);
    expectSameHits(problem, 1);
  },
);
