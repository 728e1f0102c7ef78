import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionMention, type Mention, readRoles } from '../../../src/matching/events/index.ts';
import { inputFor } from './vocabulary.ts';

const piece = fc.constantFrom(
  'Falcon Brigade',
  'Osprey Front',
  'Norland army',
  'Westmark',
  'attacks',
  'drone strikes',
  'hit by',
  'base',
  'says',
  ',',
  'لواء الصقر',
  'وقصف',
  'هجوم',
  'على',
  'Şahin Tugayı',
  'saldırısı',
);
const language = fc.constantFrom('en', 'ar', 'fa', 'tr');
const sentence = fc.array(piece, { minLength: 2, maxLength: 9 }).map((pieces) => pieces.join(' '));

/** Another name, and another sense of the act, on the very same words. */
const namesake = (mention: Mention): Mention[] => [
  mention,
  { ...mention, entry: `${mention.entry}-namesake` },
  { ...mention, alias: `${mention.alias} of old` },
];
const otherSense = (action: ActionMention): ActionMention[] => [
  action,
  { ...action, lemma: `${action.lemma}x`, forms: ['noun'] },
  { ...action, action: 'actions.other', forms: ['finite', 'past'] },
  { ...action, forms: ['participle'] },
];

/** The list in an order that the numbers choose. */
const shuffled = <T>(list: readonly T[], order: readonly number[]): T[] =>
  list
    .map((each, i) => ({ each, rank: order[i % order.length] ?? 0, i }))
    .sort((a, b) => a.rank - b.rank || b.i - a.i)
    .map(({ each }) => each);

describe('the order in which names and acts are given', () => {
  it('changes nothing in who did what to whom', () => {
    const numbers = fc.array(fc.nat(20), { minLength: 8, maxLength: 24 });
    let acts = 0;
    fc.assert(
      fc.property(sentence, language, numbers, (text, lang, order) => {
        const input = inputFor(text, lang);
        const mentions = input.mentions.flatMap(namesake);
        const actions = input.actions.flatMap(otherSense);
        const expected = readRoles({ ...input, mentions, actions });
        acts += expected.length;
        const mixed = {
          ...input,
          mentions: shuffled(mentions, order),
          actions: shuffled(actions, [...order].reverse()),
        };
        expect(readRoles(mixed)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
    expect(acts).toBeGreaterThan(100);
  });
});
