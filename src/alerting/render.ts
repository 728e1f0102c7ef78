import type { Alert, ComposedMail } from '../evidence/index.ts';
import { passageLine } from '../markup/quote.ts';
import { analystWords, changeWords, gradeWords, levelWords, standing, utc } from '../markup/words.ts';
import { renderAlertHtml } from './render-html.ts';
import { type AlertContext, type AlertView, footLines, muteLine, viewOf } from './render-view.ts';

const EXERCISE_LINE = 'EXERCISE EXERCISE EXERCISE: this is practice material, nothing in it is real.';
const MACHINE_LINE =
  'Written by a machine from the definitions named below. A level is the output of a rule, not a probability.';

/** Composes the mail of an alert: what changed from what to what, why, the quoted evidence, and how to mute it. */
export function composeAlertMail(alert: Alert, context: AlertContext): ComposedMail {
  const view = viewOf(alert, context);
  return {
    id: `alert:${alert.id}`,
    subject: subjectOf(view),
    text: textOf(view),
    html: renderAlertHtml(view, { exercise: EXERCISE_LINE, machine: MACHINE_LINE }),
    exercise: context.exercise,
  };
}

const SUBJECT_LIMIT = 160;

function subjectOf(view: AlertView): string {
  const { level } = view.alert;
  const lead = level.was !== level.is ? levelChange(view) : signalChange(view);
  return `${view.exercise ? 'EXERCISE: ' : ''}${shortened(`${lead}: ${view.title}`, SUBJECT_LIMIT)}`;
}

function levelChange({ alert: { level } }: AlertView): string {
  return level.was === null
    ? `${levelWords(level.is)}, first assessment`
    : `${levelWords(level.is)}, was ${levelWords(level.was)}`;
}

function signalChange({ alert, changes }: AlertView): string {
  const [first, ...others] = changes.filter(({ transition }) => transition.subject === 'indicator');
  if (first === undefined) return `${levelWords(alert.level.is)}, unchanged`;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const { was, is } = first.transition;
  const signal = was === is ? changeWords({ was, is }) : standing(is);
  return `${signal.charAt(0).toUpperCase()}${signal.slice(1)}: ${first.name}${more} (${levelWords(alert.level.is)}, unchanged)`;
}

/** One line of at most `limit` characters, cut between what readers see as characters. */
function shortened(text: string, limit: number): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line.length <= limit) return line;
  let out = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)) {
    if (out.length + segment.length > limit - 1) break;
    out += segment;
  }
  return `${out}…`;
}

function textOf(view: AlertView): string {
  const blocks = [
    view.exercise ? [EXERCISE_LINE] : [],
    headOf(view),
    ['WHAT CHANGED', ...view.changes.flatMap(changeLines)],
    ['EVIDENCE', ...(view.evidence.length === 0 ? ['(none quoted)'] : view.evidence.flatMap(evidenceLines))],
    ['TO MUTE', muteLine(view)],
    ['--', MACHINE_LINE, ...footLines(view)],
    view.exercise ? [EXERCISE_LINE] : [],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** What others wrote, analysts and newsrooms, must not look like further lines of ours. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

function headOf({ title, question, alert: { level, at, analyst }, links }: AlertView): string[] {
  const was = level.was === level.is ? 'unchanged' : `was ${standing(level.was)}`;
  return [
    title,
    ...(question === undefined ? [] : [question]),
    `Warning level ${levelWords(level.is)} (${was}), ${utc(at)}`,
    ...(analyst === undefined ? [] : [oneLine(analystWords(analyst))]),
    ...(links === undefined ? [] : [links.problem]),
  ];
}

function changeLines({ name, transition, evidence }: AlertView['changes'][number]): string[] {
  const seen = evidence.length === 0 ? '' : ` Evidence: ${evidence.map((number) => `[${number}]`).join(' ')}`;
  return [`- ${name}: ${changeWords(transition, '->')}`, `  Why: ${transition.why}${seen}`];
}

function evidenceLines(hit: AlertView['evidence'][number]): string[] {
  const demoted = hit.demoted ? ', shown but not counted' : '';
  return [
    `[${hit.number}] ${oneLine(hit.title)}`,
    ...(hit.passage === undefined ? [] : [`    ${passageLine(hit.passage)}`]),
    `    ${oneLine(hit.source)}, ${utc(hit.at)}, grade ${hit.grade} (${gradeWords(hit.grade)})${demoted}`,
    `    ${hit.indicatorTitle}; matched: ${hit.words.map((word) => `"${oneLine(word)}"`).join(', ')}`,
    `    ${oneLine(hit.url)}`,
  ];
}
