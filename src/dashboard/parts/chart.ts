import type { EpochMillis, IsoInstant, Level } from '../../evidence/index.ts';
import { DAY, fromIso, LEVEL_WORDS, toIso } from '../../evidence/index.ts';
import { type Html, html } from '../../markup/html.ts';
import { count } from '../../markup/words.ts';

export interface LevelStep {
  at: IsoInstant;
  level: Level;
}

const WIDTH = 860;
const HEIGHT = 148;
const LEFT = 96;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 24;
const ROW = (HEIGHT - TOP - BOTTOM) / 5;

/**
 * The level of a problem over time as steps, each stretch in its level's colour and on its level's line, the words beside the lines.
 * @param steps oldest first; absent when there is less than one step.
 */
export function levelChart(steps: readonly LevelStep[], now: EpochMillis): Html | undefined {
  const first = steps[0];
  if (first === undefined) return undefined;
  const from = Math.min(fromIso(first.at), now - DAY);
  const x = (at: EpochMillis): number => LEFT + ((at - from) / (now - from)) * (WIDTH - LEFT - RIGHT);
  const changes = steps.filter((step, index) => step.level !== steps[index - 1]?.level);
  const stretches = changes.map((step, index) => {
    const end = changes[index + 1]?.at;
    return { level: step.level, from: x(fromIso(step.at)), to: x(end === undefined ? now : fromIso(end)) };
  });
  const label = `Level over time: ${count(changes.length, 'step')}, now ${steps.at(-1)?.level}`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${([5, 4, 3, 2, 1] as const).map(gridLine)}
${stretches.map(band)}
<path class="path" d="${path(stretches)}"/>
${ticks(from, now).map(
  (at) =>
    html`<text x="${x(at).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${toIso(at).slice(5, 10)}</text>`,
)}
</svg>`;
}

const y = (level: Level): number => TOP + (5 - level) * ROW;

const gridLine = (level: Level): Html => {
  const middle = y(level) + ROW / 2;
  return html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${middle}" y2="${middle}"/><text x="0" y="${middle + 4}">${level} ${LEVEL_WORDS[level]}</text>`;
};

interface Stretch {
  level: Level;
  from: number;
  to: number;
}

const band = ({ level, from, to }: Stretch): Html =>
  html`<rect class="band band-${level}" x="${from.toFixed(1)}" y="${(y(level) + 3).toFixed(1)}" width="${Math.max(2, to - from).toFixed(1)}" height="${(ROW - 6).toFixed(1)}" rx="2"/>`;

function path(stretches: readonly Stretch[]): string {
  const points = stretches.flatMap(({ level, from, to }) => {
    const middle = (y(level) + ROW / 2).toFixed(1);
    return [`${from.toFixed(1)} ${middle}`, `${to.toFixed(1)} ${middle}`];
  });
  return `M${points.join('L')}`;
}

/** Midnights to write a date under, at most eight. */
function ticks(from: EpochMillis, to: EpochMillis): EpochMillis[] {
  const every = Math.max(1, Math.ceil((to - from) / DAY / 8)) * DAY;
  const out: EpochMillis[] = [];
  for (let at = Math.ceil(from / DAY) * DAY; at < to; at += every) out.push(at);
  return out.filter((at) => at - from > every / 4 && to - at > every / 4);
}
