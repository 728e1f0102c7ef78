import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { type Html, html, pathPart } from '../markup/html.ts';
import { apiRoutes, errorBody } from './api.ts';
import { FAVICON, SAFETY_HEADERS, SCRIPT, SCRIPT_PATH, STYLE, STYLE_PATH } from './assets.ts';
import { alertsFeed } from './atom.ts';
import type { DashboardDeps } from './deps.ts';
import { type Fault, faultOf, Unknown } from './faults.ts';
import { readFeeds } from './feed-health.ts';
import { type PageHead, page, type Site } from './frame.ts';
import { analystLevelFrom, withdrawn } from './giving-level.ts';
import { silenceFrom } from './muting.ts';
import { aboutBody } from './pages/about.ts';
import { alertBody, alertsBody } from './pages/alerts.ts';
import { analystLevelBody } from './pages/analyst-level.ts';
import { boardBody } from './pages/board.ts';
import { feedsBody } from './pages/feeds.ts';
import { hitBody, hitsBody } from './pages/hits.ts';
import { indicatorBody } from './pages/indicator.ts';
import { muteBody, problemBody } from './pages/problem.ts';
import { reportPage, reportsBody } from './pages/reports.ts';
import { whyBody } from './pages/why.ts';
import { idIn, pageIn, questionIn, reportIn } from './parameters.ts';
import {
  readAlert,
  readBoard,
  readCited,
  readHit,
  readHits,
  readIndicator,
  readProblem,
  readReport,
  readWhy,
} from './readings.ts';

const API = '/api/v1';
const YEAR = 'public, max-age=31536000, immutable';
const LOG_PAGE = 20;
const FEED_ENTRIES = 50;
/** Reports are large records and only their heads are listed. */
const REPORTS_PAGE = 15;

/** A kept report as it was sent: its own style may show, nothing may act or load. */
const KEPT_REPORT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Pages, JSON API and feed of the dashboard; knows requests, not where it runs. */
export function createDashboard(deps: DashboardDeps): Hono {
  const app = new Hono();
  const site: Site = { exercise: deps.exercise, clock: deps.clock, links: deps.links ?? [] };
  const show = (c: Context, head: PageHead, body: Html, status: 200 | Fault['status'] = 200) =>
    c.html(page(site, head, body).toString(), status);

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SAFETY_HEADERS))
      if (!c.res.headers.has(name)) c.header(name, value);
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    if (deps.exercise) c.header('x-signpost-exercise', 'true');
  });
  app.use(csrf());

  app.onError((failure, c) => {
    const fault = faultOf(failure);
    if (fault.status >= 500) deps.onFailure?.(failure, c.req.path);
    if (fault.status === 503) c.header('retry-after', '5');
    return c.req.path.startsWith(API)
      ? c.json(errorBody(fault), fault.status)
      : show(c, { title: fault.title }, faultPage(fault), fault.status);
  });
  app.notFound((c) => {
    const fault = faultOf(new Unknown('page', c.req.path));
    return show(c, { title: fault.title }, faultPage(fault), 404);
  });

  assetRoutes(app);
  app.route(API, apiRoutes(deps));
  boardRoutes(app, deps, show);
  evidenceRoutes(app, deps, show);
  reportRoutes(app, deps, show);
  return app;
}

type Show = (c: Context, head: PageHead, body: Html) => Response | Promise<Response>;

const faultPage = ({ title, message }: Fault): Html =>
  html`<div><h1>${title}</h1><p class="lede">${message}</p></div><p><a class="button" href="/">To the board</a></p>`;

function assetRoutes(app: Hono): void {
  const kept = (type: string) => ({ 'content-type': type, 'cache-control': YEAR });
  app.get(STYLE_PATH, (c) => c.body(STYLE, 200, kept('text/css; charset=utf-8')));
  app.get(SCRIPT_PATH, (c) => c.body(SCRIPT, 200, kept('text/javascript; charset=utf-8')));
  app.get('/favicon.svg', (c) => c.body(FAVICON, 200, kept('image/svg+xml')));
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'));
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
}

