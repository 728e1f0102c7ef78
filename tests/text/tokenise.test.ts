import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativeNorms, firstSentenceEnd, fold, sentencesOf, tokenise } from '../../src/text/index.ts';

const norms = (text: string): string[] => tokenise(text).map((token) => token.norm);
const words = (text: string): string[] => tokenise(text).map((token) => text.slice(token.start, token.end));
const only = (text: string) => {
  const [token, second] = tokenise(text);
  if (token === undefined || second !== undefined) throw new Error(`"${text}" is not one token`);
  return token;
};

describe('folding a word', () => {
  it.each([
    ['İSTANBUL', 'istanbul'],
    ['ISPARTA', 'isparta'],
    ['ısparta', 'isparta'],
    ['Erdoğan', 'erdogan'],
    ['Şırnak', 'sirnak'],
    ['Hêwlêr', 'hewler'],
    ['Straße', 'strasse'],
    ['Kata’ib', 'kataib'],
    ['Kataʾib', 'kataib'],
    ['Kata`ib', 'kataib'],
    ['ﬁre', 'fire'],
    ['ＩＲＡＱ', 'iraq'],
    ['𝐈𝐫𝐚𝐪', 'iraq'],
    ['٢٠٢٦', '2026'],
    ['۲۰۲۶', '2026'],
    ['२०२६', '2026'],
  ])('reads %s as %s', (written, folded) => {
    expect(only(written).norm).toBe(folded);
  });

  it.each([
    ['أحمد', 'احمد'],
    ['إيران', 'ايران'],
    ['آسيا', 'اسيا'],
    ['ٱلعراق', 'العراق'],
    ['مستشفى', 'مستشفي'],
    ['غزة', 'غزه'],
    ['مؤسسة', 'موسسه'],
    ['كتائب', 'كتايب'],
    ['كـــتائب', 'كتائب'],
    ['كَتَائِب', 'كتائب'],
    ['ﻛﺘﺎﺋﺐ', 'كتائب'],
    ['ایران', 'ايران'],
    ['کشور', 'كشور'],
    ['هێرش', 'هيرش'],
    ['کوردستان', 'كوردستان'],
    ['ﷲ', 'الله'],
    ['لاہور', 'لاهور'],
  ])('takes %s and %s for the same Arabic-script word', (one, other) => {
    expect(norms(one)).toEqual(norms(other));
    expect(norms(one)).toHaveLength(1);
  });

  it('keeps apart the Persian and Kurdish letters that Arabic does not have', () => {
    expect(fold('پر')).not.toBe(fold('بر'));
    expect(fold('گاز')).not.toBe(fold('كاز'));
  });

  it('reads Hebrew without points, final forms and quotes inside abbreviations', () => {
    expect(fold('שָׁלוֹם')).toBe(fold('שלום'));
    expect(fold('צה"ל')).toBe(fold('צה״ל'));
    expect(norms('צה"ל')).toHaveLength(1);
    expect(fold('"צבא"')).toBe(fold('צבא'));
  });

  it('ignores zero-width characters and bidi controls inside and around a word', () => {
    expect(fold('\u200fحز\u200cب\u202c')).toBe('حزب');
    expect(words('\u202bIraq\u202c')).toEqual(['Iraq']);
    expect(fold('drone\u00adstrike')).toBe('dronestrike');
  });

  it('gives the same norm for a Hangul syllable and its jamo', () => {
    expect(fold('한국')).toBe(fold('한국'.normalize('NFD')));
  });
});

