import fc from 'fast-check';
import type { Term } from '../../../src/definitions/condition.ts';
import { tokenise } from '../../../src/text/index.ts';

/** Few words, so that random terms and random texts meet often; with everything that is awkward about words in them. */
export const WORDS = [
  'falcon',
  'falcons',
  'brigade',
  'attack',
  'attacks',
  'attacked',
  'base',
  'US',
  'us',
  'U.S.',
  'IS',
  'is',
  "Kata'ib",
  'Iran’s',
  "Irak'ta",
  'Irak',
  'Dar’a',
  'Iran-backed',
  'no',
  '5',
  'الحشد',
  'والحشد',
  'للحشد',
  'حشد',
  'الشعبي',
  'مسئول',
  'المسؤول',
  'צבא',
  'שהצבא',
  'گروه',
  'گروه\u200cهای',
  'هێرش',
  'هێرشەکانی',
  'كتائب',
  'وكتائب',
  'لكتائب',
  'قصف',
  'İstanbul',
  'été',
  '한국',
  'ﻻجئ',
  '𝐈𝐫𝐚𝐧',
] as const;

const gap = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  '! ',
  '؟ ',
  ' - ',
  '\n\n',
  '-',
  '\u200f ',
  ' “',
  '… ',
);
const word = fc.constantFrom(...WORDS);

/** A text of known words with all kinds of gaps between them. */
export const knownText: fc.Arbitrary<string> = fc
  .array(fc.tuple(word, gap), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));

/** A term as the loader would build it from one to four known words. */
export const knownTerm: fc.Arbitrary<Term> = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.nat(6))
  .map(([words, wantsPrefix, cut]) => {
    const norms = words.flatMap((each) => tokenise(each).map(({ norm }) => norm));
    const last = norms.at(-1) ?? '';
    const prefix = wantsPrefix && last.length >= 3;
    if (prefix) norms[norms.length - 1] = last.slice(0, Math.max(3, last.length - cut));
    return { text: words.join(' ') + (prefix ? '*' : ''), words: norms, prefix, exactCase: false };
  });
