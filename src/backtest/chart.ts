import type { EpochMillis, Level } from '../evidence/index.ts';
import { DAY, fromIso, toIso } from '../evidence/index.ts';
import { attribute, type Html, html, trusted } from '../markup/html.ts';
import { levelWords } from '../markup/words.ts';
import type { AlertOutcome, EventOutcome } from './outcomes.ts';
import { counted, day, minute, VERDICT_WORDS } from './phrases.ts';
import type { ProblemSummary, Summary } from './summary.ts';
import type { Stretch } from './track.ts';

const WIDTH = 1100;
const LEFT = 104;
const RIGHT = 14;
const ROW = 22;
const LABELS = 74;
const LABEL_ROW = 14;
const BAND_TOP = LABELS + 6;
const BAND_BOTTOM = BAND_TOP + 5 * ROW;
const ALERTS_AT = BAND_BOTTOM + 15;
const BARS_TOP = BAND_BOTTOM + 34;
const BARS_BOTTOM = BARS_TOP + 48;
const HEIGHT = BARS_BOTTOM + 20;
/** Room a label takes, in the figure's units. */
const LABEL_WIDTH = 40;
/** Rows of labels at most; what still overlaps is told apart by the table. */
const LABEL_ROWS = 5;
const MONTH_WIDTH = 48;
const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];

type Scale = (at: EpochMillis) => number;
const top = (level: Level): number => BAND_BOTTOM - level * ROW;
const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Pattern for blind stretches; once per document. */
export const CHART_DEFINITIONS: Html = trusted(
  '<svg width="0" height="0" class="defs" aria-hidden="true"><defs><pattern id="unseen" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0v6"/></pattern></defs></svg>',
);

/** The course of one problem: level over time, known events, alerts, hits a day. */
export function courseChart(problem: ProblemSummary, summary: Summary): Html {
  const from = fromIso(summary.period.from);
  const to = fromIso(summary.period.to);
  const x: Scale = (at) =>
    LEFT + ((Math.min(Math.max(at, from), to) - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT);
  return html`<svg class="course" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${spoken(problem)}" xmlns="http://www.w3.org/2000/svg">
${grid(x, from, to, summary.level)}
${problem.stretches.map((stretch) => band(stretch, x))}
${bars(problem, x)}
${marks(problem.events, x)}
${problem.alerts.map((one) => arrow(one, x))}
</svg>`;
}

const spoken = ({ title, events, alerts, stretches }: ProblemSummary): string => {
  const highest = stretches.reduce<Level>((peak, { level }) => (level > peak ? level : peak), 1);
  return `Level of "${title}" over time: highest ${levelWords(highest)}, ${counted(events.length, 'known event')}, ${counted(alerts.length, 'alert')}. The tables below say the same.`;
};

function grid(x: Scale, from: EpochMillis, to: EpochMillis, chosen: Level): Html {
  const rows = LEVELS.map(
    (level) =>
      html`<line class="${level === chosen ? 'chosen' : 'rule'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${top(level)}" y2="${top(level)}"/><text class="axis" x="${LEFT - 8}" y="${top(level) + ROW / 2 + 4}" text-anchor="end">${levelWords(level)}</text>`,
  );
  const months = monthsIn(from, to).map(
    (at) =>
      html`<line class="rule" x1="${round(x(at))}" x2="${round(x(at))}" y1="${BAND_TOP}" y2="${BARS_BOTTOM}"/>${x(at) < WIDTH - RIGHT - MONTH_WIDTH && html`<text class="axis" x="${round(x(at) + 4)}" y="${HEIGHT - 6}">${toIso(at).slice(0, 7)}</text>`}`,
  );
  return html`<g>${rows}${months}<text class="axis" x="${LEFT - 8}" y="${ALERTS_AT + 4}" text-anchor="end">alerts</text><text class="axis" x="${LEFT - 8}" y="${BARS_BOTTOM - 2}" text-anchor="end">hits a day</text><line class="base" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${BARS_BOTTOM}" y2="${BARS_BOTTOM}"/><line class="base" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${BAND_BOTTOM}" y2="${BAND_BOTTOM}"/></g>`;
}

/** First instants of months; of years only where months would crowd the axis. */
function monthsIn(from: EpochMillis, to: EpochMillis): EpochMillis[] {
  const every = (to - from) / DAY > 900 ? 12 : 1;
  const first = new Date(from);
  const months: EpochMillis[] = [];
  for (let month = 0; months.length < 60; month++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1);
    if (at > to) break;
    if (at >= from && new Date(at).getUTCMonth() % every === 0) months.push(at);
  }
  return months;
}

