import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/evidence/index.ts';
import { html, outwardLink, webUrl } from '../../src/markup/html.ts';
import { LEVEL_COLOURS, SIGNAL_COLOURS } from '../../src/markup/palette.ts';
import { belowTitle, foreign, highlighted, highlightedWords, sentence } from '../../src/markup/quote.ts';
import { ago, BY_CONCERN, count, gradeWords, span, standing, utc, worsens } from '../../src/markup/words.ts';

const spanOf = (text: string, start: number, end: number, term = 'term'): Span => ({
  field: 'title',
  start,
  end,
  text: text.slice(start, end),
  term,
});
const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('markup', () => {
  it('escapes every value and keeps nested markup', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${'"x"'}">${inner}${false}${undefined}${0}</p>`.toString()).toBe(
      '<p title="&quot;x&quot;"><b>&lt;i&gt;</b>0</p>',
    );
  });

  it('makes links of http and https only', () => {
    expect(webUrl('https://example.org/a b')).toBe('https://example.org/a%20b');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' JaVaScRiPt:alert(1)',
      'ftp://x/y',
      '//x',
      'x',
    ]) {
      expect(webUrl(bad), bad).toBeUndefined();
      expect(outwardLink(bad, 'label').toString()).toBe('<span>label</span>');
    }
  });
});

describe('highlighting', () => {
  it('marks matched stretches and names the term', () => {
    const text = 'Dock strike called';
    expect(highlighted(text, 'title', [spanOf(text, 5, 11, 'strike')]).toString()).toBe(
      'Dock <mark title="strike">strike</mark> called',
    );
  });

  it('merges overlapping spans and prints each character once', () => {
    const text = 'Dock strike called';
    const marked = highlighted(text, 'title', [
      spanOf(text, 5, 18, 'b'),
      spanOf(text, 0, 11, 'a'),
    ]).toString();
    expect(marked).toBe('<mark title="a, b">Dock strike called</mark>');
  });

  it('leaves out spans of other fields and spans that no longer fit', () => {
    const text = 'Dock strike called';
    const stale = { ...spanOf(text, 0, 4), text: 'Port' };
    const other: Span = { ...spanOf(text, 0, 4), field: 'summary' };
    expect(highlighted(text, 'title', [stale, other]).toString()).toBe(text);
  });

  it('never changes the text a reader sees, for any text and any spans', async () => {
    await fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !/&|<[^>]*>/.test(text)),
        fc.array(fc.tuple(fc.nat(40), fc.nat(40))),
        (text, pairs) => {
          const spans = pairs.map(([start, end]) => spanOf(text, start, end));
          expect(plain(highlighted(text, 'title', spans).toString())).toBe(text);
        },
      ),
    );
  });

  it('finds whole words only when it has nothing but the words', () => {
    expect(highlightedWords('Russia and US bases', ['US', 'us']).toString()).toBe(
      'Russia and <mark title="US">US</mark> bases',
    );
  });

  it('keeps a quoted title in a direction of its own inside a sentence', () => {
    expect(sentence('newest 2 h ago: "تراجع <b>" and more').toString()).toBe(
      'newest 2 h ago: "<bdi>تراجع &lt;b&gt;</bdi>" and more',
    );
    expect(sentence('says: "they *refused* <b>", 2 * 3 * 4').toString()).toBe(
      'says: "<bdi>they <mark>refused</mark> &lt;b&gt;</bdi>", 2 * 3 * 4',
    );
    expect(sentence('one 5" pipe').toString()).toBe('one 5&quot; pipe');
  });

  it('shows what stands below a title with the matched words marked, escaped, in its own direction', () => {
    const text = 'لقد رفضوا <b>العرض</b>';
    const passage = { text, matched: [{ start: 4, end: 9, term: 'refuse "it"' }] };
    expect(belowTitle(passage, 'ar').toString()).toBe(
      '<div class="passage" dir="auto" lang="ar">لقد <mark title="refuse &quot;it&quot;">رفضوا</mark> &lt;b&gt;العرض&lt;/b&gt;</div>',
    );
    expect(belowTitle(undefined).toString()).toBe('');
  });

  it('gives outside text its own direction and only a real language tag', () => {
    expect(foreign('ar').toString()).toBe(' dir="auto" lang="ar"');
    expect(foreign('x" onload="y').toString()).toBe(' dir="auto"');
  });
});

describe('words', () => {
  it('puts number and word of a level together', () => {
    expect(standing(4)).toBe('4 Substantial');
    expect(standing('blind')).toBe('blind');
    expect(standing(null)).toBe('not assessed');
  });

  it('reads Admiralty grades out', () => {
    expect(gradeWords('B2')).toBe('usually reliable, probably true');
    expect(gradeWords('F6')).toBe('reliability cannot be judged, truth cannot be judged');
    expect(gradeWords('')).toBe('');
  });

  it('says times in UTC and ages in their largest unit', () => {
    const now = Date.parse('2026-01-30T06:00:00Z');
    expect(utc('2026-01-30T05:59:59.999Z')).toBe('2026-01-30 05:59 UTC');
    expect(utc('never')).toBe('never');
    expect(ago('2026-01-30T05:59:30Z', now)).toBe('just now');
    expect(ago('2026-01-30T05:15:00Z', now)).toBe('45 min ago');
    expect(ago('2026-01-28T07:00:00Z', now)).toBe('47 h ago');
    expect(ago('2026-01-20T06:00:00Z', now)).toBe('10 d ago');
    expect(ago('2026-01-30T08:00:00Z', now)).toBe('in 2 h');
    expect(span(0)).toBe('0 min');
    expect([count(1, 'story', 'stories'), count(2, 'story', 'stories')]).toEqual(['1 story', '2 stories']);
  });

  it('knows what is worse, and lists signals by concern', () => {
    expect(worsens(2, 4)).toBe(true);
    expect(worsens('corroborated', 'fading')).toBe(false);
    expect(worsens('quiet', 'blind')).toBe(true);
    expect(BY_CONCERN[0]).toBe('surging');
    expect(BY_CONCERN.at(-1)).toBe('quiet');
  });
});

describe('colours', () => {
  const channel = (hex: string): number => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (colour: string): number =>
    0.2126 * channel(colour.slice(1, 3)) +
    0.7152 * channel(colour.slice(3, 5)) +
    0.0722 * channel(colour.slice(5, 7));

  it('let white writing be read on every level and signal (WCAG AA, 4.5 : 1)', () => {
    for (const colour of [...Object.values(LEVEL_COLOURS), ...Object.values(SIGNAL_COLOURS)]) {
      expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5);
    }
  });
});
