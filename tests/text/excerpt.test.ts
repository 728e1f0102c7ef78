import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, piecesOf, starred } from '../../src/text/index.ts';

const stretchOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, term: words };
};
const marked = (text: string, words: readonly string[], limit: number): string => {
  const cut = excerptOf(
    text,
    words.map((word) => stretchOf(text, word)),
    limit,
  );
  return starred(cut.text, cut.kept);
};

const LONG =
  'The spokesman of the ferry crews, who had promised a quiet week and thanked the harbour master for his patience, ' +
  'said late on Thursday in a hall above the fish market that they had refused the offer and would not sail on Monday.';

describe('an excerpt', () => {
  it('is the whole text when that is short enough', () => {
    expect(marked('Crews refused the offer.', ['refused'], 60)).toBe('Crews *refused* the offer.');
  });

  it('is cut at words around what matched, and says where something was left out', () => {
    expect(marked(LONG, ['refused'], 70)).toBe(
      '… the fish market that they had *refused* the offer and would not sail …',
    );
  });

  it('leaves out the middle rather than what matched', () => {
    const text = marked(LONG, ['ferry crews', 'refused'], 90);
    expect(text).toMatch(/^(?:The|… ).*\*ferry crews\*.* … .*\*refused\*.* …$/);
    expect(text.length).toBeLessThanOrEqual(94);
  });

  it('keeps the first of what matched when there is no room for all of it', () => {
    expect(marked(LONG, ['ferry crews', 'harbour master', 'would not sail'], 30)).toBe('… *ferry crews* …');
  });

  it('cuts Arabic at words as well', () => {
    const text = 'وقال المتحدث باسم طواقم العبارات مساء الخميس في قاعة فوق سوق السمك إنهم رفضوا العرض';
    expect(marked(text, ['رفضوا'], 30)).toBe('… السمك إنهم *رفضوا* العرض');
  });

  it('is never longer than its bound, and its stretches hold what they held, whatever the text', async () => {
    await fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.array(fc.tuple(fc.nat(400), fc.nat(30)), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 20, max: 200 }),
        (text, places, limit) => {
          const stretches = places
            .map(([start, length]) => ({ start, end: Math.min(text.length, start + length + 1), term: 't' }))
            .filter(({ start, end }) => start < end);
          if (stretches.length === 0) return;
          const { text: cut, kept } = excerptOf(text, stretches, limit);
          expect(cut.length).toBeLessThanOrEqual(limit);
          expect(kept.length).toBeGreaterThan(0);
          const held = stretches.map(({ start, end }) => text.slice(start, end));
          for (const { start, end } of kept) {
            const piece = cut.slice(start, end);
            expect(held.some((one) => one.startsWith(piece))).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('marked text', () => {
  it('keeps every character once, overlapping stretches as one', () => {
    const matched = [
      { start: 5, end: 18, term: 'b' },
      { start: 0, end: 11, term: 'a' },
    ];
    expect(piecesOf('Dock strike called off', matched)).toEqual([
      { text: 'Dock strike called', terms: ['a', 'b'] },
      { text: ' off' },
    ]);
  });

  it('is one line, in which only what matched stands between asterisks', () => {
    const text = 'They *really*\n refused\u2028it';
    expect(starred(text, [stretchOf(text, 'refused')])).toBe('They really *refused* it');
  });
});
