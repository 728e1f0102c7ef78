import type { Example, IndicatorDefinition, Rating } from '../../definitions/model.ts';
import type { EpochMillis, HitRecord, IndicatorState } from '../../evidence/index.ts';
import { type Html, html, outwardLink, pathPart } from '../../markup/html.ts';
import { foreign, sentence } from '../../markup/quote.ts';
import { count, KIND_WORDS, SIGNAL_MEANINGS, span } from '../../markup/words.ts';
import type { Page } from '../../store/store.ts';
import { bar, moment, ruleMark, signalMark } from '../parts/marks.ts';
import { pager } from '../parts/pager.ts';
import { quotes, tag } from '../parts/quotes.ts';
import type { IndicatorReading, ProblemReading } from '../readings.ts';
import { conditionOutline } from './condition.ts';
import { unseen } from './indicator-rows.ts';

export interface IndicatorPage {
  indicator: IndicatorReading;
  problem: ProblemReading;
  hits: Page<HitRecord>;
  after: string | undefined;
  now: EpochMillis;
}

/** One indicator: its signal and why, its hits, and its definition as the analyst wrote it. */
export function indicatorBody({ indicator, problem, hits, after, now }: IndicatorPage): Html {
  const { definition } = indicator;
  const path = `/indicators/${pathPart(definition.id)}`;
  return html`<div><p class="crumbs"><a href="/">Board</a> / <a href="/problems/${pathPart(definition.problem)}">${problem.definition.title}</a></p>
<h1>${definition.title}</h1><p class="lede">${definition.question}</p></div>
${signalPanel(indicator, now)}
<div class="columns"><div><section class="panel" id="hits"><header><h2>Hits</h2><span class="small muted">newest first</span></header>
<div class="fill">${hits.items.length === 0 ? html`<p class="muted">None.</p>` : quotes(hits.items)}</div>${pager(path, { after, next: hits.next })}</section>
${condition(definition)}${examples(definition)}</div>
<aside>${facts(definition)}${diagnosticity(definition, problem)}${pitfalls(definition)}</aside></div>`;
}

function signalPanel({ state }: IndicatorReading, now: EpochMillis): Html {
  if (state === undefined)
    return html`<section class="panel"><p class="empty">Not assessed yet.</p></section>`;
  return html`<section class="panel${state.signal === 'blind' && ' row-blind'}"><div class="fill stack">
<p>${signalMark(state.signal)}${unseen(state)} <span class="muted">${SIGNAL_MEANINGS[state.signal]}, since</span> ${moment(state.since, now)}</p>
<p>${sentence(state.why)}</p>
${expectation(state, now)}
<p class="small muted">${count(state.stories, 'story', 'stories')} from ${count(state.families, 'publisher family', 'publisher families')}${state.latest !== undefined && html`, newest ${moment(state.latest, now)}`}. Weight ${bar(state.score / 100)} ${Math.round(state.score)} of 100. Rule ${ruleMark(state.rule)}.</p>
</div></section>`;
}

/** When silence turns into overdue, and how much past the statistics rest on. */
function expectation({ dueBy, baseline }: IndicatorState, now: EpochMillis): Html | false {
  if (dueBy === undefined && baseline === undefined) return false;
  return html`<p class="small">${dueBy !== undefined && html`Overdue from ${moment(dueBy, now)} if nothing is seen and collection stays healthy. `}${baseline !== undefined && baselineWords(baseline)}</p>`;
}

function baselineWords({ method, days, required }: NonNullable<IndicatorState['baseline']>): string {
  const verdict = days < required ? ', so the statistics say nothing yet' : '';
  return `Statistics: ${method}, ${Math.floor(days)} healthy days of ${required} needed${verdict}.`;
}

/** Markup of an outline that still fits a screen or two; a longer one is folded away. */
const SHORT_OUTLINE = 6_000;

function condition({ condition: wanted, exclude, fields }: IndicatorDefinition): Html {
  const never = conditionOutline({ type: 'any', of: exclude });
  const outline = html`<div class="fill outline">${conditionOutline(wanted)}${exclude.length > 0 && html`<p>Never when: ${never}</p>`}</div>`;
  const isShort = outline.toString().length <= SHORT_OUTLINE;
  return html`<section class="panel"><details id="condition"${isShort && ' open'}><summary class="fill"><b>What it looks for</b> <span class="small muted">in ${fields.join(', ')}, clause by clause</span></summary>
${outline}</details></section>`;
}

