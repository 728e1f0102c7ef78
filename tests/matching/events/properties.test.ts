import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoles } from '../../../src/matching/events/index.ts';
import { swap, swapRoles } from './mirror.ts';
import { inputFor, marks, roles } from './vocabulary.ts';

const F = 'Falcon Brigade';
const O = 'Osprey Front';

const base = fc.constantFrom('base', 'camp', 'convoy', 'fighters', 'men', 'headquarters');
const adverb = fc.constantFrom('', ' overnight', ' in Westmark', ' on Monday', ' again');
/** Sentences made of the rules' patterns, with free parts where headlines have them. */
const sentence = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('strikes', 'attacks', 'raids', 'targets', 'bombs', 'attacked', 'ambushed', 'stormed'),
      base,
      adverb,
    )
    .map(([verb, thing, tail]) => `${F} ${verb} ${O} ${thing}${tail}`),
  fc
    .tuple(base, fc.constantFrom('hit', 'attacked', 'bombed', 'shelled', 'stormed'), adverb)
    .map(([thing, verb, tail]) => `${F} ${thing} ${verb} by ${O}${tail}`),
  fc
    .tuple(
      fc.constantFrom('attack', 'strike', 'raid', 'ambush', 'assault'),
      fc.constantFrom('on', 'against'),
      base,
    )
    .map(([noun, preposition, thing]) => `${F} ${noun} ${preposition} ${O} ${thing} kills two`),
  fc
    .tuple(
      fc.constantFrom('launches', 'carries out', 'steps up', 'claims'),
      fc.constantFrom('attacks', 'drone strikes', 'raids'),
      base,
    )
    .map(([verb, noun, thing]) => `${F} ${verb} ${noun} on ${O} ${thing}`),
  fc
    .tuple(base, fc.constantFrom('killed', 'wounded', 'hurt'), fc.constantFrom('ambush', 'attack', 'strike'))
    .map(([, verb, noun]) => `Two ${F} men ${verb} in ${O} ${noun}`),
);
const plainWords = fc
  .array(
    fc.constantFrom(
      'talks',
      'prices',
      'rise',
      'quietly',
      'minister',
      'visits',
      'Westmark',
      'today',
      'twelve',
      'Norland',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => words.join(' '));

describe('roles', () => {
  it('do not change when a sentence or a clause behind a semicolon is put before', () => {
    fc.assert(
      fc.property(sentence, plainWords, fc.constantFrom('. ', '; ', '! ', '? '), (text, before, end) => {
        expect(roles(`${before}${end}${text}`).replace(/(?:, )?Norland \w+/g, '')).toBe(roles(text));
      }),
    );
  });

  it('exchange when the two names are exchanged', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(roles(swap(text, F, O))).toBe(swapRoles(roles(text)));
      }),
    );
  });

  it('are found in every one of these sentences', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(roles(text)).toMatch(/^(?:Falcon agent, Osprey target|Falcon target, Osprey agent)$/);
      }),
    );
  });

  it('stay, and only marks change, when the act is denied or planned', () => {
    const verb = fc.constantFrom('attack', 'strike', 'bomb', 'raid', 'storm', 'ambush');
    const doubt = fc.constantFrom(
      ['did not', 'negated'],
      ['plans to', 'hypothetical'],
      ['vows to', 'hypothetical'],
      ['could', 'hypothetical'],
      ['will', 'hypothetical'],
    );
    fc.assert(
      fc.property(verb, doubt, base, (act, [words, mark], thing) => {
        const text = `${F} ${words} ${act} ${O} ${thing}`;
        expect(roles(text)).toBe(roles(`${F} attacked ${O} ${thing}`));
        expect(marks(text)).toEqual([mark]);
      }),
    );
  });

  it('never throw, and point into the tokens, whatever the text and language', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        F,
        O,
        'attack',
        'attacks',
        'hit',
        'by',
        'on',
        'after',
        'says',
        'claims',
        ',',
        ':',
        '-',
        'who',
        'and',
        'not',
        "'s",
      ),
      fc.constantFrom(
        'لواء الصقر',
        'هجوم',
        'على',
        'قصف',
        'وقصف',
        'بعد',
        'جبهة العقاب',
        'تعرض',
        'بين',
        'نفذه',
      ),
      fc.constantFrom('Şahin Tugayı', 'saldırı', 'tarafından', 'هێرشی', 'لەلایەن', 'êrîşa', 'حمله', 'توسط'),
      fc.string({ maxLength: 6 }),
    );
    const lang = fc.constantFrom('en', 'ar', 'fa', 'tr', 'ckb', 'kmr');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), lang, fc.boolean(), (pieces, language, isLead) => {
        const input = inputFor(pieces.join(' '), language, { field: isLead ? 'lead' : 'title' });
        for (const reading of readRoles(input)) {
          const ranges = [
            reading.anchor,
            ...reading.marks,
            ...reading.participants.map(({ mention }) => mention),
          ];
          for (const { start, end } of ranges) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(input.tokens.length);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('cost no more than its length in a text without full stops', () => {
    const input = inputFor(`${F} says killed in attack by ${O} and `.repeat(300));
    const before = process.cpuUsage();
    readRoles(input);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  it('give one outcome per actor and event', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 3 }), (texts) => {
        for (const { participants } of readRoles(inputFor(texts.join(', ')))) {
          const mentions = participants.map(({ mention }) => `${mention.entry}@${mention.start}`);
          expect(new Set(mentions).size).toBe(mentions.length);
        }
      }),
    );
  });
});
