import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/definitions/index.ts';
import type { Example } from '../../../src/definitions/model.ts';
import type { MatchableItem } from '../../../src/evidence/index.ts';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { readRoles } from '../../../src/matching/events/index.ts';
import { compilePlainly } from '../../../src/matching/plain-matcher.ts';

const library = loadLibrary('indicators');
const examples = library.problems
  .flatMap(({ indicators }) => indicators)
  .flatMap(({ examples: { match, noMatch } }) => [...match, ...noMatch]);

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

describe('the engine on the library that is shipped', () => {
  it('gives the same hits as the plain evaluator on every example', () => {
    const engine = new Engine(library, readRoles);
    const plain = compilePlainly(library, readRoles);
    let hits = 0;
    examples.forEach((example, i) => {
      for (const item of itemsOf(example, examples[i - 1])) {
        const expected = plain.match(item);
        hits += expected.length;
        expect(engine.match(item)).toEqual(expected);
      }
    });
    expect(hits).toBeGreaterThan(0);
  });
});
