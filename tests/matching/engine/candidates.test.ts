import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../src/definitions/index.ts';
import { Concepts, membersOf } from '../../../src/matching/engine/concepts.ts';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { LibraryTerms } from '../../../src/matching/engine/library-terms.ts';
import { rarestTrigger } from '../../../src/matching/engine/triggers.ts';
import { readRoles } from '../../../src/matching/events/index.ts';
import { filesWith, libraryWith, onlyIndicator, problemWith } from '../../definitions/small-library.ts';

/** The words without which the only indicator is not even looked at, of terms that are the rarer the longer they are. */
function wakers(condition: string): string[] | 'every item' {
  const library = libraryWith(condition);
  const indicator = onlyIndicator(library);
  const terms = new LibraryTerms(library, [indicator]);
  const concepts = new Concepts(terms, membersOf(library.vocabulary), (word) => 1 / word.length);
  const trigger = rarestTrigger(indicator.condition, concepts);
  if (trigger === undefined) return 'every item';
  const named = ['ox', 'hens', 'donkey', 'elephant'].filter((word) =>
    trigger.concepts.includes(
      concepts.ofTerm({ text: word, words: [word], prefix: false, exactCase: false }),
    ),
  );
  return trigger.concepts.includes(concepts.ofName('actors.falcon')) ? [...named, 'actors.falcon'] : named;
}

describe('an indicator is decided only where one of these words stands:', () => {
  it.each([
    ['the rarest of those that must stand together', '{ all: [ox, elephant, donkey] }', ['elephant']],
    ['the rarest near another', '{ near: { within: 3, of: [hens, elephant] } }', ['elephant']],
    ['each of the alternatives', '{ any: [ox, donkey] }', ['ox', 'donkey']],
    [
      'the group of alternatives that is rarer than what it stands beside',
      '{ all: [ox, { any: [donkey, elephant] }] }',
      ['donkey', 'elephant'],
    ],
    [
      'all but the most frequent, where two of three are asked for',
      '{ at-least: { count: 2, of: [ox, hens, elephant] } }',
      ['hens', 'elephant'],
    ],
    [
      'those without which the weights do not reach',
      '{ weights: { threshold: 3, of: [{ weight: 1, when: ox }, { weight: 1, when: hens }, { weight: 2, when: donkey }] } }',
      ['donkey'],
    ],
    ['never an excluded one', '{ all: [ox, { none: [elephant] }] }', ['ox']],
    [
      'the word inside a sentence or field',
      '{ field: { in: [title], that: { sentence: [hens, donkey] } } }',
      ['donkey'],
    ],
    ['the doer of an act', '{ event: { agent: actors.falcon, action: actions.attack } }', ['actors.falcon']],
  ])('%s', (_name, condition, expected) => {
    expect(wakers(condition)).toEqual(expected);
  });
});

/** How often the texts of an item are asked for while a library of so many indicators looks at it, every one up to the last word. */
function textsAsked(indicators: number): number {
  const near = '{ near: { within: 1, of: [hens, ox] } }';
  const more = Array.from({ length: indicators - 1 }, (_, n): [string, string] => [
    `problems/p${n}.yaml`,
    problemWith(near).replaceAll('id: test-', `id: p${n}-`),
  ]);
  const engine = new Engine(buildLibrary(filesWith(near, [], Object.fromEntries(more))), readRoles);
  let asked = 0;
  const item = {
    id: 'x',
    url: 'https://news.example/x',
    get title() {
      asked += 1;
      return 'Hens of the old mill beside an ox';
    },
    get summary() {
      asked += 1;
      return 'The ox of the mill stands beside the hens.';
    },
  };
  expect(engine.match(item)).toEqual([]);
  return asked;
}

describe('an item', () => {
  it('is read and taken apart as often for sixty indicators that weigh it as for one', () => {
    expect(textsAsked(60)).toBe(textsAsked(1));
  });
});
