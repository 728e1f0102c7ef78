import { describe, expect, it } from 'vitest';
import type { Example, ProblemDefinition } from '../../../src/definitions/model.ts';
import type { MatchableItem } from '../../../src/evidence/index.ts';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { readRoles } from '../../../src/matching/events/index.ts';
import { compilePlainly } from '../../../src/matching/plain-matcher.ts';
import { shippedLibrary } from '../../shipped-library.ts';

const library = shippedLibrary();
const examplesOf = ({ indicators }: ProblemDefinition): Example[] =>
  indicators.flatMap(({ examples: { match, noMatch } }) => [...match, ...noMatch]);
const examples = library.problems.flatMap(examplesOf);

const itemOf = (title: string, lang: string, summary: string | undefined): MatchableItem => ({
  id: 'example',
  url: 'https://news.example/1',
  title,
  summary,
  published: '2026-03-01T00:00:00.000Z',
  lang,
});

/** Every example by itself, and with the one before it as its summary, so that fields and roles mix. */
function itemsOf(example: Example, before: Example | undefined): MatchableItem[] {
  const { text, lang, summary } = example;
  return [itemOf(text, lang, summary), itemOf(before?.text ?? text, lang, `${text}. ${before?.text ?? ''}`)];
}

/** Every how many examples one is tried against all problems; all of them are against their own. */
const STRIDE = Math.ceil(examples.length / 80);

describe('the engine on the library that is shipped', () => {
  const engine = new Engine(library, readRoles);

  it.each(library.problems.map((problem) => [problem.id, problem] as const))(
    'gives the same hits as the plain evaluator on every example of %s',
    (id, problem) => {
      const plain = compilePlainly({ ...library, problems: [problem] }, readRoles);
      const own = examplesOf(problem);
      let hits = 0;
      own.forEach((example, i) => {
        for (const item of itemsOf(example, own[i - 1])) {
          const expected = plain.match(item);
          hits += expected.length;
          expect(engine.match(item).filter((hit) => hit.problem === id)).toEqual(expected);
        }
      });
      expect(hits).toBeGreaterThan(0);
    },
  );

  it('gives the same hits as the plain evaluator when all problems are tried', () => {
    const plain = compilePlainly(library, readRoles);
    for (let i = 0; i < examples.length; i += STRIDE) {
      const example = examples[i];
      if (example === undefined) continue;
      for (const item of itemsOf(example, examples[i - 1]))
        expect(engine.match(item)).toEqual(plain.match(item));
    }
  });
});
