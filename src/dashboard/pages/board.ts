import type { ProblemDefinition } from '../../definitions/model.ts';
import type { Alert, EpochMillis, IsoInstant, Level, LogEntry, ProblemState } from '../../evidence/index.ts';
import { LEVEL_WORDS } from '../../evidence/index.ts';
import { type Html, html, join, pathPart } from '../../markup/html.ts';
import { sentence } from '../../markup/quote.ts';
import {
  analystWords,
  changeWords,
  count,
  levelFirst,
  levelWords,
  standing,
  utc,
} from '../../markup/words.ts';
import type { SiteLink } from '../frame.ts';
import { changeMark, levelMark, levelSteps, signalMark, since } from '../parts/marks.ts';
import { tag } from '../parts/quotes.ts';
import type { BoardReading, IndicatorReading, ProblemReading } from '../readings.ts';
import { calmProblems, isAtRest } from './calm-problems.ts';
import { indicatorLink, indicatorTable } from './indicator-rows.ts';
import { reportPath } from './reports.ts';
import { HEURISTIC, scenarioStanding } from './scenarios.ts';

/** The board: every problem with its level and why, what changed, and what could not be seen. */
export function boardBody(board: BoardReading, links: readonly SiteLink[], now: EpochMillis): Html {
  return html`<h1 class="unseen">Board</h1>
${status(board, links, now)}
<div class="columns">
<div>${board.problems.length === 0 ? html`<p class="panel empty">No warning problems are defined.</p>` : problems(board, now)}</div>
<aside aria-label="Latest">${latestAlerts(board, now)}${latestReport(board)}${unhealthyFeeds(board)}</aside>
</div>`;
}

/** What is lit, missing or unseen stands out; what is calm takes a line. */
function problems(board: BoardReading, now: EpochMillis): Html {
  const calm = board.problems.filter(isAtRest);
  const cards = board.problems.filter((one) => !isAtRest(one)).map((one) => problemCard(one, now));
  return html`${cards}${calm.length > 0 && calmProblems(calm, beside, now)}`;
}

const beside = (problem: ProblemReading): Html =>
  html` <span class="tag">${problem.definition.region}</span>${muted(problem)}`;

function status(board: BoardReading, links: readonly SiteLink[], now: EpochMillis): Html {
  const top = board.problems[0]?.state;
  const signals = board.problems.flatMap(({ indicators }) => indicators.map(({ state }) => state?.signal));
  const number = (signal: string): number => signals.filter((one) => one === signal).length;
  const lit = number('reported') + number('corroborated') + number('surging');
  const healthy = board.feeds.filter(({ health }) => health === 'healthy').length;
  const ill = board.feeds.length - healthy;
  return html`<section class="status" aria-label="In short">
<div><span class="value">${topMark(top)}</span><span class="note">${topNote(board)}</span></div>
<div><span class="value">${lit} <small>of ${signals.length} indicators lit</small></span><span class="note">${number('surging')} surging, ${number('corroborated')} corroborated, ${number('reported')} reported</span></div>
<div><span class="value">${number('blind')} <small>blind</small> · ${number('overdue')} <small>overdue</small></span><span class="note${number('blind') > 0 && ' bad'}">${number('blind') > 0 ? 'blind is not quiet: nothing could be seen' : 'nothing is blind'}</span></div>
<div><span class="value">${healthy} <small>of ${board.feeds.length} feeds healthy</small></span><span class="note${ill > 0 && ' bad'}">${ill > 0 && html`<a href="/feeds">${ill} not healthy</a>, `}${lastLook(board, now)}</span></div>
<div><span class="value">${board.assessedAt === undefined ? 'Never' : since(board.assessedAt, now)}</span><span class="note">board last moved${shortcuts(links)}</span></div>
</section>`;
}

/** What the mark before it stands for; a blind one ranks no problem. */
function topNote({ problems }: BoardReading): string {
  const all = count(problems.length, 'problem');
  const blind = problems.filter(({ state }) => state?.blindSince !== undefined).length;
  return blind > 0 && blind === problems.length ? `all of ${all}` : `highest of ${all}`;
}

/** The newest good poll of any feed: shows that somebody still looks. */
function lastLook({ feeds }: BoardReading, now: EpochMillis): Html {
  const newest = feeds
    .map((feed) => feed.lastLook)
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  return newest === undefined ? html`nobody looks` : html`last read ${since(newest, now)}`;
}

