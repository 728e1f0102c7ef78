import { describe, expect, it } from 'vitest';
import { compileLibrary } from '../../src/matching/index.ts';
import { shippedLibrary } from '../shipped-library.ts';

/** Invented headlines in which one party acts on another; every one is also read with the two names exchanged. */
const ENGLISH = [
  '{A} attacks {B}',
  '{A} drone hits {B}',
  '{B} commander killed in {A} strike',
  '{A} claims strike on {B}',
  '{A} strikes {B} base in Anbar',
  '{A} says it struck {B}',
  '{B} says {A} struck it',
  'Strike by {A} on {B} kills three',
  '{A} kills two {B} soldiers',
  '{A} drone strike on {B} vehicle',
  '{A} ambushes {B} patrol',
  '{A} blows up {B} vehicle',
  '{A} kills two {B} soldiers in raid',
  '{A} raid on {B} hideout leaves four dead',
  '{A} launches offensive against {B}',
  '{A} claims shelling of {B}',
];
/** A capture is an operation on ISIS and no attack on a militia. */
const WITH_CAPTURE = [...ENGLISH, '{B} members captured by {A}'];
const ARABIC = [
  '{A} تهاجم {B}',
  '{A} تستهدف {B}',
  'قصف {A} {B}',
  'مقتل قيادي في {B} بغارة ل{A}',
  'هجوم ل{A} على {B}',
  '{A} تشن هجوما على {B}',
  '{A} تقصف مقرا ل{B}',
  '{A} تتبنى قصف {B}',
  'قيادي في {A} يقتل عنصرا من {B}',
];

/** Invented threats, each also with speaker and threatened exchanged. */
const THREATS: Readonly<Record<string, readonly string[]>> = {
  en: [
    '{A} threatens {B}',
    '{A} threatens {B} with strikes',
    '{A} threatens to strike {B}',
    '{A} vows to retaliate against {B}',
    '{A} vows revenge on {B}',
    '{A} warns {B} of consequences',
    '{A} warns {B} it will strike',
    '{A} warns {B} against attacks',
    '{A} issues ultimatum to {B}',
    '{A} prepares to attack {B}',
  ],
  ar: ['{A} تهدد {B} بضربات', '{A} تتوعد {B} بالرد', '{A} تحذر {B} من هجوم', '{A} تهدد بمهاجمة {B}'],
  tr: ["{A}, {B}'ı tehdit etti", "{A}, {B}'ı vurmakla tehdit etti"],
  fa: ['{A} {B} را تهدید کرد', '{A} {B} را به حمله تهدید کرد'],
  ckb: ['{A} هەڕەشەی هێرش بۆ سەر {B} دەکات', '{A} هەڕەشە لە {B} دەکات'],
  kmr: ['{A} gef li {B} xwar', '{A} gefa êrîşê li {B} xwar'],
};

interface Pair {
  lang: string;
  texts: readonly string[];
  parties: readonly [first: string, second: string];
  /** Indicators that the first party's acts light, and those that the second's do. */
  lit: readonly [first: readonly string[], second: readonly string[]];
}

