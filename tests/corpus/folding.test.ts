import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/index.ts';

const ARABIC = ['arabic_cnn_aljazeera_2024.jsonl.gz', 'arabic_saudinewsnet_2015-07.jsonl.gz'];
const FILES: Readonly<Record<string, readonly string[]>> = {
  ar: ARABIC,
  fa: ['persian_news.jsonl.gz'],
  ckb: ['kurdish_ckb_eng.tsv.gz'],
};

/** Spellings of Arabic script that newsrooms use for one another, written as one; what else folds together is a false merge. */
const kindred = (word: string): string =>
  word
    .normalize('NFC')
    .replace(/[\u064b-\u065f\u0640\u0670\u200c-\u200f]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ئؤء](?=[وؤۆ])/g, 'و')
    .replace(/[ؤۆ]/g, 'و')
    .replace(/[ىیئێ]/g, 'ي')
    .replace(/[ةەھہۀ]/g, 'ه')
    .replace(/ک/g, 'ك')
    .replace(/ڕ/g, 'ر')
    .replace(/ڵ/g, 'ل')
    .replace(/ڤ/g, 'ف');

/** Spellings of each folded word, with how often each was met. */
function spellingsIn(files: readonly string[]): Map<string, Map<string, number>> {
  const spellings = new Map<string, Map<string, number>>();
  for (const file of files) {
    const text = gunzipSync(readFileSync(`../shared/data/lang/${file}`)).toString('utf8');
    for (const word of text.match(
      /[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u064b-\u065f\u0640\u200c]+/g,
    ) ?? []) {
      const folded = fold(word);
      const known = spellings.get(folded) ?? new Map<string, number>();
      spellings.set(folded, known.set(word, (known.get(word) ?? 0) + 1));
    }
  }
  return spellings;
}

describe('folding on real news', () => {
  it.each(Object.entries(FILES))('makes one only what are spellings of one another (%s)', (_lang, files) => {
    const groups = [...spellingsIn(files)].filter(([folded]) => folded !== '' && !folded.includes(' '));
    const several = groups.filter(([, words]) => words.size > 1);
    const wrong = several.filter(([, words]) => new Set([...words.keys()].map(kindred)).size > 1);
    console.log(
      `${groups.length} words, ${several.length} in several spellings, ${wrong.length} merged otherwise`,
    );
    expect(wrong.map(([, words]) => [...words.keys()].join(' '))).toEqual([]);
    expect(groups.length).toBeGreaterThan(1000);
  });

  it('finds the spellings of "responsible" and "affairs" to be one word each', () => {
    const spellings = spellingsIn(ARABIC);
    for (const word of ['مسئول', 'شئون']) {
      const counts = spellings.get(fold(word)) ?? new Map<string, number>();
      expect(counts.size).toBeGreaterThan(1);
      expect(counts.get(word)).toBeGreaterThan(0);
    }
  });
});
