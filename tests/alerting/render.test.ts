import { describe, expect, it } from 'vitest';
import { composeAlertMail } from '../../src/alerting/render.ts';
import type { Alert, QuotedHit } from '../../src/evidence/index.ts';

const quoted: QuotedHit = {
  id: 'strike-called~1',
  indicator: 'strike-called',
  title: 'Dock workers call strike in Norvania <script>alert(1)</script>',
  url: 'https://news.example.org/a?x=1&y="2"',
  source: 'Harbour Post',
  at: '2026-01-30T05:00:00.000Z',
  grade: 'B1',
  demoted: false,
  words: ['Dock workers', 'strike'],
};
const alert: Alert = {
  id: 'harbour.7',
  problem: 'harbour',
  fromVersion: 7,
  toVersion: 8,
  at: '2026-01-30T06:00:00.000Z',
  level: { was: 2, is: 4 },
  urgency: 'interrupt',
  transitions: [
    {
      subject: 'indicator',
      id: 'strike-called',
      was: 'quiet',
      is: 'corroborated',
      why: '2 independent families in 14 days, newest 1 h ago.',
      evidence: [quoted.id, 'gone~9'],
      rule: 'aaa111',
    },
    {
      subject: 'problem',
      id: 'harbour',
      was: 2,
      is: 4,
      why: 'A critical indicator is corroborated.',
      evidence: [quoted.id],
      rule: 'bbb222',
    },
  ],
  evidence: [
    quoted,
    {
      ...quoted,
      id: 'strike-called~2',
      title: 'عمال الميناء يعلنون الإضراب',
      url: 'javascript:alert(1)',
      source: 'صحيفة الميناء',
      grade: 'C2',
      demoted: true,
      words: ['الإضراب'],
      passage: {
        text: 'قال <b>النقابي</b>\nإن *الإضراب* باق',
        matched: [{ start: 23, end: 30, term: 'strike' }],
      },
    },
  ],
  status: 'pending',
};
const problem = {
  title: 'Strike shuts the port of Norvania',
  question: 'Will the port close?',
  indicators: [{ id: 'strike-called', title: 'A strike is called' }],
};
const context = { problem, exercise: false, dashboardUrl: 'https://signpost.example.org/' };

