import type { EpochMillis } from '../../evidence/index.ts';
import { type Html, html, pathPart } from '../../markup/html.ts';
import { count } from '../../markup/words.ts';
import { reportBody } from '../../reporting/render-html.ts';
import type { StoredReport } from '../../reporting/report.ts';
import type { Page } from '../../store/store.ts';
import { moment } from '../parts/marks.ts';
import { pager } from '../parts/pager.ts';

export const reportPath = ({ kind, periodEnd }: Pick<StoredReport, 'kind' | 'periodEnd'>): string =>
  `/reports/${kind}/${pathPart(periodEnd)}`;

export function reportsBody(page: Page<StoredReport>, after: string | undefined, now: EpochMillis): Html {
  return html`<div><h1>Watch reports</h1><p class="lede">What changed, what follows from it, what did not happen, and what could not be seen.</p></div>
<section class="panel" aria-label="Reports">
${page.items.length === 0 ? html`<p class="empty">No report yet. Reports are composed daily and weekly.</p>` : html`<ul class="list">${page.items.map((one) => entry(one, now))}</ul>`}
${pager('/reports', { after, next: page.next })}
</section>`;
}

const entry = (stored: StoredReport, now: EpochMillis): Html => html`<li>
<span class="headline"><a href="${reportPath(stored)}">${stored.kind === 'daily' ? 'Daily' : 'Weekly'} watch report, ${stored.periodEnd.slice(0, 10)}</a></span>
<span>${stored.report.bottomLine[0]}</span>
<span class="small muted">Cut-off ${moment(stored.periodEnd, now)} · ${count(stored.report.changes.length, 'change')} · <a href="${reportPath(stored)}.md">Markdown</a> · <a href="${reportPath(stored)}.html">as sent</a></span>
</li>
`;

export function reportPage(stored: StoredReport): Html {
  return html`<div class="no-print"><p class="crumbs"><a href="/reports">Reports</a> / ${stored.kind} / ${stored.periodEnd.slice(0, 10)}</p>
<p class="small"><a href="${reportPath(stored)}.md">Markdown</a> · <a href="${reportPath(stored)}.html">as sent by mail</a> · prints well</p></div>
<div class="panel"><div class="paper">${reportBody(stored.report)}</div></div>`;
}
