import type { IsoInstant, Level, ScenarioStanding, Signal, Transition } from '../../evidence/index.ts';
import { LEVEL_WORDS } from '../../evidence/index.ts';
import { type Html, html, trusted } from '../../markup/html.ts';
import { ago, RELIABILITY_WORDS, SIGNAL_MEANINGS, utc } from '../../markup/words.ts';

/** Number, word and colour of a level, always together. */
export const levelMark = (level: Level): Html =>
  html`<span class="level level-${level}"><b>${level}</b> ${LEVEL_WORDS[level]}</span>`;

/** A shape for each signal, so that no meaning hangs on colour. */
const SHAPES: Readonly<Record<Signal, string>> = {
  blind: '',
  quiet: '<circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  reported:
    '<path d="M6 2a4 4 0 0 0 0 8z"/><circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  corroborated: '<circle cx="6" cy="6" r="5"/>',
  surging: '<path d="M6 0l5 5.2H8V12H4V5.2H1z"/>',
  overdue:
    '<circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M5.3 3h1.4v2.8l2 1.2-.7 1.2-2.7-1.6z"/>',
  fading: '<path d="M4 0h4v6h3L6 12 1 6h3z" opacity=".75"/>',
};

/** Word, shape and colour of a signal; blind is hatched, so that it never looks like quiet. */
export const signalMark = (signal: Signal): Html =>
  html`<span class="signal signal-${signal}" title="${SIGNAL_MEANINGS[signal]}"><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">${trusted(SHAPES[signal])}</svg>${signal}</span>`;

const standingMark = (value: Transition['was']): Html => {
  if (value === null) return html`<span class="was">not assessed</span>`;
  return typeof value === 'number' ? levelMark(value) : signalMark(value);
};

/** Was → is, or what a signal is that was reinforced. */
export const changeMark = ({ was, is }: Pick<Transition, 'was' | 'is'>): Html =>
  was === is
    ? html`<span class="change">${standingMark(is)} reinforced</span>`
    : html`<span class="change">${standingMark(was)}<span class="arrow" role="img" aria-label="became">→</span>${standingMark(is)}</span>`;

/** An instant with its age, e.g. `2026-01-23 06:00 UTC (3 h ago)`. */
export const moment = (at: IsoInstant, now: number): Html =>
  html`${instant(at)} <span class="muted">(${age(at, now)})</span>`;
export const instant = (at: IsoInstant): Html => html`<time datetime="${at}">${utc(at)}</time>`;
export const since = (at: IsoInstant, now: number): Html =>
  html`<time datetime="${at}" title="${utc(at)}">${age(at, now)}</time>`;
const age = (at: IsoInstant, now: number): string => (Number.isNaN(Date.parse(at)) ? '?' : ago(at, now));

/** Five steps, as many lit as the level is high. */
export const levelSteps = (level: Level): Html =>
  html`<svg class="steps" viewBox="0 0 84 9" aria-hidden="true" focusable="false">${[1, 2, 3, 4, 5].map(
    (step) =>
      html`<rect class="${step <= level ? 'on' : 'off'}" x="${(step - 1) * 17.5}" y="0" width="14" height="9" rx="1.5"/>`,
  )}</svg>`;

/** A share from 0 to 1 as a bar; the number belongs beside it. */
export function bar(share: number): Html {
  const load = Math.max(0, Math.min(1, share)) * 64;
  return html`<svg class="bar" viewBox="0 0 64 8" aria-hidden="true" focusable="false"><rect class="track" width="64" height="8" rx="2"/><rect class="load" width="${load.toFixed(1)}" height="8" rx="2"/></svg>`;
}

/** A rule's hash, cut for reading; the whole of it is in the hover text and in the API. */
export const ruleMark = (rule: string): Html =>
  html`<code title="${rule}">${rule.length > 20 ? `${rule.slice(0, 12)}…` : rule}</code>`;

/** Admiralty grade or letter with its words. */
export const gradeMark = (grade: string, words: string): Html =>
  html`<span class="grade" title="${words}">${grade}</span>`;
export const reliabilityMark = (letter: keyof typeof RELIABILITY_WORDS): Html =>
  gradeMark(letter, `source: ${RELIABILITY_WORDS[letter]}`);

/** Largest distance between two scenarios' scores, to scale their bars. */
export const scoreSpan = (standings: readonly ScenarioStanding[]): { lowest: number; width: number } => {
  const scores = standings.map(({ score }) => score);
  const [lowest, highest] = [Math.min(0, ...scores), Math.max(0, ...scores)];
  return { lowest, width: Math.max(1, highest - lowest) };
};
