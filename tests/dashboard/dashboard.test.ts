import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createDashboard, type DashboardDeps } from '../../src/dashboard/index.ts';
import { HOUR, toIso } from '../../src/evidence/index.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { LIBRARY } from './library.ts';
import { NOW, plant } from './seed.ts';

let engine: Engine;
let app: Hono;
const dashboard = (changes: Partial<DashboardDeps> = {}): Hono =>
  createDashboard({ store: engine.store, library: LIBRARY, clock: () => NOW, exercise: false, ...changes });

beforeAll(async () => {
  engine = await startEngine();
  await plant(engine.store);
  app = dashboard({ links: [{ label: 'Mailbox', href: '/mailbox' }] });
});
afterAll(() => engine.stop());

async function text(path: string, from = app): Promise<string> {
  const answer = await from.request(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
}
/** What a reader sees: no tags, no styles, single spaces. */
const words = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const REPORT = `/reports/daily/${encodeURIComponent('2030-02-01T06:00:00.000Z')}`;
const PAGES = [
  '/',
  '/problems/harbour',
  '/problems/harbour/mute',
  '/problems/new-one',
  '/indicators/strike-called',
  '/indicators/army-drivers',
  '/indicators/rationing',
  '/hits',
  '/hits/strike-called~s2',
  '/alerts',
  '/alerts/harbour.3',
  '/reports',
  REPORT,
  '/feeds',
  '/about',
];

describe('every page', () => {
  it.each(PAGES)(
    '%s is a whole document that needs no script, no inline style and nothing from outside',
    async (path) => {
      const markup = await text(path);
      expect(markup).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(markup).not.toMatch(/\sstyle=|<style|\son[a-z]+="|javascript:/i);
      expect(markup.match(/<script(?! src="\/assets\/)/g)).toBeNull();
      expect(markup.match(/(?:src|<link[^>]*href)="(?!\/)[^"]*"/g)).toBeNull();
      expect(markup.match(/<h1/g)).toHaveLength(1);
      expect(markup).not.toMatch(/undefined|\[object|NaN|Infinity/);
    },
  );

  it.each(PAGES)('%s opens and closes each element in order', async (path) => {
    const markup = await text(path);
    const empty = new Set(['meta', 'link', 'br', 'input', 'base']);
    const open: string[] = [];
    for (const [, slash, name = '', selfClosed] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
      if (empty.has(name) || selfClosed === '/') continue;
      if (slash === '') open.push(name);
      else expect(open.pop(), `${path}: </${name}>`).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('carries a strict content security policy and may be kept by no cache', async () => {
    const { headers } = await app.request('/');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self';/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('opens outward links without handing on who reads', async () => {
    for (const path of PAGES) {
      const markup = await text(path);
      for (const [link] of markup.matchAll(/<a [^>]*href="https?:[^>]*>/g)) {
        expect(link, path).toContain('rel="noopener noreferrer"');
      }
    }
  });

  it('serves its style and script under names made of their content, for ever', async () => {
    const markup = await text('/');
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(markup) ?? [];
    const [, script = ''] = /<script src="([^"]+)"/.exec(markup) ?? [];
    for (const path of [style, script]) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect(await text(style)).toContain('prefers-color-scheme: dark');
  });
});

describe('the exercise mark', () => {
  it.each([...PAGES, '/nowhere'])('%s says EXERCISE at both ends and in its title', async (path) => {
    const markup = await (await dashboard({ exercise: true }).request(path)).text();
    expect(markup.match(/class="exercise/g)).toHaveLength(2);
    expect(markup).toContain('<title>EXERCISE · ');
  });

  it('is on no page when it is no exercise, and on every answer of the API when it is', async () => {
    expect(await text('/about')).not.toContain('EXERCISE');
    const answer = await dashboard({ exercise: true }).request('/api/v1/alerts');
    expect(answer.headers.get('x-signpost-exercise')).toBe('true');
    expect(await text('/feed.atom', dashboard({ exercise: true }))).toContain(
      '<title>EXERCISE: Signpost alerts</title>',
    );
  });
});

describe('the board', () => {
  it('shows the highest level first, as number and word, with since, why and the last change', async () => {
    const seen = words(await text('/'));
    expect(seen.indexOf('A strike shuts the port')).toBeLessThan(
      seen.indexOf('Incidents grow on the border'),
    );
    expect(seen).toMatch(/Warning level 4 Substantial since 2 h ago 2030-02-01 04:00 UTC/);
    expect(seen).toContain(
      'A critical indicator is corroborated: a dock union calls a strike, in 2 independent families.',
    );
    expect(seen).toMatch(/Last change 2 h ago : level 2 Low → 4 Substantial/);
  });

  it('tells blind, overdue and quiet apart, in words and by different marks', async () => {
    const markup = await text('/');
    expect(markup).toMatch(/signal-blind"[^>]*>.*?blind<\/span>/s);
    expect(markup).toMatch(/row-blind/);
    expect(markup).toMatch(/signal-overdue"[^>]*>.*?overdue<\/span>/s);
    expect(words(markup)).toMatch(/Quiet \(1, looked and saw nothing\): Queues for fuel in the city/);
  });

  it('shows a low problem with nothing lit in one line, below the others, with its level and what is quiet', async () => {
    const seen = words(await text('/'));
    expect(seen).toMatch(
      /Calm looked and saw nothing that is lit; the lowest levels 2 Low Incidents grow on the border .*3 of 4 indicators quiet, 1 fading · since 6 d ago · One moderate indicator is fading\./,
    );
    expect(seen.indexOf('The lake of Zubara dries up')).toBeLessThan(seen.indexOf('Calm looked'));
  });

  it('says of no indicator that counts that it does not', async () => {
    const seen = words(await text('/problems/harbour'));
    expect(seen).not.toContain('test: not counted');
  });

  it('labels the standing of scenarios a heuristic and names what it hangs on', async () => {
    const seen = words(await text('/'));
    expect(seen).toMatch(/Scenarios heuristic, not a probability 1\. It escalates \+5/);
    expect(seen).toMatch(/hangs on one indicator: without A dock union calls a strike/);
  });

  it('leads to the mailbox, the latest report and the ill feeds in one click', async () => {
    const markup = await text('/');
    expect(markup).toContain('<a href="/mailbox"');
    expect(markup).toContain(`href="${REPORT}"`);
    expect(words(markup)).toMatch(/3 of 5 feeds healthy 2 not healthy/);
    expect(words(markup)).toContain('4 polls failed in a row');
  });

  it('shows a problem that was never assessed as such, not as calm', async () => {
    expect(words(await text('/'))).toMatch(/Not assessed .*The lake of Zubara dries up/);
  });

  it.each([
    { level: 1, shown: 'Warning level ? Blind nothing seen since', not: 'Warning level 1 Negligible' },
    { level: 4, shown: 'Warning level 4 Substantial, blind nothing seen since', not: 'level ?' },
  ] as const)(
    'shows a problem that went blind at level $level as blind, never as calm',
    async ({ level, shown, not }) => {
      const blind = await startEngine();
      const at = toIso(NOW - 2 * HOUR);
      const state = {
        problem: 'border',
        version: 1,
        assessedAt: at,
        level: { level, since: at, why: 'As it was.', evidence: [] },
        blindSince: at,
        indicators: [],
        scenarios: [],
        rule: 'r',
      };
      await blind.store.board.commit({ problem: 'border', version: 1, at, transitions: [], state });
      const seen = words(await text('/', dashboard({ store: blind.store })));
      const problems = LIBRARY.problems.filter(({ id }) => id === 'border');
      const alone = await text('/', dashboard({ store: blind.store, library: { ...LIBRARY, problems } }));
      expect(words(alone)).toContain('all of 1 problem');
      expect(seen).toContain(shown);
      expect(seen).not.toContain(not);
      await blind.stop();
    },
  );

  it('shows a silence in force on the problem it covers', async () => {
    const own = await startEngine();
    await plant(own.store);
    await own.store.silences.put({
      id: 'x',
      problem: 'harbour',
      owner: 'night desk',
      reason: 'known drill',
      from: '2030-01-31T00:00:00.000Z',
      until: '2030-02-03T00:00:00.000Z',
    });
    const markup = await text('/', dashboard({ store: own.store }));
    expect(markup).toContain('title="night desk: known drill"');
    expect(words(markup)).toContain('silenced until 2030-02-03 00:00 UTC');
    await own.stop();
  });

  it('stands on an empty store', async () => {
    const empty = await startEngine();
    const seen = words(await text('/', dashboard({ store: empty.store })));
    expect(seen).toContain('Not assessed');
    expect(seen).toContain('0 of 5 feeds healthy');
    await empty.stop();
  });
});

describe('a problem', () => {
  it('shows its log newest first, each change with was, is, why and rule', async () => {
    const seen = words(await text('/problems/harbour'));
    expect(seen.indexOf('entry 3')).toBeLessThan(seen.indexOf('entry 2'));
    expect(seen).toMatch(
      /A dock union calls a strike reported → corroborated 2 independent families in 14 days/,
    );
    expect(seen).toContain('rule-strike-called');
  });

  it('quotes the evidence with the matched words marked, in its own direction and language', async () => {
    const markup = await text('/problems/harbour');
    expect(markup).toContain('<div class="title" dir="auto" lang="ar">');
    expect(markup).toContain(
      '<mark title="عمال الميناء">عمال الميناء</mark> يعلنون <mark title="الإضراب">الإضراب</mark>',
    );
    expect(words(markup)).toContain('rests on 2 quoted above · 1 more cited, not shown here');
  });

  it('shows what an indicator looks for at once, and folds it away when it is long', async () => {
    expect(await text('/indicators/strike-called')).toContain('<details id="condition" open>');
    const exclude = Array.from({ length: 300 }, (_, n) => ({
      type: 'list' as const,
      list: `words.list-${n}`,
    }));
    const problems = LIBRARY.problems.map((problem) => ({
      ...problem,
      indicators: problem.indicators.map((one) => ({ ...one, exclude })),
    }));
    const long = await text('/indicators/strike-called', dashboard({ library: { ...LIBRARY, problems } }));
    expect(long).toContain('<details id="condition">');
    expect(long).toContain('words.list-299');
  });

  it('refuses to compute a level for a time that lies ahead', async () => {
    const path = '/problems/harbour/why?at=2099-01-01T00:00:00Z';
    const asked = dashboard({ why: () => Promise.reject(new Error('asked all the same')) });
    for (const address of [path, `/api/v1${path}`]) {
      const answer = await asked.request(address);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(
        'lies ahead: nothing is known of it yet, ask up to 2030-02-01T06:00',
      );
    }
  });

  it('quotes under a title what the hit rests on below it, on the indicator’s page and among the hits', async () => {
    const passage =
      '<div class="passage" dir="auto" lang="en">A second <mark title="union">union</mark>, of <mark title="crane drivers">crane drivers</mark>, joined';
    expect(await text('/indicators/strike-called')).toContain(passage);
    expect(await text('/hits')).toContain(passage);
  });

  it('escapes hostile titles', async () => {
    const markup = await text('/problems/harbour');
    expect(markup).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more');
  });

  it('draws the level over time with a text for those who cannot see it', async () => {
    expect(await text('/problems/harbour')).toContain('aria-label="Level over time: 3 steps, now 4"');
  });

  it('says how its level is set, in words', async () => {
    expect(words(await text('/problems/harbour'))).toMatch(
      /4 Substantial a critical indicator is corroborated: at least 1 critical indicator corroborated or surging/,
    );
  });
});

describe('an indicator', () => {
  it('shows definition, signal, diagnosticity and the hits in pages', async () => {
    const markup = await text('/indicators/hotline');
    const [, older = ''] = /<a href="(\/indicators\/hotline\?after=[\w-]+)" rel="next">/.exec(markup) ?? [];
    expect(markup.match(/<li class="quote/g)).toHaveLength(50);
    expect((await text(older)).match(/<li class="quote/g)).toHaveLength(50);
    expect(words(markup)).toContain('Talks settle it -2 highly unlikely');
    expect(words(markup)).toMatch(/all of: any of: actors\.dock-unions , عمال الميناء none of: film/);
  });

  it('shows blindness with its own words', async () => {
    expect(words(await text('/indicators/army-drivers'))).toContain(
      'blind nothing could have been seen: collection failed, since 2030-01-31 04:00 UTC (26 h ago)',
    );
  });
});

describe('a hit', () => {
  it('shows each matched stretch, mark and role', async () => {
    const seen = words(await text('/hits/strike-called~s4'));
    expect(seen).toContain('denies denies negated title 6–12');
    expect(seen).toContain('shown, not counted');
    expect(seen).toContain('undated: counted from first sight');
    expect(words(await text('/hits/strike-called~s1'))).toContain(
      'Who dock union Did what call strike To whom port authority',
    );
  });

  it('makes no link of an address that is not of the web', async () => {
    const seen = await text('/hits/ships-diverted~d2');
    expect(seen).toContain('<code>javascript:alert(1)</code> (not a web address)');
    expect(seen).not.toContain('href="javascript');
  });
});

describe('alerts', () => {
  it('tells sent from held, with the reason', async () => {
    const seen = words(await text('/alerts'));
    expect(seen).toMatch(/2 Low → 4 Substantial sent interrupts/);
    expect(seen).toContain('held: silenced by the night desk');
  });

  it('go out as a valid Atom feed with lasting ids', async () => {
    const answer = await app.request('https://signpost.example.org/feed.atom');
    const xml = await answer.text();
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/,
    );
    expect(xml).toContain('<id>tag:signpost.invalid,2026:alert:harbour.3</id>');
    expect(xml).toContain('<title>2 Low → 4 Substantial: A strike shuts the port of Norvania</title>');
    expect(xml).toContain('href="https://signpost.example.org/alerts/harbour.3"');
    const behind = await dashboard({ url: 'https://board.example.org/' }).request(
      'https://inner.example/feed.atom',
    );
    expect(await behind.text()).toContain('href="https://board.example.org/alerts/harbour.3"');
    const local = await app.request('https://localhost:8080/feed.atom');
    expect(await local.text()).toContain('href="http://localhost:8080/alerts/harbour.3"');
  });
});

describe('reports', () => {
  it('are shown in the frame, as sent, and as Markdown', async () => {
    expect(words(await text(REPORT))).toContain(
      'Bottom line A strike at the port of Norvania is now corroborated',
    );
    expect(await text(`${REPORT}.md`)).toMatch(/^EXERCISE/);
    const sent = await app.request(`${REPORT}.html`);
    expect(sent.headers.get('content-security-policy')).toMatch(/^sandbox;/);
    expect(await sent.text()).toContain('<body class="report-page">');
  });

  it('are found by any way of writing the same instant', async () => {
    expect((await app.request('/reports/daily/2030-02-01T06:00:00Z')).status).toBe(200);
  });
});

describe('feeds', () => {
  it('show health with the reason, and who is affiliated with a state', async () => {
    const seen = words(await text('/feeds'));
    expect(seen).toMatch(/failing polls fail أخبار الميناء/);
    expect(seen).toMatch(/Ostland State TV en · NV state-affiliated/);
    expect(seen).toMatch(/retired no longer polled Old Gazette/);
    expect(seen).toContain('410 Gone');
  });
});

describe('silencing from the page', () => {
  const post = (to: Hono, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    to.request('http://localhost/problems/harbour/mute', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost', ...headers },
    });
  const fields = { owner: 'night desk', reason: 'known drill', until: '2030-02-02T06:00' };

  it('keeps a silence with owner, reason and end, and shows it', async () => {
    const own = await startEngine();
    const muting = dashboard({ store: own.store, mute: own.store.silences.put });
    const answer = await post(muting, fields);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/problems/harbour/mute']);
    expect(await own.store.silences.activeAt(NOW)).toEqual([
      expect.objectContaining({ problem: 'harbour', owner: 'night desk', until: '2030-02-02T06:00:00.000Z' }),
    ]);
    expect(words(await text('/problems/harbour/mute', muting))).toContain('known drill (night desk)');
    await own.stop();
  });

  it.each([
    ['owner', { ...fields, owner: ' ' }],
    ['reason', { owner: 'a', until: fields.until }],
    ['until', { ...fields, until: 'tomorrow' }],
    ['until', { ...fields, until: '2030-01-01T00:00' }],
    ['until', { ...fields, until: '2031-01-01T00:00' }],
  ])('refuses a silence whose %s is missing or wrong, naming it', async (name, wrong) => {
    const answer = await post(dashboard({ mute: engine.store.silences.put }), wrong);
    expect(answer.status).toBe(400);
    expect(words(await answer.text())).toContain(`The parameter &quot;${name}&quot;`);
  });

  it('takes no order from another site', async () => {
    const answer = await post(dashboard({ mute: engine.store.silences.put }), fields, {
      origin: 'https://evil.example',
    });
    expect(answer.status).toBe(403);
  });

  it('says whom to ask where silences cannot be kept from the page', async () => {
    expect(words(await text('/problems/harbour/mute'))).toContain('Ask whoever runs this Signpost');
    expect((await post(app, fields)).status).toBe(404);
  });
});

describe('bad requests', () => {
  it.each([
    ['/hits?after=!', 'after', 'is not from this list'],
    ['/hits?after=bm90aGluZw', 'after', 'is not from this list'],
    ['/api/v1/hits?limit=0', 'limit', 'must be a whole number from 1 to 200'],
    ['/api/v1/hits?limit=201', 'limit', 'must be a whole number from 1 to 200'],
    ['/api/v1/alerts?limit=ten', 'limit', 'must be a whole number from 1 to 200'],
    ['/reports/hourly/2030-02-01T06:00:00Z', 'kind', 'must be "daily" or "weekly"'],
    ['/reports/daily/yesterday', 'end', 'must be an instant in UTC such as'],
    ['/hits/%00', 'id', 'holds control characters'],
  ])('%s is told which parameter is wrong and how to mend it', async (path, name, mend) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(400);
    const body = (await answer.text()).replaceAll('&quot;', '"').replaceAll('\\"', '"');
    expect(body).toContain(`The parameter "${name}"`);
    expect(body).toContain(mend);
  });

  it.each([
    '/problems/none',
    '/indicators/none',
    '/hits/none',
    '/alerts/none',
    '/reports/daily/2029-01-01T00:00:00Z',
    '/nowhere',
  ])('%s is not found, with a way back', async (path) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('href="/"');
  });

  it('tells an id that is too long', async () => {
    const answer = await app.request(`/problems/${'x'.repeat(1_001)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('is too long');
  });

  it('never answers a hostile path with its own markup', async () => {
    const answer = await app.request('/hits/<script>alert(1)</script>');
    expect(await answer.text()).not.toContain('<script>alert');
  });
});

describe('damage', () => {
  it('names the damaged record, leaks no stack, and tells the operator', async () => {
    const own = await startEngine();
    await plant(own.store);
    const Item = { pk: 'HIT#strike-called~s1', sk: 'HIT', data: { title: 'half a record' } };
    await own.documents.send(new PutCommand({ TableName: own.table, Item }));
    const told: unknown[] = [];
    const watched = dashboard({ store: own.store, onFailure: (failure, path) => told.push([failure, path]) });
    const answer = await watched.request('/hits/strike-called~s1');
    const seen = await answer.text();
    expect(answer.status).toBe(500);
    expect(seen).toContain('strike-called~s1');
    expect(seen).not.toMatch(/ at |node_modules|\.ts:/);
    expect(told).toHaveLength(1);
    const json = errorShape.parse(await (await watched.request('/api/v1/hits/strike-called~s1')).json());
    expect(json.error.code).toBe('damaged-record');
    await own.stop();
  });

  it('says nothing of the inside when the database cannot be reached', async () => {
    const own = await startEngine();
    const { store } = own;
    const cut = dashboard({
      store: {
        ...store,
        board: { ...store.board, read: () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3')) },
      },
      onFailure: () => undefined,
    });
    const answer = await cut.request('/');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('10.1.2.3');
    await own.stop();
  });
});

const errorShape = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const listShape = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  next: z.string().optional(),
});

describe('the JSON API', () => {
  it('gives the board with levels, signals and the label of its heuristic', async () => {
    const board = z
      .object({
        exercise: z.boolean(),
        problems: z.array(
          z.looseObject({ id: z.string(), level: z.looseObject({ word: z.string() }).nullable() }),
        ),
      })
      .parse(await (await app.request('/api/v1/board')).json());
    expect(board.problems.map(({ id, level }) => [id, level?.word])).toEqual([
      ['harbour', 'Substantial'],
      ['border', 'Low'],
      ['new-one', undefined],
    ]);
    expect(JSON.stringify(board)).toContain('heuristic, not a probability');
  });

  it('pages through every hit exactly once', async () => {
    const seen: unknown[] = [];
    let after = '';
    do {
      const page = listShape.parse(await (await app.request(`/api/v1/hits?limit=40${after}`)).json());
      seen.push(...page.items.map(({ id }) => id));
      after = page.next === undefined ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(seen).toHaveLength(137);
    expect(new Set(seen).size).toBe(137);
  });

  it.each([
    '/problems',
    '/problems/harbour/log',
    '/indicators/hotline/hits',
    '/alerts',
    '/reports',
    '/feeds',
  ])('lists %s as items', async (path) => {
    const answer = await app.request(`/api/v1${path}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(listShape.parse(await answer.json()).items.length).toBeGreaterThan(0);
  });

  it.each([
    '/hits/strike-called~s1',
    '/alerts/harbour.3',
    '/problems/harbour',
    '/reports/daily/2030-02-01T06:00:00Z',
  ])('gives %s by id', async (path) => {
    expect((await app.request(`/api/v1${path}`)).status).toBe(200);
  });

  it('answers mistakes with a typed body', async () => {
    const missing = await app.request('/api/v1/hits/none');
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: { code: 'not-found', message: 'There is no hit "none".' } },
    ]);
    const wrong = await app.request('/api/v1/hits?limit=x');
    expect(await wrong.json()).toMatchObject({ error: { code: 'bad-parameter', parameter: 'limit' } });
    expect((await app.request('/api/v1/nowhere')).status).toBe(404);
  });

  it('says that it is alive without asking the store', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
  });
});
