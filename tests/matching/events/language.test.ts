import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/matching/events/language.ts';

describe('the language a text is read by', () => {
  it.each([
    ['en', 'Falcon Brigade strikes base', 'en'],
    ['en-GB', 'Falcon Brigade strikes base', 'en'],
    ['ar', 'هجوم على القاعدة', 'ar'],
    ['fa', 'حمله به پایگاه', 'fa'],
    ['ku', 'هێرش بۆ سەر بنکە', 'ckb'],
    ['ku', 'êrîş li ser bingehê', 'kmr'],
    [undefined, 'Falcon Brigade strikes base', 'en'],
    [undefined, 'هجوم على القاعدة', 'ar'],
    [undefined, 'حمله به پایگاه گروه', 'fa'],
    [undefined, 'هێرش بۆ سەر بنکە', 'ckb'],
    [undefined, 'Şahin Tugayı üssü vurdu', 'tr'],
    [undefined, 'êrîş li ser bingehê', 'kmr'],
    ['en', 'هجوم على القاعدة', 'ar'],
    ['ar', 'Falcon Brigade strikes base', 'en'],
    ['de', 'Falcon Brigade greift an', 'en'],
  ])('declared %s, "%s" is read as %s', (lang, text, expected) => {
    expect(languageOf(lang, text)).toBe(expected);
  });
});
