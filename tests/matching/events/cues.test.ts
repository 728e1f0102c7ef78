import { describe, expect, it } from 'vitest';
import { swap, swapRoles } from './mirror.ts';
import { attributions, marks, read, roles } from './vocabulary.ts';

const NAMES: Readonly<Record<string, [string, string]>> = {
  fa: ['تیپ شاهین', 'جبهه عقاب'],
  tr: ['Şahin Tugayı', 'Kartal Cephesi'],
  ckb: ['لیوای شاهین', 'بەرەی هەڵۆ'],
  kmr: ['Tugaya Şahîn', 'Eniya Eylo'],
};
const A_T = 'Falcon agent, Osprey target';
const T_A = 'Falcon target, Osprey agent';
/** Language, sentence with F and O for the names, roles. */
const RULES: readonly [lang: string, text: string, expected: string][] = [
  ['fa', 'F به O حمله کرد', A_T],
  ['fa', 'حمله F به O', A_T],
  ['fa', 'F مقر O را هدف قرار داد', A_T],
  ['fa', 'فرمانده F توسط O کشته شد', T_A],
  ['fa', 'مقر F هدف حمله O قرار گرفت', T_A],
  ['fa', 'F مسئولیت حمله به O را بر عهده گرفت', A_T],
  ['tr', "F O'ne saldırdı", A_T],
  ['tr', "F, O'ni vurdu", A_T],
  ['tr', "F'nın O'ne saldırısı", A_T],
  ['tr', 'F komutanı O tarafından öldürüldü', T_A],
  ['tr', 'F mevzilerine saldırı', 'Falcon target'],
  ['tr', 'Saldırıyı F üstlendi', 'Falcon agent'],
  ['ckb', 'هێرشی F بۆ سەر O', A_T],
  ['ckb', 'F هێرشی کردە سەر O', A_T],
  ['ckb', 'F لە وێستمارک هێرشی کردە سەر O', A_T],
  ['ckb', 'هێرشکردنە سەر O لەلایەن F', A_T],
  ['ckb', 'F هێرشکردنە سەر O ڕەت دەکاتەوە', A_T],
  ['ckb', 'فەرماندەی F لەلایەن O کوژرا', T_A],
  ['fa', 'درگیری میان F و O', 'Falcon party, Osprey party'],
  ['tr', 'F ile O arasında çatışma', 'Falcon party, Osprey party'],
  ['ckb', 'پێکدادان لە نێوان F و O', 'Falcon party, Osprey party'],
  ['ckb', 'F بەرپرسیارێتی هێرشی بۆ سەر O لە ئەستۆ گرت', A_T],
  ['kmr', 'pevçûn di navbera F û O', 'Falcon party, Osprey party'],
  ['kmr', 'F êrîşa li ser O girt ser xwe', A_T],
  ['kmr', 'F êrîş kir ser O', A_T],
  ['kmr', 'êrîşa F li ser O', A_T],
  ['kmr', 'F êrîş bir ser O', A_T],
  ['kmr', 'F li Westmark êrîş bir ser O', A_T],
  ['kmr', 'Fermandarê F ji aliyê O ve hat kuştin', T_A],
];
const fill = (text: string, lang: string): string => {
  const [falcon, osprey] = NAMES[lang] ?? ['', ''];
  return text
    .replaceAll('F', '\u0002')
    .replaceAll('O', osprey)
    .replaceAll('\u0002', falcon)
    .replace('\u0002ermandarê', 'Fermandarê');
};
const sentence = (lang: string, text: string): string => fill(text.replace('Fermandarê', 'fermandarê'), lang);

describe('languages read by cues (status test)', () => {
  it.each(RULES)('%s reads "%s"', (lang, text, expected) => {
    expect(roles(sentence(lang, text), lang)).toBe(expected);
  });
  it.each(RULES)('%s reads the mirror image of "%s"', (lang, text, expected) => {
    const [falcon, osprey] = NAMES[lang] ?? ['', ''];
    expect(roles(swap(sentence(lang, text), falcon, osprey), lang)).toBe(swapRoles(expected));
  });
  it.each([
    ['fa', 'F تهدید به حمله به O کرد', 'hypothetical'],
    ['fa', 'سالگرد حمله F', 'historical'],
    ['tr', 'F saldırısı engellendi', 'thwarted'],
    ['tr', 'F saldırısı yıldönümü', 'historical'],
    ['ckb', 'هەڕەشەی هێرشی F', 'hypothetical'],
    ['kmr', 'gefa êrîşa F', 'hypothetical'],
  ])('%s marks "%s" as %s', (lang, text, mark) => {
    expect(marks(sentence(lang, text), lang)).toContain(mark);
  });
  it.each([
    ['fa', 'P'],
    ['tr', 'T'],
    ['ckb', 'S'],
    ['kmr', 'K'],
  ])('has in %s mirror pairs of every rule from %s1 (active) to 5 (clash)', (language, prefix) => {
    const [falcon, osprey] = NAMES[language] ?? ['', ''];
    const rulesOf = (text: string) =>
      read(text, language).flatMap(({ participants }) => participants.map(({ rule }) => rule));
    const shown = RULES.filter(([lang]) => lang === language).flatMap(([lang, text]) => {
      const mirrored = rulesOf(swap(sentence(lang, text), falcon, osprey));
      return rulesOf(sentence(lang, text)).filter((rule) => mirrored.includes(rule));
    });
    const wanted = [1, 2, 3, 4, 5].map((number) => `${prefix}${number}`);
    expect(wanted.filter((rule) => !shown.includes(rule))).toEqual([]);
  });
  it('takes the claimant for the agent and says that it claims', () => {
    expect(attributions(sentence('fa', 'F مسئولیت حمله به O را بر عهده گرفت'), 'fa')).toEqual([
      'Falcon claimed',
    ]);
  });
  it('does not take "middle" or "to obtain" for the Persian agent markers inside them', () => {
    expect(roles(sentence('fa', 'F متوسط'), 'fa')).toBe('');
  });
  it('guesses the language from the letters when none is given', () => {
    expect(roles(sentence('ckb', 'هێرشی F بۆ سەر O'), 'ckb')).toBe(A_T);
  });
});
