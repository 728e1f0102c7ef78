import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../../../src/definitions/condition.ts';
import { buildTerms } from '../../../src/matching/engine/build-terms.ts';
import { newOccurrences, TermFinder } from '../../../src/matching/engine/find-terms.ts';
import { phraseEndAt, tokenise } from '../../../src/text/index.ts';
import { newScan, scanText } from '../../../src/text/scan.ts';
import { knownTerm, knownText } from './random-text.ts';

const term = (text: string): Term => {
  const prefix = text.endsWith('*');
  const words = tokenise(text).map(({ norm }) => norm);
  return { text, words, prefix, exactCase: false };
};

type Row = [term: number, start: number, end: number];
const sorted = (rows: Row[]): Row[] => rows.sort((a, b) => a[1] - b[1] || a[0] - b[0]);

function found(terms: readonly Term[], text: string): Row[] {
  const finder = new TermFinder(buildTerms(terms));
  const scan = newScan();
  scanText(text, scan);
  const occurrences = newOccurrences();
  finder.find(scan, occurrences);
  const { count, term, start, end } = occurrences;
  return sorted(Array.from({ length: count }, (_, i) => [term[i] ?? -1, start[i] ?? -1, end[i] ?? -1]));
}

/** Tries every term at every token. */
function bruteForce(terms: readonly Term[], text: string): Row[] {
  const tokens = tokenise(text);
  const rows: Row[] = [];
  for (let at = 0; at < tokens.length; at += 1)
    terms.forEach((each, id) => {
      const end = phraseEndAt(tokens, at, each);
      if (end >= 0) rows.push([id, at, end]);
    });
  return sorted(rows);
}

describe('finding terms through the index', () => {
  it('finds words, phrases and beginnings, overlapping ones too', () => {
    const terms = ['hezbollah', 'kataib hezbollah', 'kataib hezbollah base', 'att*', 'hezbollah att*'].map(
      term,
    );
    expect(found(terms, 'Kata’ib Hezbollah attacks Hezbollah')).toEqual([
      [1, 0, 2],
      [0, 1, 2],
      [4, 1, 3],
      [3, 2, 3],
      [0, 3, 4],
    ]);
  });

  it('finds nothing across the end of a sentence', () => {
    expect(found([term('falcon brigade')], 'Falcon. Brigade')).toEqual([]);
    expect(found([term('falcon brigade')], 'Falcon, “Brigade”')).toHaveLength(1);
  });

  it('finds an Arabic name behind its clitics, on the first word of a phrase only', () => {
    expect(found([term('الحشد الشعبي')], 'وللحشد الشعبي')).toEqual([[0, 0, 2]]);
    expect(found([term('كتائب حشد')], 'كتائب الحشد')).toEqual([]);
  });

  it('finds a name of another script behind an Arabic article, and a beginning of three letters before anything', () => {
    expect(found([term('PKK'), term('BBC News')], 'والـPKK و BBC، للـBBC News')).toEqual([
      [0, 0, 1],
      [1, 3, 5],
    ]);
    expect(found([term('حشد*')], 'والحشد2 بحشدݐ للحشدx')).toHaveLength(3);
  });

  it('finds the same behind clitics as trying every term, whatever the word is written in', () => {
    const letter = fc.constantFrom(...'الوبحشدpk2ݐ');
    const word = fc.string({ unit: letter, minLength: 3, maxLength: 6 });
    const prefixed = fc.tuple(word, fc.boolean()).map(([text, isStem]) => term(isStem ? `${text}*` : text));
    const carried = fc.tuple(fc.constantFrom('', 'ال', 'و', 'وال', 'لل', 'ولل', 'بال', 'فب'), word);
    fc.assert(
      fc.property(fc.array(prefixed, { minLength: 1, maxLength: 8 }), fc.array(carried), (terms, words) => {
        const names = [...terms, ...words.map(([, name]) => term(name.slice(0, 4)))];
        const usable = names.filter((each) => each.words.length === 1);
        const text = words.map((parts) => parts.join('')).join(' ');
        expect(found(usable, text)).toEqual(bruteForce(usable, text));
      }),
      { numRuns: 600 },
    );
  });

  it('gives a term once where several readings of a word lead to it', () => {
    expect(found([term('ففف*')], 'فففف')).toEqual([[0, 0, 1]]);
  });

  it('finds words whose letters come from different pages of Unicode', () => {
    expect(found([term('šef ﻻجئ'), term('한국')], 'Šef لاجئ 한국')).toHaveLength(2);
  });

  it('finds the same as trying every term at every word', () => {
    fc.assert(
      fc.property(fc.array(knownTerm, { minLength: 1, maxLength: 25 }), knownText, (terms, text) => {
        expect(found(terms, text)).toEqual(bruteForce(terms, text));
      }),
      { numRuns: 600 },
    );
  });

  it('finds the same in texts of any characters', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(anything, fc.nat(10), fc.nat(10), (text, at, length) => {
        const words = tokenise(text)
          .map(({ norm }) => norm)
          .slice(at, at + 1 + (length % 3));
        if (words.length === 0) return;
        const terms = [{ text: 'any', words, prefix: false, exactCase: false }];
        expect(found(terms, text)).toEqual(bruteForce(terms, text));
      }),
    );
  });

  it('finds every one of many thousand terms', () => {
    const terms = Array.from({ length: 20_000 }, (_, i) =>
      term(`w${i % 5000} x${i % 700} y${i}`.slice(0, 4 + (i % 13))),
    );
    const finder = new TermFinder(buildTerms(terms));
    const scan = newScan();
    const found = newOccurrences();
    terms.forEach((each, id) => {
      scanText(each.text, scan);
      finder.find(scan, found);
      expect([...found.term.subarray(0, found.count)]).toContain(id);
    });
  });
});