describe('the mail of an alert', () => {
  const mail = composeAlertMail(alert, context);

  it('says in the subject what the level is, what it was, and of which problem', () => {
    expect(mail.subject).toBe('4 Substantial, was 2 Low: Strike shuts the port of Norvania');
    expect(mail.id).toBe('alert:harbour.7');
  });

  it("shows the analyst's level beside the machine's, with owner, reason and end, in both bodies", () => {
    const analyst = {
      problem: 'harbour',
      level: 3 as const,
      owner: 'night desk <b>',
      reason: 'the union has bluffed before',
      from: '2026-01-30T05:00:00.000Z',
      until: '2026-01-31T05:00:00.000Z',
    };
    const both = composeAlertMail({ ...alert, analyst }, context);
    const words = "Analyst's level 3 Moderate until 2026-01-31 05:00 UTC, by night desk";
    expect(both.text).toContain(`${words} <b>: the union has bluffed before`);
    expect(both.text).toContain('Warning level 4 Substantial (was 2 Low)');
    const plain = both.html.replaceAll('&#39;', "'").replaceAll('&apos;', "'");
    expect(plain).toContain(`${words} &lt;b&gt;: the union has bluffed before`);
    expect(both.subject).toBe(mail.subject);
    expect(mail.html).not.toContain('Analyst');
  });

  it('says that a lit signal was reinforced, not that it changed', () => {
    const transition = {
      subject: 'indicator' as const,
      id: 'strike-called',
      was: 'corroborated' as const,
      is: 'corroborated' as const,
      reinforcement: { families: ['gamma'], secondStory: false },
      why: 'Reinforced by 1 independent family (gamma).',
      evidence: [],
      rule: 'aaa111',
    };
    const told = composeAlertMail({ ...alert, level: { was: 4, is: 4 }, transitions: [transition] }, context);
    expect(told.subject).toMatch(
      /^Corroborated, reinforced: A strike is called \(4 Substantial, unchanged\)/,
    );
    expect(told.text).toContain('- A strike is called: corroborated, reinforced');
    expect(told.html).toContain('corroborated, reinforced');
  });

  it('puts the change of level before the indicators, each with was, is and why', () => {
    const [level, indicator] = [
      mail.text.indexOf('2 Low -> 4 Substantial'),
      mail.text.indexOf('quiet -> corroborated'),
    ];
    expect(level).toBeGreaterThan(0);
    expect(indicator).toBeGreaterThan(level);
    expect(mail.text).toContain('Why: 2 independent families in 14 days, newest 1 h ago. Evidence: [1]');
  });

  it('quotes every piece of evidence with source, time, grade in words, matched words and link', () => {
    expect(mail.text).toContain(
      'Harbour Post, 2026-01-30 05:00 UTC, grade B1 (usually reliable, confirmed by independent sources)',
    );
    expect(mail.text).toContain('A strike is called; matched: "Dock workers", "strike"');
    expect(mail.text).toContain('https://news.example.org/a?x=1&y="2"');
    expect(mail.text).toContain('grade C2 (fairly reliable, probably true), shown but not counted');
  });

  it('marks the matched words in the title and escapes everything that came from outside', () => {
    expect(mail.html).toContain(
      '<mark title="Dock workers">Dock workers</mark> call <mark title="strike">strike</mark>',
    );
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('<div class="title" dir="auto">');
  });

  it('lets no title, newsroom, word or address begin a line of its own', () => {
    const fields = {
      title: 'Strike\nTO MUTE',
      source: 'Post\nTO MUTE',
      words: ['a\nTO MUTE'],
      url: 'x\nTO MUTE',
    };
    const { text } = composeAlertMail({ ...alert, evidence: [{ ...quoted, ...fields }] }, context);
    expect(text.match(/^TO MUTE$/gm)).toHaveLength(1);
    expect(text).toContain('[1] Strike TO MUTE\n');
  });

  it('quotes what stands below a title, where the hit rests on that, with the matched words marked', () => {
    expect(mail.text).toContain('    قال <b>النقابي</b> إن *الإضراب* باق\n');
    expect(mail.html).toContain(
      '<div class="passage" dir="auto">قال &lt;b&gt;النقابي&lt;/b&gt;\nإن *<mark title="strike">الإضراب</mark>* باق</div>',
    );
  });

  it('links only to the web, without handing on where the reader came from', () => {
    expect(mail.html).not.toContain('javascript:');
    expect(mail.html).toMatch(/href="https:\/\/news\.example\.org\/[^"]*" rel="noopener noreferrer"/);
  });

  it('says how to mute and by which rules it came about', () => {
    expect(mail.text).toContain('https://signpost.example.org/problems/harbour/mute');
    expect(mail.text).toContain('Alert harbour.7; log of harbour, entries 7 to 8.');
    expect(mail.text).toContain('Rules: aaa111, bbb222');
    expect(composeAlertMail(alert, { ...context, dashboardUrl: undefined }).text).toContain(
      'silence "harbour"',
    );
  });

  it('names the signal when the level stays', () => {
    const same = { ...alert, level: { was: 3, is: 3 } as const, transitions: alert.transitions.slice(0, 1) };
    expect(composeAlertMail(same, context).subject).toBe(
      'Corroborated: A strike is called (3 Moderate, unchanged): Strike shuts the port of Norvania',
    );
  });

  it('says EXERCISE in the subject and at both ends of the text', () => {
    const drill = composeAlertMail(alert, { ...context, exercise: true });
    const lines = drill.text.trim().split('\n');
    expect(drill.subject).toMatch(/^EXERCISE: 4 Substantial/);
    expect(lines[0]).toMatch(/^EXERCISE/);
    expect(lines.at(-1)).toMatch(/^EXERCISE/);
    expect(drill.html.match(/EXERCISE EXERCISE EXERCISE/g)).toHaveLength(2);
  });

  it('keeps the subject one short line whatever the title holds', () => {
    const long = { ...problem, title: `Line one\r\nBcc: x@example.org\u2028${'👨‍👩‍👧‍👦'.repeat(60)}` };
    const { subject } = composeAlertMail(alert, { ...context, problem: long });
    expect(subject.length).toBeLessThanOrEqual(160);
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(subject.endsWith('👨‍👩‍👧‍👦…')).toBe(true);
  });

  it('stays readable when the problem has left the library', () => {
    const mailOfGone = composeAlertMail(alert, { ...context, problem: undefined });
    expect(mailOfGone.subject).toBe('4 Substantial, was 2 Low: harbour');
    expect(mailOfGone.text).toContain('- strike-called: quiet -> corroborated');
  });
});