function boardRoutes(app: Hono, deps: DashboardDeps, show: Show): void {
  app.get('/', async (c) => {
    const board = await readBoard(deps);
    return show(
      c,
      { title: 'Board', section: '/', live: true },
      boardBody(board, deps.links ?? [], deps.clock()),
    );
  });
  app.get('/problems/:id', async (c) => {
    const problem = await readProblem(deps, idIn(c));
    const { after } = pageIn(c);
    const log = await deps.store.log.newest(problem.definition.id, { limit: LOG_PAGE, after });
    const cited = await readCited(deps, log.items);
    const body = problemBody({ problem, log, cited, after, now: deps.clock() });
    return show(c, { title: problem.definition.title, section: '/' }, body);
  });
  app.get('/problems/:id/why', async (c) => {
    const question = questionIn(c);
    const problem = await readProblem(deps, question.problem);
    const body = whyBody(problem, question, await readWhy(deps, question));
    return show(c, { title: `Why: ${problem.definition.title}`, section: '/' }, body);
  });
  app.get('/problems/:id/mute', async (c) => mutePage(c, deps, show));
  app.post('/problems/:id/mute', async (c) => {
    const { definition } = await readProblem(deps, idIn(c));
    if (deps.mute === undefined) throw new Unknown('way to keep silences at', c.req.path);
    const silence = silenceFrom(await c.req.parseBody(), definition.id, deps.clock());
    await deps.mute(silence);
    return c.redirect(`/problems/${pathPart(definition.id)}/mute`, 303);
  });
  app.get('/problems/:id/level', async (c) => {
    const problem = await readProblem(deps, idIn(c));
    const body = analystLevelBody(problem, deps.giveLevel !== undefined, deps.clock());
    return show(c, { title: `Analyst's level: ${problem.definition.title}`, section: '/' }, body);
  });
  app.post('/problems/:id/level', async (c) => {
    const { definition, analyst } = await readProblem(deps, idIn(c));
    if (deps.giveLevel === undefined) throw new Unknown('way to keep levels at', c.req.path);
    const fields = await c.req.parseBody();
    if (fields.withdraw !== 'yes')
      await deps.giveLevel(analystLevelFrom(fields, definition.id, deps.clock()));
    else if (analyst !== undefined) await deps.giveLevel(withdrawn(analyst, deps.clock()));
    return c.redirect(`/problems/${pathPart(definition.id)}/level`, 303);
  });
  app.get('/indicators/:id', async (c) => {
    const { problem, ...indicator } = await readIndicator(deps, idIn(c));
    const asked = pageIn(c);
    const hits = await readHits(deps, asked, indicator.definition.id);
    const body = indicatorBody({ indicator, problem, hits, after: asked.after, now: deps.clock() });
    return show(c, { title: indicator.definition.title, section: '/' }, body);
  });
}

async function mutePage(c: Context, deps: DashboardDeps, show: Show): Promise<Response> {
  const problem = await readProblem(deps, idIn(c));
  const silences = await deps.store.silences.activeAt(deps.clock());
  const body = muteBody({ problem, possible: deps.mute !== undefined, silences, now: deps.clock() });
  return show(c, { title: `Silence: ${problem.definition.title}`, section: '/' }, body);
}

function evidenceRoutes(app: Hono, deps: DashboardDeps, show: Show): void {
  const { library, clock, store } = deps;
  app.get('/hits', async (c) => {
    const asked = pageIn(c);
    const hits = await readHits(deps, asked);
    const head = { title: 'Hits', section: '/hits', live: asked.after === undefined };
    return show(c, head, hitsBody(hits, library, asked.after, clock()));
  });
  app.get('/hits/:id', async (c) => {
    const hit = await readHit(deps, idIn(c));
    return show(c, { title: hit.item.title, section: '/hits' }, hitBody(hit, library, clock()));
  });
  app.get('/alerts', async (c) => {
    const asked = pageIn(c);
    const alerts = await store.alerts.newest(asked);
    const head = { title: 'Alerts', section: '/alerts', live: asked.after === undefined };
    return show(c, head, alertsBody(alerts, library, asked.after, clock()));
  });
  app.get('/alerts/:id', async (c) => {
    const alert = await readAlert(deps, idIn(c));
    return show(c, { title: `Alert ${alert.id}`, section: '/alerts' }, alertBody(alert, library, clock()));
  });
  app.get('/feed.atom', async (c) => {
    const { items } = await store.alerts.newest({ limit: FEED_ENTRIES });
    const feed = alertsFeed({
      alerts: items,
      library,
      exercise: deps.exercise,
      origin: originOf(c, deps),
      now: clock(),
    });
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
  app.get('/feeds', async (c) =>
    show(c, { title: 'Feeds', section: '/feeds' }, feedsBody(await readFeeds(deps), clock())),
  );
  app.get('/about', (c) => show(c, { title: 'About', section: '/about' }, aboutBody(library.rule)));
}

/** Behind API Gateway every request claims https; a loopback server has none. */
function originOf(c: Context, { url }: DashboardDeps): string {
  if (url !== undefined) return url.replace(/\/+$/, '');
  const { protocol, hostname, host } = new URL(c.req.url);
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return `${loopback ? 'http:' : protocol}//${host}`;
}

function reportRoutes(app: Hono, deps: DashboardDeps, show: Show): void {
  const stored = (c: Context, ending = '') => {
    const { kind, end } = reportIn(
      c,
      c.req.param('end')?.slice(0, ending === '' ? undefined : -ending.length),
    );
    return readReport(deps, kind, end);
  };
  app.get('/reports', async (c) => {
    const { after } = pageIn(c);
    const reports = await deps.store.reports.newest({ limit: REPORTS_PAGE, after });
    return show(c, { title: 'Reports', section: '/reports' }, reportsBody(reports, after, deps.clock()));
  });
  app.get('/reports/:kind/:end{.+\\.md}', async (c) => {
    const { markdown } = await stored(c, '.md');
    return c.body(markdown, 200, { 'content-type': 'text/markdown; charset=utf-8' });
  });
  app.get('/reports/:kind/:end{.+\\.html}', async (c) => {
    const { html: document } = await stored(c, '.html');
    c.header('content-security-policy', KEPT_REPORT_POLICY);
    return c.html(document);
  });
  app.get('/reports/:kind/:end', async (c) => {
    const report = await stored(c);
    const title = `${report.kind === 'daily' ? 'Daily' : 'Weekly'} report ${report.periodEnd.slice(0, 10)}`;
    return show(c, { title, section: '/reports' }, reportPage(report));
  });
}
