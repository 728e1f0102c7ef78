import type { WhyAnswer, WhyQuestion } from '../../assessment/index.ts';
import { toIso } from '../../evidence/index.ts';
import { type Html, html, pathPart } from '../../markup/html.ts';
import { utc } from '../../markup/words.ts';
import type { ProblemReading } from '../readings.ts';

/** The arithmetic behind a level, and whether computing the log's entry again gives the same. */
export function whyBody(
  { definition }: ProblemReading,
  { at }: WhyQuestion,
  { explanation, logged, lines }: WhyAnswer,
): Html {
  const path = `/problems/${pathPart(definition.id)}`;
  const verdict = logged.equal
    ? html`<span class="tag good">the same</span> Computed again from the stored evidence, log entry ${logged.version} comes out as it was written.`
    : html`<span class="tag warn">differs</span> Computed again, log entry ${logged.version} comes out otherwise; the last lines say what differs and what changed since.`;
  return html`<div><p class="crumbs"><a href="/">Board</a> / <a href="${path}">${definition.title}</a></p><h1>The arithmetic</h1>
<p class="lede">Every figure behind the level at ${utc(explanation.at)}. Levels and scores are outputs of rules. None is a probability.</p></div>
<p class="panel fill" role="status">${verdict}</p>
<form class="panel fill" method="get" action="${path}/why"><label>At (UTC) <input name="at" value="${at === undefined ? explanation.at : toIso(at)}" size="26"></label> <button>Compute</button></form>
<section class="panel"><pre class="fill arithmetic" dir="auto">${lines.join('\n')}</pre></section>`;
}
