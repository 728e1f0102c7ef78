import { LEVEL_WORDS, SIGNALS } from '../../evidence/index.ts';
import { type Html, html } from '../../markup/html.ts';
import { RELIABILITY_WORDS, SIGNAL_MEANINGS } from '../../markup/words.ts';
import { levelMark, reliabilityMark, ruleMark, signalMark } from '../parts/marks.ts';

/** The method in brief, with every mark the other pages use. */
export function aboutBody(libraryRule: string): Html {
  const levels = ([5, 4, 3, 2, 1] as const).map((level) => html`<li>${levelMark(level)}</li>`);
  const signals = SIGNALS.map(
    (signal) => html`<dt>${signalMark(signal)}</dt><dd>${SIGNAL_MEANINGS[signal]}</dd>`,
  );
  const letters = (['A', 'B', 'C', 'D', 'E', 'F'] as const).map(
    (letter) => html`<dt>${reliabilityMark(letter)}</dt><dd>${RELIABILITY_WORDS[letter]}</dd>`,
  );
  return html`<div><h1>How to read this</h1>
<p class="lede">Analysts write down, ahead of time, the steps that would be seen on the way to a warning problem. Signpost reads news feeds for those steps and says what changed, why, and what it could not see.</p></div>
<div class="columns"><div>
<section class="panel"><header><h2>From news to a warning</h2></header><div class="fill stack">
<p>A <b>hit</b> is one news item that satisfied an indicator's written condition; the matched words are kept as evidence. Hits about one happening are one <b>story</b>, however many carry it: a story is what is counted, and wire copy counts once.</p>
<p>A story is corroborated when two or more independent newsrooms carry it, at least one of them fairly reliable or better. Newsrooms of one publisher are one family and count once.</p>
<p>The <b>level</b> of a problem follows from rules in its file over its indicators' signals. It rises at once on corroborated evidence and falls only after the evidence has aged while we could see. Missing data never resolves anything.</p>
<p>Every change is written to a log with its evidence and the hash of the rule that made it, and can be recomputed by anyone. Levels and scenario standings are heuristics. None is a probability.</p>
<p>People are told of changes only. A rise to a high level and a signal that strengthens there interrupt; all else goes into the daily report, also when a further newsroom or a second story comes to stand behind a signal that was lit already (<b>reinforced</b>), once each.</p></div></section>
<section class="panel"><header><h2>Signals of an indicator</h2></header><div class="fill"><dl class="facts">${signals}</dl></div></section>
</div><aside>
<section class="panel"><header><h2>Levels of a problem</h2></header><ul class="fill stack plain" aria-label="${Object.values(LEVEL_WORDS).join(', ')}">${levels}</ul></section>
<section class="panel"><header><h2>Admiralty grades</h2></header><div class="fill stack"><dl class="facts">${letters}</dl>
<p class="small muted">The letter grades the source, from the feed catalogue. A digit grades the information: 1 confirmed by independent sources, 2 probably true, 6 cannot be judged; 3 to 5 are given by analysts only.</p></div></section>
<section class="panel"><div class="fill small muted">Library ${ruleMark(libraryRule)}</div></section>
</aside></div>`;
}
