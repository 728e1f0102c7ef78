import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BenchIndicator, holds, libraryOf } from '../../../bench/library.ts';
import type { MatchableItem } from '../../../src/evidence/index.ts';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { readRoles } from '../../../src/matching/events/index.ts';

/** Words that fold to themselves but for case and accents, so that a search for bare strings is right about them. */
const WORDS = [
  'harbour',
  'règle',
  'convoy',
  'čas',
  'depot',
  'šum',
  'orbit',
  'граница',
  'поезд',
  'quay',
  'zinc',
  'ñandu',
];
const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const indicator: fc.Arbitrary<BenchIndicator> = fc.record({
  terms: fc.uniqueArray(phrase, { minLength: 10, maxLength: 10 }),
  shape: fc.constantFrom('groups' as const, 'two' as const),
});
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const item = fc
  .record({ title: text, summary: text })
  .map(
    ({ title, summary }): MatchableItem => ({ id: 'item', url: 'https://news.example/1', title, summary }),
  );

/** What a full-text index answers to such a query: a phrase stands in a text or it does not. */
const stands = ({ title, summary }: MatchableItem, term: string): boolean =>
  [title, summary ?? ''].some((each) => ` ${each} `.includes(` ${term} `));

const DISGUISES: ((written: string) => string)[] = [
  (written) => written,
  (written) => written.toUpperCase(),
  (written) => written.replace(/(^| )\p{L}/gu, (start) => start.toUpperCase()),
  (written) => written.normalize('NFD'),
  (written) => written.normalize('NFC').replaceAll(' ', ', '),
];

describe('queries of any, all, none and at least', () => {
  it('hit what a search for bare strings finds, whatever the case and the way accents are stored', () => {
    let hits = 0;
    fc.assert(
      fc.property(
        fc.array(indicator, { minLength: 1, maxLength: 6 }),
        fc.array(item, { minLength: 1, maxLength: 8 }),
        (indicators, items) => {
          const engine = new Engine(libraryOf(indicators), readRoles);
          for (const each of items) {
            const expected = indicators.flatMap((one, id) =>
              holds(one, (term) => stands(each, one.terms[term] ?? '')) ? [`indicator-${id}`] : [],
            );
            hits += expected.length;
            for (const disguise of DISGUISES) {
              const { title, summary = '' } = each;
              const found = engine.match({ ...each, title: disguise(title), summary: disguise(summary) });
              expect(found.map((hit) => hit.indicator)).toEqual(expected);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(hits).toBeGreaterThan(100);
  });
});