describe('what is one token', () => {
  it('separates hyphenated words, whichever hyphen is used', () => {
    for (const hyphen of ['-', '\u2010', '\u2011', '\u2013', '\u2014', '\u05be'])
      expect(norms(`Iran${hyphen}backed`)).toEqual(['iran', 'backed']);
  });

  it('cuts off the English possessive and says so', () => {
    expect(only('Iran’s')).toMatchObject({ norm: 'iran', suffix: 's', start: 0, end: 4 });
    expect(norms("Kata'ib Hizballah's men")).toEqual(['kataib', 'hizballah', 'men']);
    expect(norms("the militias' base")).toEqual(['the', 'militias', 'base']);
  });

  it('keeps the town of Ra’s al-Ayn whole', () => {
    expect(norms('Ra’s al-Ayn')).toEqual(['ras', 'al', 'ayn']);
  });

  it('splits a Turkish or Kurmanji ending behind an apostrophe and keeps it as a case feature', () => {
    expect(only("Irak'ta")).toMatchObject({ norm: 'irakta', base: 'irak', suffix: 'ta' });
    expect(only('ABD’nin')).toMatchObject({ norm: 'abdnin', base: 'abd', suffix: 'nin' });
    expect(only("PKK'ê")).toMatchObject({ base: 'pkk', suffix: 'e' });
    expect(only("BM'ye")).toMatchObject({ base: 'bm', suffix: 'ye' });
    expect(only("DAÎŞ'iyan")).toMatchObject({ base: 'dais', suffix: 'iyan' });
    expect(only("Örgütü'ne")).toMatchObject({ base: 'orgutu', suffix: 'ne' });
  });

  it.each(["Kata'ib", "Sana'a", "Qa'im", "Sa'da", "Da'esh", "Qur'an", "Ba'ath"])(
    'sees no ending in the transliterated name %s',
    (name) => {
      expect(only(name).suffix).toBeUndefined();
      expect(only(name).norm).toBe(name.toLowerCase().replace("'", ''));
    },
  );

  it('takes quotes around a word for quotes', () => {
    expect(norms("'Iraq' ‘Iran’ “Syria”")).toEqual(['iraq', 'iran', 'syria']);
  });

  it('keeps an abbreviation with points together, its last point included', () => {
    expect(words('A U.S. base, the S.D.F. and the U.K said')).toEqual([
      'A',
      'U.S.',
      'base',
      'the',
      'S.D.F.',
      'and',
      'the',
      'U.K',
      'said',
    ]);
    expect(norms('S.D.F.')).toEqual(['sdf']);
    expect(norms('أ.ف.ب')).toEqual(['افب']);
    expect(norms('end.Next')).toEqual(['end', 'next']);
    expect(norms('3.5')).toEqual(['3', '5']);
  });

  it('does not mistake the abbreviation US for the pronoun, nor IS for the verb', () => {
    expect(norms('U.S. and US told us')).toEqual(['US', 'and', 'US', 'told', 'us']);
    expect(norms('the U.S.’s plan')).toEqual(['the', 'US', 'plan']);
    expect(norms('IS is back')).toEqual(['IS', 'is', 'back']);
    expect(fold('US')).toBe('US');
    expect(fold('WHO')).toBe('WHO');
  });

  it('takes capitals for no abbreviation in a text of capitals, save for the country', () => {
    expect(norms('IT IS TIME: US FORCES STRIKE')).toEqual(['it', 'is', 'time', 'US', 'forces', 'strike']);
  });

  it('takes hashtags apart and leaves symbols out', () => {
    expect(norms('#كتائب_حزب_الله @army 50% 👍🏽 $5')).toEqual(['كتايب', 'حزب', 'الله', 'army', '50', '5']);
  });
});

describe('readings of a token', () => {
  const readings = (text: string): string[] => alternativeNorms(only(text)).sort();

  it('takes Arabic clitics off, one or several', () => {
    expect(readings('وبالحشد')).toEqual(['الحشد', 'بالحشد', 'حشد'].sort());
    expect(readings('لحزب')).toEqual(['حزب']);
    expect(readings('فالحشد')).toEqual(['الحشد', 'حشد'].sort());
  });

  it('restores the article that ل swallows', () => {
    expect(readings('للحشد')).toContain('الحشد');
    expect(readings('وللحشد')).toContain('الحشد');
    expect(readings('للبنان')).toContain(fold('لبنان'));
  });

  it('leaves at least three letters', () => {
    expect(readings('بها')).toEqual([]);
    expect(readings('الله')).toEqual([]);
    expect(readings('iraq')).toEqual([]);
  });

  it('gives the word before a case ending', () => {
    expect(readings("Irak'ta")).toEqual(['irak']);
  });
});

