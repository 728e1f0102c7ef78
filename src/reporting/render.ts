import type { ComposedMail } from '../evidence/index.ts';
import { levelWords } from '../markup/words.ts';
import { movesLevel } from './changes.ts';
import { renderReportHtml } from './render-html.ts';
import { renderReportMarkdown } from './render-markdown.ts';
import type { StoredReport, WatchReport } from './report.ts';

/** The report with both renderings, as it is kept and sent. */
export const storedReportOf = (report: WatchReport): StoredReport => ({
  kind: report.kind,
  periodEnd: report.header.periodEnd,
  report,
  html: renderReportHtml(report),
  markdown: renderReportMarkdown(report),
});

/** The mail of a kept report: sent again it says the same, because it is made from what was kept. */
export function composeReportMail({ kind, periodEnd, report, html, markdown }: StoredReport): ComposedMail {
  return {
    id: `report:${kind}.${periodEnd}`,
    subject: `${report.exercise ? 'EXERCISE: ' : ''}${subjectOf(report)}`,
    text: markdown,
    html,
    exercise: report.exercise,
  };
}

function subjectOf({ kind, header, annex, changes }: WatchReport): string {
  const day = header.periodEnd.slice(0, 10);
  const top = annex.board.toSorted((one, other) => other.level - one.level)[0];
  const highest = top === undefined ? 'nothing watched' : `highest ${levelWords(top.level)}`;
  const moves = changes.filter(({ transition }) => movesLevel(transition)).length;
  const changed = moves === 1 ? '1 level changed' : `${moves} levels changed`;
  return `${kind === 'daily' ? 'Daily' : 'Weekly'} watch report ${day}: ${highest}, ${changed}`;
}
