import * as z from 'zod';
import type { StoredReport, WatchReport } from '../reporting/report.ts';
import { count, instant, level, name, quotedHit, signal, text, transition } from './schemas.ts';
import { shapeOf } from './shape.ts';

const kind = z.enum(['daily', 'weekly']);
const unseen = z.array(z.object({ indicator: name, title: text, why: text }));

const watchReport = shapeOf<WatchReport>()({
  kind,
  exercise: z.boolean(),
  header: z.object({
    periodStart: instant,
    periodEnd: instant,
    itemsRead: count,
    feedsHealthy: count,
    feedsUnhealthy: z.array(z.object({ feed: name, title: text, health: text, reason: text })),
  }),
  bottomLine: z.array(text),
  changes: z.array(z.object({ problem: name, title: text, at: instant, transition })),
  soWhat: z.array(
    z.object({
      problem: name,
      title: text,
      level,
      word: text,
      analyst: text.optional(),
      text,
      evidence: z.array(name),
    }),
  ),
  whatNext: z.array(z.object({ problem: name, text })),
  notSeen: z.object({ overdue: unseen, blind: unseen }),
  confidence: text,
  gaps: z.array(text),
  sources: z.array(z.object({ family: text, publisher: text, reliability: text, hits: count })),
  evidence: z.array(quotedHit),
  annex: z.object({
    board: z.array(
      z.object({
        problem: name,
        title: text,
        level,
        word: text,
        since: instant,
        indicators: z.array(z.object({ indicator: name, title: text, signal, since: instant, why: text })),
        rule: text,
      }),
    ),
    silenced: count,
    suppressed: count,
  }),
});

/** A report as kept: the data and both renderings. */
export const storedReport = shapeOf<StoredReport>()({
  kind,
  periodEnd: instant,
  report: watchReport,
  html: text,
  markdown: text,
});