const shortcuts = (links: readonly SiteLink[]): Html | false =>
  links.length > 0 &&
  html` · ${join(
    links.map(({ label, href }) => html`<a href="${href}">${label}</a>`),
    ' · ',
  )}`;

function problemCard(problem: BoardReading['problems'][number], now: EpochMillis): Html {
  const { definition, state, indicators, last } = problem;
  const shown = indicators.filter((one) => !recedes(one));
  return html`<article class="problem" aria-labelledby="p-${definition.id}">
${dial(problem, now)}
<div>
<div class="top">
<h2 id="p-${definition.id}"><a href="/problems/${pathPart(definition.id)}">${definition.title}</a>${beside(problem)}</h2>
<p class="why">${sentence(state?.level.why ?? 'Not assessed yet: the first assessment follows the first polls.')}</p>
${analystLine(problem)}
${last !== undefined && lastChange(problem, last, now)}
</div>
${shown.length > 0 && indicatorTable(shown, now)}
${ending(indicators, 'fading', 'its evidence is ageing')}
${ending(indicators, 'quiet', 'looked and saw nothing')}
${standingLine(problem)}
</div>
</article>
`;
}

/** What takes no row of its own on the board, unless it stands there only because nothing could be seen since. */
const recedes = ({ state }: IndicatorReading): boolean =>
  state?.signal === 'quiet' || (state?.signal === 'fading' && state.unseenSince === undefined);

/** Indicators that fade or are quiet, by name in one line; the problem's page has their reasons. */
function ending(
  indicators: readonly IndicatorReading[],
  signal: 'fading' | 'quiet',
  meaning: string,
): Html | false {
  const own = indicators.filter((one) => one.state?.signal === signal && recedes(one));
  const names = join(
    own.map((one) => indicatorLink(one.definition)),
    ' · ',
  );
  const label = signal === 'fading' ? 'Fading' : 'Quiet';
  return (
    own.length > 0 &&
    html`<p class="calm"><b>${label}</b> <span class="muted">(${own.length}, ${meaning}):</span> ${names}</p>`
  );
}

/** What an analyst says of the level, beside the machine's and told apart from it. */
export const analystLine = ({ analyst }: ProblemReading): Html | false =>
  analyst !== undefined &&
  html`<p class="analyst">${levelMark(analyst.level)} <bdi>${analystWords(analyst)}</bdi> <span class="muted">The machine's level stands beside it.</span></p>`;

/** Level as number, word, steps and colour. */
export function dial({ state }: ProblemReading, now: EpochMillis): Html {
  if (state === undefined)
    return html`<div class="dial level-none"><span class="numeral">–</span><span class="word">Not assessed</span></div>`;
  const { level, since: from } = state.level;
  if (state.blindSince !== undefined) return blindDial(level, state.blindSince, now);
  return html`<div class="dial level-${level}"><span class="unseen">Warning level</span><span class="numeral">${level}</span><span class="word">${LEVEL_WORDS[level]}</span>${levelSteps(level)}<span class="since">since ${since(from, now)}<br>${utc(from)}</span></div>`;
}

/** From here on a level stands out even while nothing can be seen; below it, it would read as an all-clear. */
const STANDS_WHILE_BLIND: Level = 3;

/** Missing data resolves nothing, so a high level stays in sight; and it clears nothing, so a low one is not shown as one. */
function blindDial(level: Level, from: IsoInstant, now: EpochMillis): Html {
  const stands = level >= STANDS_WHILE_BLIND;
  const numeral = stands ? String(level) : '?';
  return html`<div class="dial dial-blind level-${stands ? level : 'none'}"><span class="unseen">Warning level</span><span class="numeral">${numeral}</span><span class="word">${stands ? `${LEVEL_WORDS[level]}, blind` : 'Blind'}</span><span class="since">nothing seen since ${since(from, now)}<br>level before: ${levelWords(level)}</span></div>`;
}

const topMark = (top: ProblemState | undefined): Html | string => {
  if (top === undefined) return 'Not assessed';
  const { level } = top.level;
  return top.blindSince !== undefined && level < STANDS_WHILE_BLIND ? signalMark('blind') : levelMark(level);
};

export const muted = ({ silences, heldBy }: Pick<ProblemReading, 'silences' | 'heldBy'>): Html[] => [
  ...silences.map(
    ({ until, owner, reason }) =>
      html` <span class="tag warn" title="${owner}: ${reason}">silenced until ${utc(until)}</span>`,
  ),
  ...(heldBy === undefined
    ? []
    : [html` <span class="tag warn">alerts held: part of ${heldBy.title}, which is Serious</span>`]),
];

