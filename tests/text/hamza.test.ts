import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, tokenise } from '../../src/text/index.ts';

describe('the seat of a hamza', () => {
  it.each([
    ['مسئول', 'مسؤول', 'مسوول'],
    ['المسئولين', 'المسؤولين', 'المسوولين'],
    ['شئون', 'شؤون', 'شوون'],
    ['رءوس', 'رؤوس', 'رووس'],
    ['جاءوا', 'جاؤوا', 'جاووا'],
    ['مسئولیت', 'مسؤولیت', 'مسوولیت'],
  ])('is overlooked before waw: %s, %s and %s are one word', (...spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });

  it('is overlooked in presentation forms, ligatures and decomposed letters too', () => {
    const plain = fold('شئون');
    expect(fold('شي\u0654ون')).toBe(plain);
    expect(fold('شى\u0654ون')).toBe(plain);
    expect(fold('ش\ufe8c\ufeeeن')).toBe(plain);
    expect(fold('ش\ufbeeن')).toBe(plain);
    expect(fold('شئـُون')).toBe(plain);
    expect(fold('شئ\u200cون')).toBe(plain);
  });

  it('is folded to ya elsewhere, as careless writers do', () => {
    expect(fold('كتائب')).toBe(fold('كتايب'));
    expect(fold('هيئة')).toBe(fold('هييه'));
  });

  it.each([
    ['ماء', 'ما'],
    ['بدء', 'بدا'],
    ['انهاء', 'انها'],
    ['علماء', 'علما'],
    ['خبراء', 'خبرا'],
    ['شيء', 'شي'],
    ['مفاجأة', 'مفاجئة'],
    ['تأكد', 'تؤكد'],
    ['رأي', 'رؤي'],
  ])('keeps apart the different words %s and %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('leaves offsets that point to the word as it was written', () => {
    const text = 'قال \u200fمسئو\u064eل كبير';
    const [, second] = tokenise(text);
    expect(text.slice(second?.start, second?.end)).toBe('مسئو\u064eل');
  });

  it('never matters to a word beyond the letter it stands on', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ئؤءوأيىابلم'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(letters, (word) => {
        const spelt = (seat: string) => fold(word.replace(/[ئؤء](?=و)/g, seat));
        expect(spelt('ئ')).toBe(spelt('ؤ'));
        expect(fold(word)).toHaveLength(word.length);
        expect(fold(fold(word))).toBe(fold(word));
        expect(fold(word.normalize('NFD'))).toBe(fold(word));
      }),
    );
  });
});

describe('letters of the other languages in Arabic script', () => {
  it.each([
    ['ڕۆژ', 'روژ'],
    ['هێز', 'هيز'],
    ['باڵیۆزخانە', 'بالیوزخانه'],
    ['ئەنقەرە', 'ئهنقهره'],
    ['ڤیکتۆریا', 'فیکتوریا'],
    ['ناوچەى', 'ناوچەی'],
    ['سوریۀ', 'سوریه'],
    ['ہندوستان', 'هندوستان'],
    ['ٲحمد', 'احمد'],
  ])('reads %s as %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['پ', 'ب'],
    ['چ', 'ج'],
    ['ژ', 'ز'],
    ['گ', 'ك'],
    ['ٹ', 'ت'],
    ['ڈ', 'د'],
    ['ڑ', 'ر'],
    ['ں', 'ن'],
    ['ے', 'ی'],
  ])('keeps %s apart from %s, which is another sound', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});
