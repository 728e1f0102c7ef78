import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeAlertMail } from '../../src/alerting/render.ts';
import { alertsFeed } from '../../src/dashboard/atom.ts';
import { alertBody } from '../../src/dashboard/pages/alerts.ts';
import { hitBody, hitsBody } from '../../src/dashboard/pages/hits.ts';
import type { Alert, HitRecord, QuotedHit } from '../../src/evidence/index.ts';
import { renderReportHtml } from '../../src/reporting/render-html.ts';
import { LIBRARY } from './library.ts';
import { ALERTS, hit, NOW, report } from './seed.ts';

const FRAGMENTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'https://example.org/"onclick="x',
  '</title><script>',
  '-->',
  ']]>',
  '&lt;b&gt;',
  '\u202e',
  '\u0000',
  '\ud800',
  'ميليشيا',
  '👨‍👩‍👧',
  '\n',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 5,
  })
  .map((pieces) => pieces.join(''));

const hostileHit: fc.Arbitrary<HitRecord> = fc
  .tuple(hostile, hostile, hostile, hostile, hostile, fc.nat(60), fc.nat(60))
  .map(([title, url, source, term, lang, start, end]) => ({
    ...hit({ id: term, title, words: [], age: 0, summary: source, lang }),
    item: { id: term, url, title },
    source,
    family: source,
    feed: url,
    rule: term,
    spans: [{ field: 'title', start, end, text: title.slice(start, end), term }],
    passage: { text: source, matched: [{ start, end, term }] },
    marks: [{ field: 'summary', start, end, text: source.slice(start, end), term, mark: 'negated' }],
    event: { agent: term, action: source, target: null },
  }));

const quotedOf = ({ id, indicator, item, source, at, demoted, passage, spans }: HitRecord): QuotedHit => ({
  id,
  indicator,
  title: item.title,
  url: item.url,
  source,
  at,
  grade: source,
  demoted,
  words: spans.map(({ text }) => text),
  passage,
});
const alertOf = (one: HitRecord): Alert => ({
  ...(ALERTS[0] ?? { ...neverEmpty() }),
  id: one.item.id,
  problem: one.source,
  transitions: [
    {
      subject: 'indicator',
      id: one.id,
      was: 'quiet',
      is: 'blind',
      why: one.item.title,
      evidence: [one.id],
      rule: one.rule,
    },
  ],
  evidence: [quotedOf(one)],
  held: one.item.url,
});
function neverEmpty(): Alert {
  throw new Error('the seed has no alert');
}

const TAG = /<(?:!doctype html|\/?[a-z][a-z0-9]*(?: [a-zA-Z:-]+(?:="[^"<>]*")?)*\s*\/?)>/g;
const OWN_ELEMENTS = /<style>[^<]*<\/style>/g;

/** What is wrong with a page that was made of hostile parts; nothing, when it is only our own markup and text. */
function faults(markup: string): string[] {
  const bare = markup.replace(OWN_ELEMENTS, '');
  const tags = bare.match(TAG) ?? [];
  return [
    ...(bare.replace(TAG, '').match(/<.{0,30}/g) ?? []),
    ...tags.filter((tag) => /^<(?:script|img|iframe|object|embed|form)\b/.test(tag)),
    ...tags.filter((tag) => / on[a-z]+[ =>]/.test(tag.replace(/="[^"]*"/g, '='))),
    ...tags.filter((tag) => / href="(?!\/|#|https?:\/\/)/.test(tag)),
  ];
}

describe('text from outside', () => {
  it('never becomes markup on a page', async () => {
    await fc.assert(
      fc.property(hostileHit, (one) => {
        expect(faults(hitBody(one, LIBRARY, NOW).toString())).toEqual([]);
        expect(faults(hitsBody({ items: [one] }, LIBRARY, undefined, NOW).toString())).toEqual([]);
        expect(faults(alertBody(alertOf(one), LIBRARY, NOW).toString())).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never becomes markup, a header or a second line in a mail or a report', async () => {
    await fc.assert(
      fc.property(hostileHit, (one) => {
        const mail = composeAlertMail(alertOf(one), { problem: undefined, exercise: true });
        expect(faults(mail.html.replace(/ style="[^"]*"/g, '').replace(/<meta [^>]*>/g, ''))).toEqual([]);
        expect(mail.subject).toMatch(/^EXERCISE: [^\p{Cc}\u2028\u2029]*$/u);
        const kept = renderReportHtml(
          report({ evidence: [quotedOf(one)], confidence: one.item.title, gaps: [one.source] }),
        );
        expect(faults(kept.replace(/<meta [^>]*>/g, ''))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never breaks the Atom feed', async () => {
    await fc.assert(
      fc.property(hostileHit, (one) => {
        const feed = alertsFeed({
          alerts: [alertOf(one)],
          library: LIBRARY,
          exercise: false,
          origin: 'http://localhost',
          now: NOW,
        });
        const text = feed.replace(/^<\?xml[^>]*>/, '').replace(TAG, '');
        expect(text).not.toMatch(/</);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML forbids
        expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
        expect(feed).not.toMatch(/[\ud800-\udfff]/u);
      }),
      { numRuns: 200 },
    );
  });
});