const SHOWN_CHANGES = 2;

function lastChange({ definition, indicators }: ProblemReading, entry: LogEntry, now: EpochMillis): Html {
  const titles = new Map(indicators.map((one) => [one.definition.id, one.definition.title]));
  const ordered = levelFirst(entry.transitions);
  const [shown, more] = [ordered.slice(0, SHOWN_CHANGES), ordered.length - SHOWN_CHANGES];
  const pieces = shown.map(
    (transition) =>
      html`<span class="change">${transition.subject === 'problem' ? 'level' : (titles.get(transition.id) ?? transition.id)} ${changeMark(transition)}</span>`,
  );
  return html`<p class="last"><span>Last change ${since(entry.at, now)}:</span>${pieces}${more > 0 && html`<a href="/problems/${pathPart(definition.id)}#log">and ${more} more</a>`}</p>`;
}

function standingLine(problem: ProblemReading): Html | false {
  const ranked = scenarioStanding(problem);
  return ranked !== undefined && html`<div class="standing"><h3>Scenarios ${HEURISTIC}</h3>${ranked}</div>`;
}

/** Titles of problems and their indicators by id. */
export const titlesOf = (problems: readonly ProblemDefinition[]): Map<string, string> =>
  new Map(
    problems.flatMap(({ id, title, indicators }) => [
      [id, title],
      ...indicators.map((one): [string, string] => [one.id, one.title]),
    ]),
  );

function latestAlerts({ alerts, problems }: BoardReading, now: EpochMillis): Html {
  const titles = titlesOf(problems.map(({ definition }) => definition));
  const entries = alerts.map(
    (
      alert,
    ) => html`<li><span class="headline"><a href="/alerts/${pathPart(alert.id)}">${alertLine(alert, titles)}</a></span><span class=\"small\">${titles.get(alert.problem) ?? alert.problem}</span><span class=\"small muted\"> ${since(alert.at, now)} · ${alert.held === undefined ? alert.status : `held: ${alert.held}`}</span></li>
`,
  );
  return html`<section class="panel"><header><h2>Latest alerts</h2><a class="small" href="/alerts">All</a></header>
${alerts.length === 0 ? html`<p class="empty">None so far.</p>` : html`<ul class="list">${entries}</ul>`}</section>`;
}

/** An alert in a few words, indicators by their titles where these are known. */
export function alertLine({ level, transitions }: Alert, titles: ReadonlyMap<string, string>): string {
  if (level.was !== level.is) return `${standing(level.was)} → ${levelWords(level.is)}`;
  const first = transitions[0];
  const change =
    first === undefined ? 'no change' : `${titles.get(first.id) ?? first.id}: ${changeWords(first)}`;
  return `${change}${transitions.length > 1 ? `, ${transitions.length - 1} more` : ''}`;
}

function latestReport({ report }: BoardReading): Html {
  const body =
    report === undefined
      ? html`<p class="empty">None so far.</p>`
      : html`<div class="fill stack"><p>${report.report.bottomLine[0]}</p><p><a class="button" href="${reportPath(report)}">Read the ${report.kind} report</a> <span class="small muted nowrap">${report.periodEnd.slice(0, 10)}</span></p></div>`;
  return html`<section class="panel"><header><h2>Latest report</h2><a class="small" href="/reports">All</a></header>${body}</section>`;
}

function unhealthyFeeds({ feeds }: BoardReading): Html {
  const ill = feeds.filter(({ health }) => health !== 'healthy');
  const shown = ill.slice(0, 6);
  const entries = shown.map(
    ({ source, health, reason }) =>
      html`<li><span>${tag(health, 'bad')} <bdi>${source.title}</bdi></span><span class="small muted">${reason}</span></li>`,
  );
  return html`<section class="panel"><header><h2>Feeds not healthy</h2><a class="small" href="/feeds">All ${feeds.length}</a></header>
${ill.length === 0 ? html`<p class="empty">All ${feeds.length} feeds are read.</p>` : html`<div class="fill"><ul class="feedline">${entries}</ul>${ill.length > shown.length && html`<p class="small"><a href="/feeds">and ${ill.length - shown.length} more</a></p>`}</div>`}</section>`;
}
