import { expect } from 'vitest';
import type { Example, ProblemDefinition } from '../../../src/definitions/model.ts';
import type { MatchableItem } from '../../../src/evidence/index.ts';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { readRoles } from '../../../src/matching/events/index.ts';
import { compilePlainly } from '../../../src/matching/plain-matcher.ts';
import { shippedLibrary } from '../../shipped-library.ts';

const library = shippedLibrary();

export const examplesOf = ({ indicators }: ProblemDefinition): Example[] =>
  indicators.flatMap(({ examples: { match, noMatch } }) => [...match, ...noMatch]);

const itemOf = (title: string, lang: string, summary: string | undefined): MatchableItem => ({
  id: 'example',
  url: 'https://news.example/1',
  title,
  summary,
  published: '2026-03-01T00:00:00.000Z',
  lang,
});

/** Every example by itself, and with the one before it as its summary, so that fields and roles mix. */
export function itemsOf(example: Example, before: Example | undefined): MatchableItem[] {
  const { text, lang, summary } = example;
  return [itemOf(text, lang, summary), itemOf(before?.text ?? text, lang, `${text}. ${before?.text ?? ''}`)];
}

export const shippedEngine: Engine = new Engine(library, readRoles);

/** Holds the engine to the plain evaluator on every `stride`th example of a problem. */
export function expectSameHits(problem: ProblemDefinition, stride: number): void {
  const plain = compilePlainly({ ...library, problems: [problem] }, readRoles);
  const own = examplesOf(problem);
  let hits = 0;
  for (let i = 0; i < own.length; i += stride) {
    const example = own[i];
    if (example === undefined) continue;
    for (const item of itemsOf(example, own[i - 1])) {
      const expected = plain.match(item);
      hits += expected.length;
      expect(shippedEngine.match(item).filter((hit) => hit.problem === problem.id)).toEqual(expected);
    }
  }
  expect(hits).toBeGreaterThan(0);
}
