import { describe, expect, it } from 'vitest';
import {
  type ActionEntry,
  type ActionForm,
  clashingForms,
  inflect,
} from '../../../src/matching/events/index.ts';

const formsOf = (entry: Omit<ActionEntry, 'kind'>): ActionForm[] =>
  inflect({ kind: 'actions.test', ...entry });
const texts = (entry: Omit<ActionEntry, 'kind'>): string[] => formsOf(entry).map(({ text }) => text);
const kinds = (entry: Omit<ActionEntry, 'kind'>, text: string): readonly string[] | undefined =>
  formsOf(entry).find((form) => form.text === text)?.forms;

describe('English forms', () => {
  it.each([
    ['attack', ['attack', 'attacks', 'attacked', 'attacking']],
    ['ambush', ['ambush', 'ambushes', 'ambushed', 'ambushing']],
    ['seize', ['seize', 'seizes', 'seized', 'seizing']],
    ['stab', ['stab', 'stabs', 'stabbed', 'stabbing']],
    ['target', ['target', 'targets', 'targeted', 'targeting']],
    ['raid', ['raid', 'raids', 'raided', 'raiding']],
    ['bury', ['bury', 'buries', 'buried', 'burying']],
    ['strike~struck', ['strike', 'strikes', 'struck', 'striking']],
    ['throw~threw~thrown', ['throw', 'throws', 'threw', 'thrown', 'throwing']],
    ['hit~hit', ['hit', 'hits', 'hitting']],
    ['open fire', ['open fire', 'opens fire', 'opened fire', 'opening fire']],
    ['free', ['free', 'frees', 'freed', 'freeing']],
  ])('of %s are %j', (verb, expected) => {
    expect(texts({ verbs: { en: [verb] } })).toEqual(expected);
  });
  it('of a noun are singular and plural, the last word inflected', () => {
    expect(texts({ nouns: { en: ['car bombing', 'ambush', 'siege~sieges'] } })).toEqual([
      'car bombing',
      'car bombings',
      'ambush',
      'ambushes',
      'siege',
      'sieges',
    ]);
  });
  it('that are verb and noun alike are one form that can be both', () => {
    expect(kinds({ verbs: { en: ['attack'] }, nouns: { en: ['attack'] } }, 'attacks')).toEqual([
      'finite',
      'noun',
    ]);
    expect(kinds({ verbs: { en: ['hit~hit'] } }, 'hit')).toEqual(['finite', 'past', 'participle']);
  });
  it('are mutual for words of both sides and for a symmetric kind', () => {
    expect(formsOf({ mutualVerbs: { en: ['clash'] } }).every(({ mutual }) => mutual)).toBe(true);
    expect(formsOf({ nouns: { en: ['talk'] }, symmetric: true }).every(({ mutual }) => mutual)).toBe(true);
    expect(formsOf({ nouns: { en: ['attack'] } }).some(({ mutual }) => mutual)).toBe(false);
  });
});

describe('forms of other languages', () => {
  it('are Arabic persons, tenses and the future', () => {
    expect(texts({ verbs: { ar: ['هاجم'] } })).toEqual(
      expect.arrayContaining(['هاجم', 'هاجمت', 'هاجموا', 'يهاجم', 'تهاجم', 'يهاجمون', 'يهاجمان', 'سيهاجم']),
    );
    expect(texts({ verbs: { ar: ['أطلق النار'] } })).toEqual(
      expect.arrayContaining(['يطلق النار', 'أطلقت النار']),
    );
    expect(texts({ verbs: { ar: ['قال~يقول'] } })).toContain('يقول');
    // "التي هاجمها": with the object written onto it.
    expect(texts({ verbs: { ar: ['هاجم'] } })).toEqual(
      expect.arrayContaining(['هاجمه', 'هاجمها', 'هاجمتها']),
    );
  });
  it('are the Arabic noun, its accusative and its dual', () => {
    expect(texts({ nouns: { ar: ['هجوم', 'ضربة', 'هجمات'] } })).toEqual(
      expect.arrayContaining(['هجوم', 'هجوما', 'هجومين', 'ضربة', 'ضربتين', 'هجمات']),
    );
  });
  it('are Persian past, present and passive', () => {
    expect(texts({ verbs: { fa: ['حمله کرد'] } })).toEqual(
      expect.arrayContaining(['حمله کرد', 'حمله کردند', 'حمله می‌کند', 'حمله شد']),
    );
    expect(kinds({ verbs: { fa: ['کشت'] } }, 'کشته شد')).toEqual(['passive']);
  });
  it('follow Turkish vowel harmony, active and passive', () => {
    expect(texts({ verbs: { tr: ['saldır', 'vur', 'öldür', 'hedef al', 'katlet~katled'] } })).toEqual(
      expect.arrayContaining([
        'saldırdı',
        'saldırıyor',
        'vurdu',
        'vuruldu',
        'öldürüldü',
        'hedef aldı',
        'hedef alındı',
        'katletti',
        'katledildi',
      ]),
    );
  });
  it('are Kurdish words as printed, the passive known by its shape', () => {
    expect(kinds({ verbs: { ckb: ['کوژرا'] } }, 'کوژرا')).toEqual(['passive']);
    expect(kinds({ verbs: { kmr: ['hat kuştin'] } }, 'hat kuştin')).toEqual(['passive']);
    expect(kinds({ verbs: { kmr: ['êrîş kir'] } }, 'êrîş kir')).toEqual(['past']);
    expect(kinds({ verbs: { kmr: ['hat kuştin'] } }, 'hatine kuştin')).toEqual(['passive']);
    expect(kinds({ verbs: { kmr: ['êrîş kir'] } }, 'êrîş bike')).toEqual(['finite']);
    expect(kinds({ verbs: { kmr: ['bikin hedef'] } }, 'bikin hedef')).toEqual(['finite']);
    expect(texts({ verbs: { kmr: ['êrîş kir', 'revand'] } })).toEqual(
      expect.arrayContaining(['êrîş kirine', 'êrîş dikin', 'êrîş bike', 'revand']),
    );
  });

  it('say what a speaker does himself', () => {
    expect(texts({ verbs: { ar: ['استهدف'] } })).toEqual(expect.arrayContaining(['استهدفنا', 'سنستهدف']));
    expect(texts({ verbs: { fa: ['حمله کرد'] } })).toEqual(
      expect.arrayContaining(['حمله خواهیم کرد', 'حمله کردیم']),
    );
    expect(texts({ verbs: { tr: ['saldır', 'vur'] } })).toEqual(
      expect.arrayContaining(['saldırdık', 'saldıracağız', 'vuracağız', 'vurmakla']),
    );
  });
});

describe('a form that two kinds claim', () => {
  it('is reported once, with both kinds', () => {
    const clash = clashingForms([
      { kind: 'actions.attack', verbs: { en: ['strike~struck'] } },
      { kind: 'actions.protest', nouns: { en: ['strike'] } },
    ]);
    expect(clash.map(({ text }) => text)).toEqual(['strike', 'strikes']);
    expect(clash[0]?.kinds).toEqual(['actions.attack', 'actions.protest']);
  });
  it('is none when the kinds speak of other words', () => {
    expect(
      clashingForms([
        { kind: 'actions.attack', nouns: { en: ['attack'] } },
        { kind: 'actions.meet', verbs: { en: ['meet~met'] } },
      ]),
    ).toEqual([]);
  });
});
