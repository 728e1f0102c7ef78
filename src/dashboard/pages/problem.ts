import type { LevelRule } from '../../definitions/model.ts';
import type { EpochMillis, HitId, HitRecord, LogEntry, Silence, Transition } from '../../evidence/index.ts';
import { toIso } from '../../evidence/index.ts';
import { type Html, html, join, outwardLink, pathPart } from '../../markup/html.ts';
import { sentence } from '../../markup/quote.ts';
import { levelFirst, standing, utc } from '../../markup/words.ts';
import type { Page } from '../../store/store.ts';
import { levelChart } from '../parts/chart.ts';
import { changeMark, levelMark, moment, ruleMark } from '../parts/marks.ts';
import { pager } from '../parts/pager.ts';
import { quotes } from '../parts/quotes.ts';
import type { ProblemReading } from '../readings.ts';
import { analystLine, dial, muted } from './board.ts';
import { indicatorTable } from './indicator-rows.ts';
import { HEURISTIC, scenarioStanding } from './scenarios.ts';

export interface ProblemPage {
  problem: ProblemReading;
  log: Page<LogEntry>;
  cited: Map<HitId, HitRecord>;
  after: string | undefined;
  now: EpochMillis;
}

/** One problem: its level and why, its indicators and scenarios, and the whole log of changes with the evidence. */
export function problemBody({ problem, log, cited, after, now }: ProblemPage): Html {
  const { definition, state, indicators } = problem;
  const path = `/problems/${pathPart(definition.id)}`;
  return html`<div><p class="crumbs"><a href="/">Board</a> / ${definition.region}</p>
<h1>${definition.title}${muted(problem)}</h1><p class="lede">${definition.question}</p></div>
<article class="problem">${dial(problem, now)}<div><div class="top"><h2>Why this level</h2>
<p class="why">${sentence(state?.level.why ?? 'Not assessed yet: the first assessment follows the first polls.')}</p>
${analystLine(problem)}
${state !== undefined && html`<p class="small muted">Figures of ${moment(state.assessedAt, now)}, by rule ${ruleMark(state.rule)}. <a href="${path}/why">The arithmetic</a> · <a href="${path}/level">Give an analyst's level</a> · <a href="${path}/mute">Silence its alerts</a></p>`}</div>
${history(log.items, after, now)}</div></article>
<section class="panel"><header><h2>Indicators</h2></header>${indicatorTable(indicators, now)}</section>
<div class="columns"><div>${logPanel({ problem, log, cited, after, now }, path)}</div>
<aside>${scenarios(problem)}${levelRules(problem)}${about(problem)}</aside></div>`;
}

/** Only on the first page: an older page has no present to draw up to. */
function history(entries: readonly LogEntry[], after: string | undefined, now: EpochMillis): Html | false {
  if (after !== undefined) return false;
  const chart = levelChart(entries.map(({ at, state }) => ({ at, level: state.level.level })).reverse(), now);
  return (
    chart !== undefined &&
    html`<figure class="fill standing wide" tabindex="0"><figcaption class="unseen">Level over time</figcaption>${chart}</figure>`
  );
}

function logPanel({ problem, log, cited, after }: ProblemPage, path: string): Html {
  const titles = new Map(problem.indicators.map(({ definition }) => [definition.id, definition.title]));
  const entries = log.items.map(
    (entry) => html`<li id="v${entry.version}">
<div class="when"><b><time datetime="${entry.at}">${utc(entry.at)}</time></b><span>entry ${entry.version}</span></div>
${entry.analyst !== undefined && html`<p><b>Analyst's level</b> <bdi>${entry.analyst.why}</bdi></p>`}
${transitions(entry, titles, cited)}
</li>
`,
  );
  return html`<section class="panel" id="log"><header><h2>Log of changes</h2><span class="small muted">newest first; never rewritten</span></header>
${entries.length === 0 ? html`<p class="empty">Nothing has changed yet.</p>` : html`<ol class="log">${entries}</ol>`}
${pager(path, { after, next: log.next })}</section>`;
}

/** The level first; a hit is quoted once in an entry, where it is cited first. */
function transitions(entry: LogEntry, titles: Map<string, string>, cited: Map<HitId, HitRecord>): Html[] {
  const quoted = new Set<HitId>();
  return levelFirst(entry.transitions).map((one) => {
    const hits = one.evidence.map((id) => cited.get(id)).filter((hit) => hit !== undefined);
    const fresh = hits.filter(({ id }) => !quoted.has(id));
    for (const { id } of fresh) quoted.add(id);
    const remarks = [
      ...(hits.length > fresh.length ? [`rests on ${hits.length - fresh.length} quoted above`] : []),
      ...(one.evidence.length > hits.length
        ? [`${one.evidence.length - hits.length} more cited, not shown here`]
        : []),
    ];
    return transition(one, titles.get(one.id) ?? one.id, fresh, remarks);
  });
}

function transition(
  one: Transition,
  title: string,
  hits: readonly HitRecord[],
  remarks: readonly string[],
): Html {
  const name =
    one.subject === 'problem'
      ? html`Warning level`
      : html`<a href="/indicators/${pathPart(one.id)}">${title}</a>`;
  return html`<div class="transition">
<div><span class="name">${name}</span> ${changeMark(one)}</div>
<p>${sentence(one.why)}</p>
${hits.length > 0 && evidence(hits)}
<p class="small muted">${remarks.map((remark) => html`${remark} · `)}rule ${ruleMark(one.rule)}</p>
</div>`;
}

const QUOTED_OPENLY = 3;

/** A few quotes in the open, the rest one click away. */
function evidence(hits: readonly HitRecord[]): Html {
  const [open, folded] = [hits.slice(0, QUOTED_OPENLY), hits.slice(QUOTED_OPENLY)];
  return html`${quotes(open)}${folded.length > 0 && html`<details><summary class="small">${folded.length} more pieces of evidence</summary>${quotes(folded)}</details>`}`;
}

function scenarios(problem: ProblemReading): Html {
  const ranked = scenarioStanding(problem);
  const descriptions = problem.definition.scenarios.map(
    ({ title, description }) => html`<dt>${title}</dt><dd class="small">${description}</dd>`,
  );
  return html`<section class="panel"><header><h2>Scenarios</h2>${HEURISTIC}</header><div class="fill stack">
${ranked ?? html`<p class="muted">No standing yet.</p>`}
<details><summary class="small">What the scenarios are</summary><dl>${descriptions}</dl></details></div></section>`;
}

function levelRules({ definition }: ProblemReading): Html {
  const rules = [...definition.levels].sort((one, other) => other.level - one.level);
  return html`<section class="panel"><header><h2>How the level is set</h2></header><div class="fill stack">
${rules.map((rule) => html`<p>${levelMark(rule.level)} <span class="small">${rule.because}: ${ruleWords(rule)}</span></p>`)}
<p>${levelMark(definition.baseLevel)} <span class="small">when none of these holds</span></p></div></section>`;
}

function ruleWords({ atLeast, where }: LevelRule): string {
  const kinds = [
    ...(where.severity === undefined ? [] : [where.severity.join(' or ')]),
    ...(where.polarity === undefined
      ? []
      : [where.polarity.map((one) => (one === 'assumption' ? one : `"${one}"`)).join(' or ')]),
  ];
  const among = where.indicators === undefined ? '' : ` among ${where.indicators.join(', ')}`;
  const noun = atLeast === 1 ? 'indicator' : 'indicators';
  return `at least ${atLeast} ${[...kinds, noun].join(' ')}${among} ${where.signals.map(standing).join(' or ')}`;
}

function about({ definition }: ProblemReading): Html {
  const references = definition.references.map((reference) => outwardLink(reference, reference));
  return html`<section class="panel"><header><h2>Definition</h2></header><div class="fill stack">
<p>${definition.description}</p>
<p class="small muted">Version ${definition.version} of ${definition.date}, by ${definition.author}. Rule ${ruleMark(definition.rule)}.</p>
${references.length > 0 && html`<p class="small">${join(references, ' · ')}</p>`}</div></section>`;
}

export interface MutePage {
  problem: ProblemReading;
  /** Where there is no way to keep a silence from here, the page says whom to ask. */
  possible: boolean;
  silences: readonly Silence[];
  now: EpochMillis;
  /** A sentence about what was just done or refused. */
  notice?: string | undefined;
}

/** Silencing: an owner, a reason and an end, all three of them. */
export function muteBody({ problem: { definition }, possible, silences, now, notice }: MutePage): Html {
  const path = `/problems/${pathPart(definition.id)}`;
  const inForce = silences.filter(({ problem }) => problem === definition.id);
  return html`<div><p class="crumbs"><a href="/">Board</a> / <a href="${path}">${definition.title}</a></p><h1>Silence alerts</h1>
<p class="lede">Alerts on this problem are then held and counted, not lost. The board goes on as before.</p></div>
${notice !== undefined && html`<p class="panel fill" role="status">${notice}</p>`}
<section class="panel"><header><h2>In force</h2></header><div class="fill">${inForce.length === 0 ? html`<p class="muted">No silence on this problem.</p>` : inForce.map((one) => html`<p>Until ${moment(one.until, now)}: ${one.reason} <span class="muted">(${one.owner})</span></p>`)}</div></section>
<section class="panel"><header><h2>New silence</h2></header><div class="fill">${possible ? form(path, now) : html`<p>Silences cannot be kept from this page here. Ask whoever runs this Signpost to silence <code>${definition.id}</code>, with an owner, a reason and an end.</p>`}</div></section>`;
}

const form = (
  path: string,
  now: EpochMillis,
): Html => html`<form class="mute" method="post" action="${path}/mute">
<label>Owner <input name="owner" required maxlength="120" autocomplete="name"></label>
<label>Reason <input name="reason" required maxlength="500"></label>
<label>Until (UTC) <input name="until" type="datetime-local" required min="${toIso(now).slice(0, 16)}"></label>
<p><button>Silence until then</button></p>
</form>`;
