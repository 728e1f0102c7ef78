import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativeNorms, fold, phraseEndAt, tokenise } from '../../src/text/index.ts';

/** Whether `term` is found in `text` as one word or phrase. */
function finds(term: string, text: string): boolean {
  const words = tokenise(term).map(({ norm }) => norm);
  const tokens = tokenise(text);
  return tokens.some((_, at) => phraseEndAt(tokens, at, { words, prefix: false }) > 0);
}

describe('Hebrew prefixes', () => {
  it.each([
    ['צבא', 'הצבא'],
    ['צבא', 'בצבא'],
    ['איראן', 'מאיראן'],
    ['איראן', 'ולאיראן'],
    ['לבנון', 'שבלבנון'],
    ['צבא', 'וכשהצבא'],
    ['חיזבאללה', 'לחיזבאללה'],
    ['חיל האוויר', 'בחיל האוויר'],
  ])('are taken off: %s is found in %s', (term, text) => {
    expect(finds(term, text)).toBe(true);
  });

  it.each([
    ['ית', 'בית'],
    ['לום', 'של'],
    ['הצבא', 'צבא'],
    ['ארץ', 'צרהארץ'],
    ['איראן', 'הואיראן'],
  ])('leave three letters and follow their order: no %s in %s', (term, text) => {
    expect(finds(term, text)).toBe(false);
  });
});

describe('Persian endings behind a zero-width non-joiner', () => {
  it.each([
    ['گروه', 'گروه\u200cها'],
    ['گروه', 'گروه\u200cهای'],
    ['موشک', 'موشک\u200cهایشان'],
    ['موشک', 'موشک\u200cهای\u200cشان'],
    ['حمله', 'حمله\u200cای'],
    ['حزب الله', 'حزب الله\u200cها'],
    ['حزب\u200cالله', 'حزب\u200cالله\u200cها'],
  ])('are taken off: %s is found in %s', (term, text) => {
    expect(finds(term, text)).toBe(true);
  });

  it('leave the parts of a verb and of a compound together', () => {
    expect(finds('می', 'می\u200cکند')).toBe(false);
    expect(finds('حزب', 'حزب\u200cالله')).toBe(false);
    expect(finds('آن', 'آن\u200cها')).toBe(false);
  });
});

describe('Sorani enclitics', () => {
  it.each([
    ['داعش', 'لەلایەن داعشەوە'],
    ['عێراق', 'لە عێراقدا'],
    ['ئێران', 'حکومەتی ئێرانیش'],
    ['سلێمانی', 'لە سلێمانیدا'],
    ['سلێمانی', 'لە سلێمانییەوە'],
    ['گروپ', 'گروپەکانی دەرەوە'],
    ['گروپ', 'لە گروپەکاندا'],
    ['میلیشیا', 'میلیشیاکان و دەوڵەت'],
    ['تورکیا', 'لە تورکیاوە'],
    ['هێرش', 'ئەم هێرشە'],
    ['هێرش', 'هێرشێکی تر لە هەولێر'],
    ['ئێران', 'باڵیۆزخانەی ئێرانی'],
    ['حەشدی شەعبی', 'لەلایەن حەشدی شەعبییەوە'],
    ['حەشدی شەعبی', 'بارەگایەکی حەشدی شەعبییان بۆردومان کرد'],
    ['داعش', 'حەشارگەیەکی داعشیان تەقاندەوە'],
  ])('are taken off: %s is found in "%s"', (term, text) => {
    expect(finds(term, text)).toBe(true);
  });

  it('are looked for in Sorani only, because Arabic and Persian words end in the same letters', () => {
    expect(tokenise('كندا').map(({ base }) => base)).toEqual([undefined]);
    expect(finds('مجند', 'قال مجندا')).toBe(false);
    expect(finds('تهران', 'اهل تهرانی')).toBe(false);
  });

  it('leave a word of three letters or more, and keep the word itself', () => {
    expect(finds('سەر', 'بۆ سەردا')).toBe(true);
    expect(finds('دە', 'لە دەدا')).toBe(false);
    expect(finds('سلێمانی', 'لە سلێمانی')).toBe(true);
  });
});

describe('Turkish endings behind an apostrophe', () => {
  it.each([
    ['Irak', "Irak'ın kuzeyinde"],
    ['PKK', "PKK'lı teröristler"],
    ['DEAŞ', "DEAŞ'lıları yakaladı"],
    ['PKK', "PKK'lıların mevzileri"],
    ['PKK', "PKK'lıya"],
    ['Kandil', 'Kandil’deki hedefler'],
    ['İran', "İRAN'A"],
    ['Haşdi Şabi', "Haşdi Şabi'nin mevzileri"],
  ])('are taken off: %s is found in "%s"', (term, text) => {
    expect(finds(term, text)).toBe(true);
  });

  it('reads I, İ, ı and i alike, in capitals and small letters', () => {
    for (const word of ['ISPARTA', 'ısparta', 'Isparta', 'İSPARTA', 'isparta'])
      expect(fold(word)).toBe('isparta');
    expect(fold('DIŞİŞLERİ')).toBe(fold('dışişleri'));
    expect(fold('I\u0307stanbul')).toBe('istanbul');
  });
});

describe('for any text of these scripts', () => {
  const text = fc.string({
    unit: fc.constantFrom(..."والهبشمכלצאךם ابئؤءيەێکانیدشوهر\u200c'’\u0654\u064bIıİişS. "),
    maxLength: 50,
  });

  it('an ending taken off leaves a beginning of the word, and a prefix an end of it', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const token of tokenise(written)) {
          if (token.base !== undefined) expect(token.base + token.suffix).toBe(token.norm);
          for (const norm of alternativeNorms(token)) {
            const bare = norm.replace(/^ال/, '');
            expect(token.norm.startsWith(norm) || token.norm.endsWith(bare)).toBe(true);
            expect(norm.length).toBeGreaterThanOrEqual(2);
          }
        }
      }),
    );
  });

  it('offsets point to letters of the original text, and folding what they hold gives the norm', () => {
    fc.assert(
      fc.property(text, (written) => {
        let last = 0;
        for (const { start, end, norm } of tokenise(written)) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          expect(fold(written.slice(start, end)).toLowerCase()).toBe(norm.toLowerCase());
        }
        expect(last).toBeLessThanOrEqual(written.length);
      }),
      { numRuns: 300 },
    );
  });
});
