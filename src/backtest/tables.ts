import type { Level } from '../evidence/index.ts';
import { type Html, html } from '../markup/html.ts';
import { levelWords } from '../markup/words.ts';
import type { EventOutcome, Lead } from './outcomes.ts';
import { decimal, leadWords, minute, percent, span } from './phrases.ts';
import type { Score } from './score.ts';
import type { ProblemSummary, Summary } from './summary.ts';

type Rates = Pick<Score, 'sensitivity' | 'specificity' | 'ppv' | 'f1'>;

const rateCells = ({ sensitivity, ppv, specificity, f1 }: Rates): Html =>
  html`<td class="figure">${percent(sensitivity)}</td><td class="figure">${percent(ppv)}</td><td class="figure">${percent(specificity)}</td><td class="figure">${decimal(f1)}</td>`;

/** Scores of every problem, each with its two baselines. */
export function scoreTable({ problems }: Summary): Html {
  return html`<div class="wide" tabindex="0"><table><thead><tr><th scope="col">Problem</th><th scope="col" class="figure">Events</th><th scope="col" class="figure">Warned</th><th scope="col" class="figure">Alerts</th><th scope="col" class="figure">per 100 d</th><th scope="col" class="figure">False</th><th scope="col" class="figure">Sensitivity</th><th scope="col" class="figure">PPV</th><th scope="col" class="figure">Specificity</th><th scope="col" class="figure">F1</th></tr></thead>
<tbody>${problems.map(scoreRows)}</tbody></table></div>`;
}

const scoreRows = ({ title, score, riseScore, baselines }: ProblemSummary): Html =>
  html`<tr><th scope="row">${title}</th>${scoreCells(score)}</tr>
<tr class="baseline"><th scope="row">rises of the level alone</th>${scoreCells(riseScore)}</tr>
<tr class="baseline"><th scope="row">baseline: base rate, ${percent(baselines.baseRate.chanceIn7Days)} in any 7 days</th><td colspan="2"></td><td class="figure">${score.alerts}</td><td></td><td></td>${rateCells(baselines.baseRate.expected)}</tr>
<tr class="baseline"><th scope="row">baseline: keyword counter</th>${scoreCells(baselines.keywords)}</tr>`;

const scoreCells = (score: Score): Html =>
  html`<td class="figure">${score.events}</td><td class="figure">${score.warned}</td><td class="figure">${score.alerts}</td><td class="figure">${decimal(score.alertsPer100Days, 1)}</td><td class="figure">${score.falseAlerts}</td>${rateCells(score)}`;

/** `4 Substantial` on its colour. */
export const levelBadge = (level: Level | undefined): Html =>
  level === undefined ? html`\u2013` : html`<span class="level l${level}">${levelWords(level)}</span>`;

/** Each known event with what had been said of it. */
export function eventTable({ events }: ProblemSummary, level: Level): Html {
  if (events.length === 0) return html`<p>None is listed in the period.</p>`;
  return html`<div class="wide" tabindex="0"><table><thead><tr><th scope="col">Event</th><th scope="col">First reported</th><th scope="col">Level then</th><th scope="col">Level that day</th><th scope="col">At ${level} or above by its day</th><th scope="col">First alert, 7 days</th><th scope="col">First alert, 14 days</th></tr></thead>
<tbody>${events.map((outcome) => eventRow(outcome))}</tbody></table></div>`;
}

function eventRow(outcome: EventOutcome): Html {
  const { event, scored, levelAtReport, levelThatDay, in7Days, in14Days } = outcome;
  const kind = `${event.major ? 'major ' : ''}${event.kind}${scored ? '' : ', not scored'}`;
  return html`<tr><th scope="row">${event.id} <span class="soft">${kind}</span><br><span class="small" dir="auto">${event.description}</span></th><td class="tag">${minute(event.at)}</td><td>${levelBadge(levelAtReport)}</td><td>${levelBadge(levelThatDay)}</td><td>${coverWords(outcome)}</td><td>${leadCell(in7Days)}</td><td>${leadCell(in14Days)}</td></tr>`;
}

const leadCell = (lead: Lead | undefined): string => (lead === undefined ? 'none' : leadWords(lead.lead));

function coverWords({ covered, standingSince, event }: EventOutcome): Html {
  if (!covered) return html`<span class="tag no">\u2715 no</span>`;
  const stood = standingSince === undefined ? '' : `, stood for ${span(event.at - standingSince)}`;
  return html`<span class="tag yes">\u2713 yes</span>${stood}`;
}

/** What each indicator gave to the warnings of its problem. */
export function indicatorTable({ indicators }: ProblemSummary): Html {
  return html`<div class="wide" tabindex="0"><table><thead><tr><th scope="col">Indicator</th><th scope="col" class="figure">Hits</th><th scope="col" class="figure">of these demoted</th><th scope="col" class="figure">Newsrooms</th><th scope="col" class="figure">Lit</th><th scope="col" class="figure">Alerts citing it</th><th scope="col" class="figure">it alone</th><th scope="col" class="figure">in time</th><th scope="col" class="figure">after an event</th><th scope="col" class="figure">false</th></tr></thead>
<tbody>${indicators.map(
    (one) =>
      html`<tr><th scope="row">${one.title} <code>${one.indicator}</code></th><td class="figure">${one.hits}</td><td class="figure">${one.demoted}</td><td class="figure">${one.families}</td><td class="figure">${span(one.lit)}</td><td class="figure">${one.alerts}</td><td class="figure">${one.alone}</td><td class="figure">${one.inTime}</td><td class="figure">${one.followUps}</td><td class="figure">${one.falseAlerts}</td></tr>`,
  )}</tbody></table></div>`;
}
