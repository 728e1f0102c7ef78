import { fromIso } from '../evidence/index.ts';
import { levelWords } from '../markup/words.ts';
import { bottomLine, shareLine } from './bottom-line.ts';
import type { AlertOutcome, EventOutcome } from './outcomes.ts';
import { counted, decimal, leadWords, minute, percent, span, VERDICT_WORDS } from './phrases.ts';
import type { Score } from './score.ts';
import type { ProblemSummary, Summary } from './summary.ts';

/** What stands in a cell must not end it, nor become markup. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/([\\`*_[\]<>|#])/g, '\\$1');

/**
 * The summary as Markdown.
 * @param quotes false leaves out every text that is not ours: headlines and the events' descriptions.
 */
export function summaryMarkdown(summary: Summary, quotes = true): string {
  const { period, archive, step, partial } = summary;
  const lines = [
    ...bottomLine(summary),
    '',
    `Replayed ${minute(fromIso(period.from))} to ${minute(fromIso(period.to))} UTC (${decimal(period.days, 0)} days) every ${step}: ` +
      `${counted(archive.matched, 'item')} matched, ${counted(archive.hits, 'hit')}; counted out: ${archive.duplicates} repeated, ` +
      `${archive.undated} undated, ${archive.outside} outside, ${archive.badLines} bad lines. Definitions \`${summary.library.slice(0, 12)}\`.`,
    '',
    ...(partial === undefined
      ? []
      : [
          `**Partial: stopped; everything is about the time before ${minute(fromIso(partial.through))} UTC.**`,
          '',
        ]),
    ...scoreLines(summary),
    ...summary.problems.flatMap((problem) => problemLines(problem, summary, quotes)),
    ...notUsed(summary),
  ];
  return `${lines.join('\n')}\n`;
}

function scoreLines({ problems }: Summary): string[] {
  const row = (name: string, score: Score): string =>
    `| ${cell(name)} | ${score.events} | ${score.warned} | ${score.alerts} | ${decimal(score.alertsPer100Days, 1)} | ${score.falseAlerts} | ${rates(score)} |`;
  return [
    '| | events | warned | alerts | per 100 d | false | sensitivity | PPV | specificity | F1 |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...problems.flatMap(({ id, score, riseScore, baselines: { baseRate, keywords } }) => [
      row(id, score),
      row('- rises of the level alone', riseScore),
      `| - baseline: base rate (${percent(baseRate.chanceIn7Days)} in any 7 days) | | | ${score.alerts} | | | ${rates(baseRate.expected)} |`,
      row('- baseline: keyword counter', keywords),
    ]),
    '',
  ];
}

const rates = ({
  sensitivity,
  ppv,
  specificity,
  f1,
}: Pick<Score, 'sensitivity' | 'ppv' | 'specificity' | 'f1'>) =>
  `${percent(sensitivity)} | ${percent(ppv)} | ${percent(specificity)} | ${decimal(f1)}`;

function problemLines(problem: ProblemSummary, { level }: Summary, quotes: boolean): string[] {
  return [
    `## ${cell(problem.title)}`,
    '',
    `${counted(problem.rises.length, 'rise')} to level ${levelWords(level)} or above (${decimal(problem.risesPer100Days, 1)} per 100 days), ` +
      `${counted(problem.score.alerts, 'interrupting alert')} (${decimal(problem.score.alertsPer100Days, 1)} per 100 days). Share of the time: ${shareLine(problem)}.`,
    '',
    ...eventLines(problem.events, quotes),
    ...alarmLines(problem, quotes),
    ...indicatorLines(problem),
  ];
}

function eventLines(events: readonly EventOutcome[], quotes: boolean): string[] {
  if (events.length === 0) return ['No event is listed.', ''];
  return [
    '| event | kind | first reported | level then | level that day | covered | first alert, 7 d | 14 d |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...events.map(
      ({ event, levelAtReport, levelThatDay, covered, in7Days, in14Days }) =>
        `| ${cell(event.id)}${quotes ? ` ${cell(event.description)}` : ''} | ${event.major ? '**major** ' : ''}${cell(event.kind)} | ${minute(event.at)} | ${levelAtReport ?? '\u2013'} | ${levelThatDay ?? '\u2013'} | ${covered ? 'yes' : '**no**'} | ${in7Days === undefined ? 'none' : leadWords(in7Days.lead)} | ${in14Days === undefined ? 'none' : leadWords(in14Days.lead)} |`,
    ),
    '',
  ];
}

function alarmLines({ alerts }: ProblemSummary, quotes: boolean): string[] {
  const late = alerts.filter(({ verdict }) => verdict !== 'in-time');
  if (late.length === 0) return ['No false alarm.', ''];
  return [
    late.some(({ verdict }) => verdict === 'unjudged')
      ? 'Alerts, which no listed event can judge:'
      : 'False alarms, and alerts that came after an event:',
    '',
    ...late.map((one) => alarmLine(one, quotes)),
    '',
  ];
}

function alarmLine({ alert, verdict, events }: AlertOutcome, quotes: boolean): string {
  const cited = [...new Set(alert.evidence.map(({ indicator }) => indicator))]
    .map((id) => `\`${id}\``)
    .join(', ');
  const rooms = new Set(alert.evidence.map(({ source }) => source)).size;
  const first = alert.evidence[0];
  const quote = quotes && first !== undefined ? `: "${cell(first.title)}" (${cell(first.source)})` : '';
  return `- ${minute(fromIso(alert.at))}, level ${levelWords(alert.level.is)}, ${VERDICT_WORDS[verdict]}${events.length > 0 ? ` (${events.join(', ')})` : ''}: ${cited || 'no report cited'}, ${counted(rooms, 'newsroom')}${quote}`;
}

function indicatorLines({ indicators }: ProblemSummary): string[] {
  return [
    '| indicator | hits | demoted | newsrooms | lit | alerts citing it | in time | after | false |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...indicators.map(
      (one) =>
        `| \`${one.indicator}\` | ${one.hits} | ${one.demoted} | ${one.families} | ${span(one.lit)} | ${one.alerts} | ${one.inTime} | ${one.followUps} | ${one.falseAlerts} |`,
    ),
    '',
  ];
}

function notUsed({ events: { faults, unknown, outside }, archive }: Summary): string[] {
  const lines = [
    ...faults.map(({ line, problem }) => `- events, line ${line}: ${cell(problem)}`),
    ...unknown.map(
      ({ id, problem }) =>
        `- event ${cell(id)} is of the problem "${cell(problem)}", which no definition knows`,
    ),
    ...(outside.length === 0 ? [] : [`- events outside the period: ${cell(outside.join(', '))}`]),
    ...archive.bad.slice(0, 20).map(({ file, line, problem }) => `- ${cell(file)}:${line}: ${cell(problem)}`),
  ];
  return lines.length === 0 ? [] : ['Not used:', '', ...lines, ''];
}
