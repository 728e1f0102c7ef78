import type { HitId, QuotedHit } from '../evidence/index.ts';
import { webUrl } from '../markup/html.ts';
import { passageLine } from '../markup/quote.ts';
import { changeWords, gradeWords, levelWords, standing, utc } from '../markup/words.ts';
import { EXERCISE_LINE, feedLine, type ReportView, viewOf } from './render-view.ts';
import type { WatchReport } from './report.ts';

/** The report as Markdown (CommonMark with tables), in METHOD section 9's order. */
export function renderReportMarkdown(report: WatchReport): string {
  const view = viewOf(report);
  const blocks = [
    ...(report.exercise ? [EXERCISE_LINE] : []),
    `# ${plain(view.title)}`,
    header(report),
    section('Bottom line', [report.bottomLine.map(plain).join(' ')]),
    section('What changed', changes(view)),
    section(
      'So what',
      report.soWhat.map((item) => soWhat(view, item)),
    ),
    section(
      'What next',
      report.whatNext.map(
        ({ problem, text }) => `- **${plain(view.problemTitle(problem))}**: ${plain(text)}`,
      ),
    ),
    section('What did not happen', notSeen(report)),
    section('Confidence', [plain(report.confidence)]),
    section(
      'Gaps in collection',
      report.gaps.map((gap) => `- ${plain(gap)}`),
    ),
    section('Sources', sources(report)),
    section('Annex: evidence', view.quoted.map(quote)),
    section('Annex: the whole board', board(report)),
    ...(report.exercise ? [EXERCISE_LINE] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const section = (title: string, lines: readonly string[]): string =>
  `## ${title}\n\n${lines.length === 0 ? 'None.' : lines.join('\n')}`;

function header(report: WatchReport): string {
  const { periodStart, periodEnd, itemsRead, feedsUnhealthy } = report.header;
  const unhealthy = feedsUnhealthy.map(
    ({ title, health, reason }) => `- ${plain(title)}: ${plain(health)}, ${plain(reason)}`,
  );
  return [
    `- Period: ${utc(periodStart)} to ${utc(periodEnd)} (cut-off)`,
    `- Collection: ${itemsRead} articles read, ${feedLine(report)}`,
    ...unhealthy.map((line) => `  ${line}`),
  ].join('\n');
}

function changes(view: ReportView): string[] {
  return view.report.changes.map(({ title, at, transition }) => {
    const change =
      transition.was === transition.is
        ? `**${changeWords(transition)}**`
        : `${standing(transition.was)} → **${standing(transition.is)}**`;
    const cited = references(view, transition.evidence);
    return `- ${plain(title)} · ${plain(view.nameOf(transition))}: ${change} (${utc(at)}). ${plain(transition.why)}${cited}`;
  });
}

function soWhat(view: ReportView, item: WatchReport['soWhat'][number]): string {
  const cited = references(view, item.evidence);
  const analyst = item.analyst === undefined ? '' : ` ${plain(item.analyst)}.`;
  return `- **${plain(item.title)}**, ${levelWords(item.level)}.${analyst} ${plain(item.text)}${cited}`;
}

/** Numbers of the quoted hits, with their grade where the text speaks of them; ids that are not quoted stay ids. */
function references(view: ReportView, ids: readonly HitId[]): string {
  const named = view.inOrder(ids).map((id) => {
    const number = view.numberOf(id);
    const grade = number === undefined ? undefined : view.quoted[number - 1]?.hit.grade;
    return number === undefined
      ? `\`${id.replaceAll('`', '')}\``
      : `\\[${number}\\] ${grade ?? ''}`.trimEnd();
  });
  return named.length === 0 ? '' : ` Evidence: ${named.join(', ')}.`;
}

function notSeen({ notSeen: { overdue, blind } }: WatchReport): string[] {
  const lines = (entries: typeof overdue): string[] =>
    entries.length === 0
      ? ['None.']
      : entries.map(({ title, why }) => `- **${plain(title)}**: ${plain(why)}`);
  return [
    '### Overdue: expected, and not seen while we looked',
    '',
    ...lines(overdue),
    '',
    '### Blind: nothing could have been seen',
    '',
    ...lines(blind),
  ];
}

function sources(report: WatchReport): string[] {
  if (report.sources.length === 0) return [];
  return [
    '| Publisher | Family | Reliability | Hits |',
    '| --- | --- | --- | ---: |',
    ...report.sources.map(
      ({ publisher, family, reliability, hits }) =>
        `| ${plain(publisher)} | ${plain(family)} | ${plain(reliability)} | ${hits} |`,
    ),
  ];
}

function quote({ hit, number, indicatorTitle }: ReportView['quoted'][number]): string {
  const demoted = hit.demoted ? ' Shown, not counted.' : '';
  const words = hit.words.map((word) => `“${plain(word)}”`).join(', ');
  const below = hit.passage === undefined ? '' : ` “${passageLine(hit.passage, plain)}”`;
  return `${number}. ${link(hit)}.${below} ${plain(hit.source)}, ${utc(hit.at)}, grade ${plain(hit.grade)} (${gradeWords(hit.grade)}).${demoted} ${plain(indicatorTitle)}; matched ${words}.`;
}

function link({ title, url }: QuotedHit): string {
  const href = webUrl(url);
  return href === undefined
    ? plain(title)
    : `[${plain(title)}](<${href.replace(/[<>\\]/g, encodeURIComponent)}>)`;
}

function board({ annex }: WatchReport): string[] {
  const problems = annex.board.flatMap((problem) => [
    `### ${plain(problem.title)}: ${levelWords(problem.level)}`,
    '',
    `Since ${utc(problem.since)}. Rule \`${problem.rule}\`.`,
    '',
    '| Indicator | Signal | Since | Why |',
    '| --- | --- | --- | --- |',
    ...problem.indicators.map(
      ({ title, signal, since, why }) => `| ${plain(title)} | ${signal} | ${utc(since)} | ${plain(why)} |`,
    ),
    '',
  ]);
  return [...problems, `Silenced: ${annex.silenced}. Suppressed: ${annex.suppressed}.`];
}

/** Text from outside as one line that Markdown leaves as it is. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\\`*_[\]<>|#~&]/g, (character) => `\\${character}`);
}