function examples({ examples: { match, noMatch } }: IndicatorDefinition): Html {
  const entry = ({ text, lang, note }: Example): Html =>
    html`<li><span${foreign(lang)}>${text}</span>${note !== undefined && html` <span class="small muted">${note}</span>`}</li>`;
  return html`<section class="panel"><details id="examples"><summary class="fill"><b>Examples it is tested on</b> <span class="small muted">${match.length} that must match, ${noMatch.length} that must not</span></summary>
<div class="fill stack"><h3>Must match</h3><ul>${match.map(entry)}</ul><h3>Must not match</h3><ul>${noMatch.map(entry)}</ul></div></details></section>`;
}

function facts(definition: IndicatorDefinition): Html {
  const { polarity, severity, says, status, lifetime, delta, expected } = definition;
  return html`<section class="panel"><header><h2>Definition</h2></header><div class="fill stack"><dl class="facts">
<dt>Speaks</dt><dd>${polarity === 'assumption' ? 'as a tripwire on an assumption' : `${polarity} the problem`}</dd>
<dt>A hit says</dt><dd>${KIND_WORDS[says]}</dd>
<dt>Severity</dt><dd>${severity}</dd>
<dt>Status</dt><dd>${status}</dd>
<dt>Stays lit</dt><dd>${span(lifetime)}, decay shape ${delta}</dd>
${expected !== undefined && html`<dt>Expected</dt><dd>${expected.reason} <span class="muted">(baseline ${expected.baselineDays} d, alpha ${expected.alpha})</span></dd>`}
<dt>Sources</dt><dd>${scope(definition)}</dd>
<dt>Version</dt><dd>${definition.version} of ${definition.date}, by ${definition.author}</dd>
<dt>Rule</dt><dd>${ruleMark(definition.rule)}</dd></dl></div></section>`;
}

function scope({ sources: { only, never } }: IndicatorDefinition): string {
  const words = (part: typeof only): string =>
    [...(part?.families ?? []), ...(part?.languages ?? [])].join(', ');
  const pieces = [
    only === undefined ? 'all' : `only ${words(only)}`,
    ...(never === undefined ? [] : [`never ${words(never)}`]),
  ];
  return pieces.join('; ');
}

const RATING_WORDS: Readonly<Record<Rating, string>> = {
  2: 'highly likely',
  1: 'likely',
  0: 'could be',
  [-1]: 'unlikely',
  [-2]: 'highly unlikely',
};

function diagnosticity(
  { diagnosticity: ratings }: IndicatorDefinition,
  { definition }: ProblemReading,
): Html {
  const values = Object.values(ratings);
  const spread = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  const verdict =
    spread >= 3
      ? tag('diagnostic', 'good')
      : spread === 2
        ? tag('weakly diagnostic', 'warn')
        : tag('not diagnostic', 'bad');
  const rows = definition.scenarios.map(({ id, title }) => {
    const rating = ratings[id];
    return html`<dt>${title}</dt><dd>${rating === undefined ? 'not rated' : html`${rating > 0 ? '+' : ''}${rating} <span class="muted">${RATING_WORDS[rating]}</span>`}</dd>`;
  });
  return html`<section class="panel"><header><h2>Seen if this scenario unfolded</h2>${verdict}</header><div class="fill"><dl class="facts ratings">${rows}</dl></div></section>`;
}

function pitfalls({ falsePositives, references }: IndicatorDefinition): Html | false {
  if (falsePositives.length === 0 && references.length === 0) return false;
  return html`<section class="panel"><header><h2>Pitfalls and references</h2></header><div class="fill stack small">
${falsePositives.length > 0 && html`<ul>${falsePositives.map((text) => html`<li>${text}</li>`)}</ul>`}
${references.length > 0 && html`<ul>${references.map((text) => html`<li>${outwardLink(text, text)}</li>`)}</ul>`}</div></section>`;
}
