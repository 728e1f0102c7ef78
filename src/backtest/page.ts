import { fromIso } from '../evidence/index.ts';
import { type Html, html, trusted } from '../markup/html.ts';
import { levelWords } from '../markup/words.ts';
import { alertList } from './alert-list.ts';
import { bottomLine, shareLine } from './bottom-line.ts';
import { CHART_DEFINITIONS, courseChart, LEGEND } from './chart.ts';
import { counted, decimal, minute, percent } from './phrases.ts';
import { PAGE_STYLE } from './style.ts';
import type { ProblemSummary, Summary } from './summary.ts';
import { eventTable, indicatorTable, scoreTable } from './tables.ts';

/** The result of a backtest as one self-contained page: no script, nothing loaded from outside. */
export function backtestPage(summary: Summary): string {
  const { period, partial } = summary;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Backtest ${period.from.slice(0, 10)} to ${period.to.slice(0, 10)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
${CHART_DEFINITIONS}
<header>
<h1>Backtest: what the indicators would have said</h1>
<p class="soft">${periodWords(summary)}</p>
${partial !== undefined && html`<p class="partial" role="status">Partial: the run was stopped. Everything here is about the time before ${minute(fromIso(partial.through))} UTC.</p>`}
<div class="bottom-line">${bottomLine(summary).map((line) => html`<p>${line}</p>`)}</div>
</header>
<main>
<section aria-labelledby="scores"><h2 id="scores">Scores, with two baselines beside them</h2>
${scoreTable(summary)}
${scoreNotes(summary)}</section>
${summary.problems.map((problem) => problemSection(problem, summary))}
${collection(summary)}
</main>
<footer class="colophon"><p>Definitions ${summary.library.slice(0, 12)}. All times UTC. A level is a rule over signals, never a probability.</p></footer>
</body>
</html>
`.toString();
}

const periodWords = ({ period, archive, step, level }: Summary): string =>
  `${minute(fromIso(period.from))} to ${minute(fromIso(period.to))} UTC (${decimal(period.days, 0)} days), assessed every ${step}; ` +
  `${counted(archive.matched, 'item')} matched, ${counted(archive.hits, 'hit')}; alerts from level ${levelWords(level)}.`;

function scoreNotes({ level }: Summary): Html {
  return html`<p class="small soft">An alert up to seven days before an event or on its day is in time; several for one event count once (Collier 2010). Sensitivity: events with such an alert. Precision (PPV): events warned of, over these and the false alarms. Specificity: share of the days outside all windows without an alert. Alerts are those that would have interrupted somebody: a rise to level ${levelWords(level)} or above, or a signal that strengthened there; at the highest level only rises.</p>
<p class="small soft">Base rate: somebody who knows only how often events come (from this very period, which favours it) and alerts as often as Signpost, at random times: the scores expected of luck. Keyword counter: EARS C2 on the titles a day that hold an actor's name and an action's word of the same definitions, in any role.</p>`;
}

function problemSection(problem: ProblemSummary, summary: Summary): Html {
  const { id, title, question, risesPer100Days, score, digests } = problem;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<p class="soft">${question}</p>
<figure><div class="wide" tabindex="0">${courseChart(problem, summary)}</div><figcaption>${LEGEND}. Dashed line: level ${levelWords(summary.level)}. Share of the time: ${shareLine(problem)}.</figcaption></figure>
<p>${counted(problem.rises.length, 'rise')} to level ${levelWords(summary.level)} or above (${decimal(risesPer100Days, 1)} per 100 days), ${counted(score.alerts, 'interrupting alert')} (${decimal(score.alertsPer100Days, 1)} per 100 days), ${counted(digests, 'further one')} left to the digest.</p>
<h3>Known events</h3>
${eventTable(problem, summary.level)}
<h3>${problem.events.some(({ scored }) => scored) ? 'False alarms, and alerts that came after an event' : 'Alerts, which no listed event can judge'}</h3>
${alertList(
  problem,
  problem.alerts.filter(({ verdict }) => verdict !== 'in-time'),
)}
<h3>Alerts in time</h3>
${alertList(
  problem,
  problem.alerts.filter(({ verdict }) => verdict === 'in-time'),
)}
<h3>What each indicator gave</h3>
${indicatorTable(problem)}</section>`;
}

/** What could not be seen or used. */
function collection({ archive, events, run }: Summary): Html {
  const rows: [string, string][] = [
    ['Lines read as items', `${counted(archive.read, 'item')} from ${archive.files.join(', ')}`],
    [
      'Counted out',
      `${archive.duplicates} repeated, ${archive.undated} without a date that can be true, ${archive.outside} outside the period`,
    ],
    [
      'Bad lines',
      `${archive.badLines}${
        archive.bad.length > 0
          ? `: ${archive.bad
              .slice(0, 5)
              .map(({ file, line, problem }) => `${file}:${line} ${problem}`)
              .join('; ')}`
          : ''
      }`,
    ],
    [
      'Days',
      `${archive.volume.length} with items, ${decimal(archive.matched / Math.max(1, archive.volume.length), 0)} items a day; days without any are blind`,
    ],
    ['Events not used', eventsNotUsed(events)],
  ];
  if (run !== undefined)
    rows.push([
      'This run',
      `${decimal(run.seconds, 1)} s, ${decimal(run.cpuSeconds, 1)} s of processor, ${counted(Math.round(run.itemsPerCpuSecond), 'item')} per second and core, ${run.peakMegabytes} MB at most`,
    ]);
  return html`<section aria-labelledby="collection"><h2 id="collection">What was read, and what was not</h2>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>
<p class="small soft">An archive shows what its feeds brought, not everything that was published; ${percent(archive.read === 0 ? undefined : archive.matched / archive.read)} of it was matched.</p></section>`;
}

function eventsNotUsed({ faults, unknown, outside }: Summary['events']): string {
  const parts = [
    ...faults.map(({ line, problem }) => `line ${line} ${problem}`),
    ...unknown.map(({ id, problem }) => `${id} is of "${problem}", which no definition knows`),
    ...(outside.length > 0 ? [`outside the period: ${outside.join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'none' : parts.join('; ');
}