function band({ from, to, level, blind }: Stretch, x: Scale): Html {
  const width = Math.max(0.4, x(to) - x(from));
  const place = trusted(
    `x="${round(x(from))}" width="${round(width)}" y="${top(level)}" height="${level * ROW}"`,
  );
  const note = `${levelWords(level)}${blind ? ', blind' : ''}: ${minute(from)} to ${minute(to)} UTC`;
  return html`<g><title>${note}</title><rect class="level-${level}" ${place}/>${blind && html`<rect class="blind" ${place}/>`}</g>`;
}

function bars({ hitsByDay }: ProblemSummary, x: Scale): Html[] {
  const most = Math.max(1, ...hitsByDay.map(({ counting, demoted }) => counting + demoted));
  const scale = (BARS_BOTTOM - BARS_TOP) / most;
  return hitsByDay.map(({ day: number, counting, demoted }) => {
    const at = number * DAY;
    const place = (count: number, below: number): Html =>
      trusted(
        `x="${round(x(at))}" width="${round(Math.max(1, x(at + DAY) - x(at) - 1))}" y="${round(BARS_BOTTOM - (count + below) * scale)}" height="${round(count * scale)}"`,
      );
    const note = `${day(at)}: ${counted(counting, 'hit')}${demoted > 0 ? `, ${demoted} more demoted` : ''}`;
    return html`<g><title>${note}</title><rect class="hits" ${place(counting, 0)}/>${demoted > 0 && html`<rect class="demoted" ${place(demoted, counting)}/>`}</g>`;
  });
}

/** Lines for the known events, labelled by id in as many rows as keep the labels apart. */
function marks(events: readonly EventOutcome[], x: Scale): Html[] {
  const ends: number[] = [];
  return events.map(({ event, scored, covered }) => {
    const at = x(event.at);
    const free = ends.findIndex((end) => at - LABEL_WIDTH / 2 >= end);
    const row = free < 0 ? Math.min(ends.length, LABEL_ROWS - 1) : free;
    ends[row] = at + LABEL_WIDTH / 2;
    const y = LABELS - row * LABEL_ROW;
    const kind = event.major ? 'major' : scored ? 'event' : 'other';
    const note = `${event.id}, ${event.kind}${event.major ? ' (major)' : ''}, ${minute(event.at)} UTC: ${event.description}`;
    const missed = event.major && !covered;
    return html`<g class="known ${kind}"><title>${note}</title><line x1="${round(at)}" x2="${round(at)}" y1="${y + 2}" y2="${BAND_BOTTOM}"/><text x="${round(at)}" y="${y}" text-anchor="middle"${attribute('class', missed ? 'missed' : undefined)}>${event.major && '\u25c6'}${event.id}${missed && ' !'}</text></g>`;
  });
}

const ARROWS: Readonly<Record<AlertOutcome['verdict'], string>> = {
  'in-time': 'M0 -6 L5 4 L-5 4 Z',
  'follow-up': 'M0 -4 A4 4 0 1 1 0 4 A4 4 0 1 1 0 -4',
  false: 'M-4 -5 L4 5 M4 -5 L-4 5',
  unjudged: 'M-4 -4 L4 -4 L4 4 L-4 4 Z',
};

function arrow({ alert, verdict, events }: AlertOutcome, x: Scale): Html {
  const of = events.length > 0 ? ` (${events.join(', ')})` : '';
  const note = `Alert ${minute(fromIso(alert.at))} UTC at ${levelWords(alert.level.is)}: ${VERDICT_WORDS[verdict]}${of}`;
  return html`<path class="alert ${verdict}" transform="translate(${round(x(fromIso(alert.at)))} ${ALERTS_AT})" d="${ARROWS[verdict]}"><title>${note}</title></path>`;
}

/** One picture of all problems that stands alone, for a document. */
export function coursePicture(summary: Summary, style: string): string {
  const gap = HEIGHT + 34;
  const charts = summary.problems.map(
    (problem, at) =>
      html`<svg x="0" y="${at * gap}" width="${WIDTH}" height="${gap}"><text class="title" x="8" y="20">${problem.title}</text><svg y="26" width="${WIDTH}" height="${HEIGHT}">${courseChart(problem, summary)}</svg></svg>`,
  );
  const height = summary.problems.length * gap + 28;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Level of each problem over time with known events and alerts">
<style>${trusted(style)}</style><rect class="paper" width="${WIDTH}" height="${height}"/><defs><pattern id="unseen" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0v6"/></pattern></defs>${charts}<text class="axis" x="8" y="${height - 10}">${LEGEND}</text></svg>
`.toString();
}

/** What the signs mean, in words. */
export const LEGEND =
  '\u25c6 major event \u00b7 D.. other known event \u00b7 \u25b2 alert in time \u00b7 \u25cb alert after the event \u00b7 \u2715 false alarm \u00b7 \u25a1 alert that no listed event can judge \u00b7 hatched: blind';
