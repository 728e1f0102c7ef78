import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/matching/engine/engine.ts';
import { readRoles } from '../../../src/matching/events/index.ts';
import { shippedLibrary } from '../../shipped-library.ts';

const library = shippedLibrary();
const engine = new Engine(library, readRoles);
const texts = library.problems
  .flatMap(({ indicators }) => indicators)
  .flatMap(({ examples: { match, noMatch } }) => [...match, ...noMatch]);

/** A presentation form for every Arabic letter that has one. */
const shown = new Map<string, string>();
for (let unit = 0xfe80; unit <= 0xfef4; unit += 1) {
  const form = String.fromCharCode(unit);
  const letter = form.normalize('NFKC');
  if (letter.length === 1) shown.set(letter, form);
}

const DISGUISES: [name: string, disguise: (text: string) => string][] = [
  ['decomposed', (text) => text.normalize('NFD')],
  ['in presentation forms', (text) => [...text].map((each) => shown.get(each) ?? each).join('')],
  [
    'with tatweel',
    (text) => text.replace(/([\u0628\u062a\u0633\u0639\u0642\u0643])(?=[\u0627-\u064a])/g, '$1\u0640'),
  ],
  ['with harakat', (text) => text.replace(/([\u0628\u062a\u0633\u0639\u0642\u0643])/g, '$1\u064e')],
  ['with zero-width characters', (text) => text.replace(/(\p{L})(\p{L})/gu, '$1\u200b$2')],
  [
    'with curly apostrophes and non-breaking hyphens',
    (text) => text.replaceAll("'", '’').replaceAll('-', '\u2011'),
  ],
  [
    'in full-width letters',
    (text) => text.replace(/[a-z]/gi, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  ],
];

const hitsOf = (title: string, lang: string): string[] =>
  engine
    .match({ id: 'x', url: 'https://news.example/x', title, lang, published: '2026-03-01T00:00:00.000Z' })
    .map(({ indicator, demoted }) => `${indicator}${demoted ? ' demoted' : ''}`);

describe('a text in disguise', () => {
  it.each(DISGUISES)('gives the same hits %s', (_, disguise) => {
    for (const { text, lang } of texts) {
      const changed = disguise(text);
      expect([text, ...hitsOf(changed, lang)]).toEqual([text, ...hitsOf(text, lang)]);
    }
  });

  it('gives spans that are cut from the original text', () => {
    for (const [, disguise] of DISGUISES) {
      for (const { text, lang } of texts) {
        const title = disguise(text);
        for (const { spans } of engine.match({ id: 'x', url: '', title, lang }))
          for (const span of spans) expect(title.slice(span.start, span.end)).toBe(span.text);
      }
    }
  });
});
