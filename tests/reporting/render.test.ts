import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { sendOnce } from '../../src/mail/send.ts';
import { createTransport } from '../../src/mail/transport.ts';
import { composeReportMail, storedReportOf } from '../../src/reporting/render.ts';
import { renderReportHtml } from '../../src/reporting/render-html.ts';
import { renderReportMarkdown } from '../../src/reporting/render-markdown.ts';
import { report } from '../dashboard/seed.ts';
import { startCatcher } from '../mail/catcher.ts';

const ORDER = [
  'Bottom line',
  'What changed',
  'So what',
  'What next',
  'What did not happen',
  'Confidence',
  'Gaps in collection',
  'Sources',
  'Annex: evidence',
  'Annex: the whole board',
];
const headings = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, title = '']) => title);

describe('a watch report as Markdown', () => {
  const markdown = renderReportMarkdown(report());

  it('keeps the fixed order of its sections', () => {
    expect(headings(markdown, /^## (.*)$/gm)).toEqual(ORDER);
  });

  it('says was, is, why, evidence and grade of each change, ids where nothing is quoted', () => {
    expect(markdown).toContain(
      '· Warning level: 2 Low → **4 Substantial** (2030-02-01 04:00 UTC). A critical indicator is corroborated. Evidence: \\[1\\] B1, \\[2\\] B1.',
    );
    expect(markdown).toContain('`strike-called~expired`');
  });

  it('cites reports in the order of their numbers, those that are not quoted last', () => {
    const seed = report();
    const [first, second] = seed.evidence;
    const [change] = seed.changes;
    if (first === undefined || second === undefined || change === undefined)
      throw new Error('the seed is short');
    const transition = { ...change.transition, evidence: ['gone~1', second.id, first.id] };
    const mixed = report({ changes: [{ ...change, transition }] });
    expect(renderReportMarkdown(mixed)).toContain('Evidence: \\[1\\] B1, \\[2\\] B1, `gone~1`.');
    expect(renderReportHtml(mixed)).toContain(
      '<a href="#e1">[1]</a> B1, <a href="#e2">[2]</a> B1, <code>gone~1</code>',
    );
  });

  it('keeps overdue and blind apart', () => {
    const [overdue, blind] = [markdown.indexOf('### Overdue'), markdown.indexOf('### Blind')];
    expect(markdown.slice(overdue, blind)).toContain('Weekly talks of port and unions');
    expect(markdown.slice(blind)).toContain('Army drivers are brought in');
  });

  it('says EXERCISE in its first and its last line, and nowhere when it is none', () => {
    const lines = markdown.trim().split('\n');
    expect([lines[0], lines.at(-1)].every((line) => line?.startsWith('EXERCISE'))).toBe(true);
    expect(renderReportMarkdown(report({ exercise: false }))).not.toContain('EXERCISE');
  });

  it('lets no title become markup, a link or a line of its own', () => {
    const [first] = report().evidence;
    if (first === undefined) throw new Error('the seed quotes nothing');
    const title = '# [x](javascript:alert(1)) | <b>\n## Fake *heading* `code`';
    const hostile = renderReportMarkdown(
      report({ evidence: [{ ...first, title, url: 'https://example.org/a>b<c' }] }),
    );
    expect(hostile).toContain(
      '[\\# \\[x\\](javascript:alert(1)) \\| \\<b\\> \\#\\# Fake \\*heading\\* \\`code\\`](<https://example.org/a%3Eb%3Cc>)',
    );
    expect(headings(hostile, /^## (.*)$/gm)).toEqual(ORDER);
  });

  it('says None where there is nothing, instead of leaving a gap', () => {
    const empty = renderReportMarkdown(
      report({
        changes: [],
        soWhat: [],
        whatNext: [],
        gaps: [],
        sources: [],
        evidence: [],
        notSeen: { overdue: [], blind: [] },
      }),
    );
    expect(headings(empty, /^## (.*)$/gm)).toEqual(ORDER);
    expect(empty.match(/^None\.$/gm)).toHaveLength(8);
  });
});

describe('a watch report as HTML', () => {
  const html = renderReportHtml(report());

  it('keeps the same order and loads nothing from outside', () => {
    expect(headings(html, /<h2>(.*?)<\/h2>/g)).toEqual(ORDER);
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import/);
  });

  it('marks the matched words, sets each title in its own direction, escapes the rest', () => {
    expect(html).toContain('<mark title="Dock workers">Dock workers</mark>');
    expect(html).toContain(
      '<div dir="auto"><a href="https://mina-news.example.org/s2" rel="noopener noreferrer"><mark title="عمال الميناء">',
    );
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  });

  it('quotes what stands below a title, where the hit rests on that, with the matched words marked', () => {
    const [first] = report().evidence;
    if (first === undefined) throw new Error('the seed quotes nothing');
    const passage = { text: 'They *all* refused <it>.', matched: [{ start: 11, end: 18, term: 'refuse' }] };
    const quoting = report({ evidence: [{ ...first, passage }] });
    expect(renderReportHtml(quoting)).toContain(
      '<div class="passage" dir="auto">They *all* <mark title="refuse">refused</mark> &lt;it&gt;.</div>',
    );
    expect(renderReportMarkdown(quoting)).toContain('“They all *refused* \\<it\\>.”');
  });

  it('leads from each citation to the quote it stands for', () => {
    for (const [, target] of html.matchAll(/href="#(e\d+)"/g)) expect(html).toContain(`id="${target}"`);
  });

  it('says EXERCISE before and after everything else', () => {
    const body = html.slice(html.indexOf('<body'));
    expect(body).toMatch(/^<body class="report-page">\s*<p class="report-exercise">EXERCISE/);
    expect(body).toMatch(/<p class="report-exercise">EXERCISE[^<]*<\/p>\s*<\/body>/);
  });

  it('prints without colour', () => {
    expect(html).toMatch(/@media print \{[\s\S]*\.report \.level \{ background: none/);
  });
});

it("shows the analyst's level in a report beside the machine's, as text and as markup", () => {
  const made = report();
  const analyst = "Analyst's level 2 Low until 2026-02-02 06:00 UTC, by night desk: talks resume <soon>";
  const both = { ...made, soWhat: made.soWhat.map((one) => ({ ...one, analyst })) };
  expect(renderReportMarkdown(both)).toMatch(
    /4 Substantial\. Analyst's level 2 Low until 2026-02-02 06:00 UTC/,
  );
  const markup = renderReportHtml(both).replaceAll('&#39;', "'").replaceAll('&apos;', "'");
  expect(markup).toContain(
    "Analyst's level 2 Low until 2026-02-02 06:00 UTC, by night desk: talks resume &lt;soon&gt;",
  );
});

describe('the mail of a report', () => {
  it('counts no level as changed that was only out of sight', () => {
    const blind = { ...report(), changes: report().changes.slice(0, 0) };
    const [change] = report().changes;
    if (change === undefined) throw new Error('the report has a change');
    const sight = {
      ...change.transition,
      subject: 'problem' as const,
      was: 4 as const,
      is: 'blind' as const,
    };
    blind.changes = [{ ...change, transition: sight }];
    expect(composeReportMail(storedReportOf(blind)).subject).toMatch(/, 0 levels changed$/);
  });

  it('is made from what was kept, names the highest level, and arrives whole', async () => {
    const catcher = await startCatcher();
    const transport = createTransport({ kind: 'smtp', url: catcher.url, from: 'signpost@example.org' });
    const stored = storedReportOf(report());
    const message = composeReportMail(stored);
    const deliveries = { accepted: async () => false, record: async () => undefined };
    await sendOnce({ transport, deliveries, message, recipient: 'desk@example.org', now: 0 });
    const mail = await new PostalMime().parse(catcher.raw[0] ?? '');
    expect(mail.subject).toBe(
      'EXERCISE: Daily watch report 2030-02-01: highest 4 Substantial, 1 level changed',
    );
    expect(mail.text?.trim()).toBe(stored.markdown.trim());
    expect(mail.html?.trim()).toBe(stored.html.trim());
    expect(message.id).toBe('report:daily.2030-02-01T06:00:00.000Z');
    transport.close();
    await catcher.close();
  });
});