const MILITIA = ['militia-attack', 'facade-claim', 'unclaimed-attack'];
const ON_MILITIA = ['militia-struck', 'militia-struck-unclaimed', 'militia-leader-killed'];
const ON_ISIS = ['operations-against-isis', 'isis-recedes', 'isis-plot-foiled'];
const PAIRS: readonly Pair[] = [
  { lang: 'en', texts: ENGLISH, parties: ['Kataib Hezbollah', 'US'], lit: [MILITIA, ON_MILITIA] },
  { lang: 'en', texts: ENGLISH, parties: ['Harakat al-Nujaba', 'Israel'], lit: [MILITIA, ON_MILITIA] },
  { lang: 'ar', texts: ARABIC, parties: ['كتائب حزب الله', 'القوات الأمريكية'], lit: [MILITIA, ON_MILITIA] },
  { lang: 'ar', texts: ARABIC, parties: ['حركة النجباء', 'إسرائيل'], lit: [MILITIA, ON_MILITIA] },
  ...(
    [
      ['en', 'Kataib Hezbollah', 'US'],
      ['en', 'Harakat al-Nujaba', 'Israel'],
      ['ar', 'كتائب حزب الله', 'القوات الأمريكية'],
      ['ar', 'حركة النجباء', 'إسرائيل'],
      ['tr', 'Ketaib Hizbullah', 'ABD'],
      ['fa', 'کتائب حزب الله', 'آمریکا'],
      ['ckb', 'کەتائیب حزبوڵڵا', 'ئەمریکا'],
      ['kmr', 'Ketaib Hizbullah', 'Amerîka'],
    ] as const
  ).map(
    ([lang, militia, power]): Pair => ({
      lang,
      texts: THREATS[lang] ?? [],
      parties: [militia, power],
      lit: [
        [...MILITIA, 'threat-to-attack'],
        [...ON_MILITIA, 'strike-threatened'],
      ],
    }),
  ),
  { lang: 'en', texts: ENGLISH, parties: ['Iran', 'Israel'], lit: [['iran-strikes'], ['strike-on-iran']] },
  { lang: 'ar', texts: ARABIC, parties: ['إيران', 'إسرائيل'], lit: [['iran-strikes'], ['strike-on-iran']] },
  { lang: 'en', texts: WITH_CAPTURE, parties: ['ISIS', 'SDF'], lit: [['isis-attack'], ON_ISIS] },
  {
    lang: 'en',
    texts: WITH_CAPTURE,
    parties: ['Islamic State', 'Iraqi army'],
    lit: [['isis-attack'], ON_ISIS],
  },
  { lang: 'ar', texts: ARABIC, parties: ['داعش', 'قسد'], lit: [['isis-attack'], ON_ISIS] },
  {
    lang: 'ar',
    texts: ARABIC,
    parties: ['تنظيم الدولة', 'القوات العراقية'],
    lit: [['isis-attack'], ON_ISIS],
  },
  {
    lang: 'en',
    texts: ENGLISH,
    parties: ['Hezbollah', 'Israel'],
    lit: [['hezbollah-attacks'], ['israel-strikes-lebanon']],
  },
  {
    lang: 'ar',
    texts: ARABIC,
    parties: ['حزب الله', 'إسرائيل'],
    lit: [['hezbollah-attacks'], ['israel-strikes-lebanon']],
  },
];

const matcher = compileLibrary(shippedLibrary());
const counted = (title: string, lang: string): string[] =>
  matcher
    .match({ id: title, url: 'text:', title, lang })
    .filter(({ demoted }) => !demoted)
    .map(({ indicator }) => indicator);

describe('the shipped indicators take the victim for the doer in no headline', () => {
  it.each(PAIRS)(
    'of $parties.0 and $parties.1 ($lang), whoever of them acts',
    ({ lang, texts, parties, lit }) => {
      const [first, second] = parties;
      const sides = [
        { doer: first, victim: second, other: lit[1] },
        { doer: second, victim: first, other: lit[0] },
      ];
      const wrong = sides.flatMap(({ doer, victim, other }) =>
        texts.flatMap((text) => {
          const title = text.replaceAll('{A}', doer).replaceAll('{B}', victim);
          return counted(title, lang)
            .filter((indicator) => other.includes(indicator))
            .map((indicator) => `${title}: ${indicator}`);
        }),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each(PAIRS)(
    'and hear who does it: $parties.0 and $parties.1 ($lang)',
    ({ lang, texts, parties: [first, second], lit }) => {
      const lights = (doer: string, victim: string, own: readonly string[]): number =>
        texts.filter((text) =>
          counted(text.replaceAll('{A}', doer).replaceAll('{B}', victim), lang).some((id) =>
            own.includes(id),
          ),
        ).length;
      const heard = [lights(first, second, lit[0]), lights(second, first, lit[1])];
      expect(Math.min(...heard)).toBeGreaterThanOrEqual(texts.length - 1);
    },
  );
});
