import type { EpochMillis } from '../../evidence/index.ts';
import { LEVEL_WORDS, toIso } from '../../evidence/index.ts';
import { type Html, html, pathPart } from '../../markup/html.ts';
import { levelMark } from '../parts/marks.ts';
import type { ProblemReading } from '../readings.ts';
import { analystLine } from './board.ts';

/** Giving a level beside the machine's: a level, an owner, a reason and an end, all four of them. */
export function analystLevelBody(problem: ProblemReading, possible: boolean, now: EpochMillis): Html {
  const { definition, state, analyst } = problem;
  const path = `/problems/${pathPart(definition.id)}`;
  const withdraw = html`<form method="post" action="${path}/level"><input type="hidden" name="withdraw" value="yes"><p><button>Withdraw it</button></p></form>`;
  return html`<div><p class="crumbs"><a href="/">Board</a> / <a href="${path}">${definition.title}</a></p><h1>Analyst's level</h1>
<p class="lede">It is shown beside the machine's level on the board, in mail and in reports, and logged. The machine goes on by its rules: neither changes the other.</p></div>
<section class="panel"><header><h2>In force</h2></header><div class="fill stack"><p>${state === undefined ? 'The machine has not assessed it yet.' : html`${levelMark(state.level.level)} Machine: ${state.level.why}`}</p>
${analyst === undefined ? html`<p class="muted">No analyst's level.</p>` : html`${analystLine(problem)}${possible && withdraw}`}</div></section>
<section class="panel"><header><h2>New level</h2></header><div class="fill">${possible ? form(path, now) : html`<p>Levels cannot be given from this page here. Whoever runs this Signpost can: <code>signpost level set ${definition.id} LEVEL --owner NAME --reason WHY --until TIME</code>.</p>`}</div></section>`;
}

const form = (
  path: string,
  now: EpochMillis,
): Html => html`<form class="mute" method="post" action="${path}/level">
<label>Level <select name="level" required><option value="">choose</option>${([1, 2, 3, 4, 5] as const).map((level) => html`<option value="${level}">${level} ${LEVEL_WORDS[level]}</option>`)}</select></label>
<label>Owner <input name="owner" required maxlength="120" autocomplete="name"></label>
<label>Reason <input name="reason" required maxlength="500"></label>
<label>Until (UTC) <input name="until" type="datetime-local" required min="${toIso(now).slice(0, 16)}"></label>
<p><button>Give this level until then</button></p>
</form>`;