describe('sentences', () => {
  const split = (text: string): string[] =>
    sentencesOf(tokenise(text)).map((sentence) => text.slice(sentence.start, sentence.end));

  it('ends one at a full stop, question or exclamation mark, in Arabic too', () => {
    expect(split('Two died. Who did it? Nobody knows! So it is')).toHaveLength(4);
    expect(split('هل وقع هجوم؟ نعم. انتهى')).toHaveLength(3);
    expect(split('He said: “It is over.” Then he left')).toHaveLength(2);
  });

  it.each([
    'U.S. forces left',
    'The U.S. struck a base',
    'Gen. Hassan met Mr. Ali and J. Smith',
    'النائب د. أحمد قال',
    'Group No. 5 with 3.5 tons',
    'See example.com for more',
  ])('ends none inside "%s"', (text) => {
    expect(split(text)).toHaveLength(1);
  });

  it('ends one at an empty line', () => {
    expect(split('A heading\n\nThe text goes\non here')).toEqual(['A heading', 'The text goes\non here']);
    expect(split('A heading\r\n\r\nThe text')).toHaveLength(2);
  });

  it('says where the first sentence ends, its mark included', () => {
    expect(firstSentenceEnd('Two died. More later.')).toBe('Two died.'.length);
    expect(firstSentenceEnd('No end here')).toBe('No end here'.length);
    expect(firstSentenceEnd('')).toBe(0);
  });
});

/** Texts in the scripts the feeds use, with everything that is awkward in them. */
const letters = fc.constantFrom(
  ...'abcxyzIİıŞğéûÀéÅ كتائبحزبالشعبيةىؤأإآءیکگچپۆێڕڵەھّـً שלוםםך 0٣۷ .,\'’-\u2011\u200c\u200f\u00ad"!؟\n#_',
);
const mixedText = fc.oneof(
  fc.string({ unit: letters, maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('for any text', () => {
  it('gives offsets that lie in the text, in order, around letters or digits', () => {
    fc.assert(
      fc.property(fc.oneof(mixedText, fc.string({ unit: 'binary-ascii' })), (text) => {
        let last = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.norm).not.toBe('');
          last = token.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('leaves no letter or digit outside the tokens, but endings that were cut off', () => {
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
        let rest = text;
        for (const token of tokenise(text).reverse())
          rest = rest.slice(0, token.start) + rest.slice(token.end);
        expect(rest.replace(/['’]s|ـ/gi, '')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('throws on no string, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 }), (units) => {
        const text = String.fromCharCode(...units);
        expect(() => tokenise(text).map(alternativeNorms)).not.toThrow();
      }),
    );
  });

  it('gives the same norms composed and decomposed', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        expect(norms(text.normalize('NFD'))).toEqual(norms(text.normalize('NFC')));
      }),
    );
  });

  it('gives the same norms with tatweel, harakat or a bidi mark put inside the words', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'كتائبحزبالشعبيةىؤأإآیکگ'),
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('ـ', 'ً', 'ّ', '\u200f'),
        (list, extra) => {
          const plain = list.join(' ');
          const dressed = list.map((one) => `${one[0]}${extra}${one.slice(1)}`).join(' ');
          expect(norms(dressed)).toEqual(norms(plain));
        },
      ),
    );
  });

  it('gives the same norms for presentation forms as for the letters they show', () => {
    const form = fc.integer({ min: 0xfe80, max: 0xfefc }).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(fc.array(form, { minLength: 1, maxLength: 12 }), (forms) => {
        expect(norms(forms.join(''))).toEqual(norms(forms.join('').normalize('NFKC')));
      }),
    );
  });

  it('gives the same norms in capitals and small letters', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzçğışöüêîûéß'),
      minLength: 3,
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (list) => {
        const text = list.filter((one) => !/^(who|ice|aids)$/.test(one)).join(' ');
        expect(norms(text.toUpperCase())).toEqual(norms(text));
        expect(norms(text.toLocaleUpperCase('tr'))).toEqual(norms(text));
      }),
    );
  });

  it('folds what is already folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('takes time in proportion to its length, whatever is repeated', () => {
    const pieces = [
      'a.',
      '.',
      '. ',
      "'",
      "a'",
      "a's",
      '\u0300',
      'a\u0300',
      '\u200b',
      'و',
      'وال ',
      'ﷺ',
      'ﷲ',
      '👍',
      '\ud800',
    ];
    for (const piece of [
      ...pieces,
      'a.\u0300',
      '"',
      'ה"',
      '\n',
      '\n ',
      '?',
      '!"',
      'IS ',
      'U.S. ',
      '한',
      'Dr. ',
    ]) {
      const begin = performance.now();
      tokenise(`A${piece.repeat(100_000)}B`);
      expect(performance.now() - begin, JSON.stringify(piece)).toBeLessThan(2_000);
    }
  });
});
