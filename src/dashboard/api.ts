import { Hono } from 'hono';
import { LEVEL_WORDS } from '../evidence/index.ts';
import type { DashboardDeps } from './deps.ts';
import { type Fault, faultOf, Unknown } from './faults.ts';
import { type FeedReading, readFeeds } from './feed-health.ts';
import { idIn, pageIn, questionIn, reportIn } from './parameters.ts';
import {
  type ProblemReading,
  readAlert,
  readBoard,
  readHit,
  readHits,
  readIndicator,
  readProblem,
  readReport,
  readWhy,
} from './readings.ts';

/** Body of every answer that is no success. */
export interface ErrorBody {
  error: Pick<Fault, 'code' | 'message' | 'parameter'>;
}

export const errorBody = ({ code, message, parameter }: Fault): ErrorBody => ({
  error: { code, message, ...(parameter === undefined ? {} : { parameter }) },
});

/** The JSON API under `/api/v1`. Lists are `{items, next?}`; pass `next` back as `after`. */
export function apiRoutes(deps: DashboardDeps): Hono {
  const app = new Hono();
  const { store } = deps;

  app.get('/board', async (c) => {
    const { problems, assessedAt, feeds } = await readBoard(deps);
    const healthy = feeds.filter(({ health }) => health === 'healthy').length;
    return c.json({
      exercise: deps.exercise,
      assessedAt: assessedAt ?? null,
      problems: problems.map((problem) => ({ ...problemOut(problem), lastChange: problem.last ?? null })),
      feeds: { healthy, unhealthy: feeds.length - healthy },
    });
  });
  app.get('/problems', async (c) => c.json({ items: (await readBoard(deps)).problems.map(problemOut) }));
  app.get('/problems/:id', async (c) => c.json(problemOut(await readProblem(deps, idIn(c)))));
  app.get('/problems/:id/log', async (c) => {
    const { definition } = await readProblem(deps, idIn(c));
    return c.json(await store.log.newest(definition.id, pageIn(c)));
  });
  app.get('/problems/:id/why', async (c) => c.json(await readWhy(deps, questionIn(c))));
  app.get('/indicators/:id/hits', async (c) => {
    const { definition } = await readIndicator(deps, idIn(c));
    return c.json(await readHits(deps, pageIn(c), definition.id));
  });
  app.get('/hits', async (c) => c.json(await readHits(deps, pageIn(c))));
  app.get('/hits/:id', async (c) => c.json(await readHit(deps, idIn(c))));
  app.get('/alerts', async (c) => c.json(await store.alerts.newest(pageIn(c))));
  app.get('/alerts/:id', async (c) => c.json(await readAlert(deps, idIn(c))));
  app.get('/reports', async (c) => {
    const { items, next } = await store.reports.newest(pageIn(c));
    const heads = items.map(({ kind, periodEnd, report }) => ({
      kind,
      periodEnd,
      bottomLine: report.bottomLine,
    }));
    return c.json({ items: heads, next });
  });
  app.get('/reports/:kind/:end', async (c) => {
    const { kind, end } = reportIn(c);
    return c.json((await readReport(deps, kind, end)).report);
  });
  app.get('/feeds', async (c) => c.json({ items: (await readFeeds(deps)).map(feedOut) }));
  app.all('*', (c) => {
    const fault = faultOf(new Unknown('API address', c.req.path));
    return c.json(errorBody(fault), fault.status);
  });
  return app;
}

const problemOut = ({ definition, state, indicators, analyst, heldBy, silences }: ProblemReading) => ({
  id: definition.id,
  title: definition.title,
  question: definition.question,
  region: definition.region,
  assessedAt: state?.assessedAt ?? null,
  version: state?.version ?? 0,
  level:
    state === undefined
      ? null
      : { ...state.level, number: state.level.level, word: LEVEL_WORDS[state.level.level] },
  analyst: analyst === undefined ? null : { ...analyst, word: LEVEL_WORDS[analyst.level] },
  indicators: indicators.map((one) => ({
    id: one.definition.id,
    title: one.definition.title,
    polarity: one.definition.polarity,
    severity: one.definition.severity,
    status: one.definition.status,
    state: one.state ?? null,
  })),
  scenarios: {
    label: 'heuristic, not a probability',
    standing: state?.scenarios ?? [],
    hangsOn: state?.hangsOn ?? null,
  },
  heldBy: heldBy?.id ?? null,
  silences,
  rule: definition.rule,
});

const feedOut = ({ source: { place: _place, ...source }, ...reading }: FeedReading) => ({
  ...source,
  ...reading,
});
