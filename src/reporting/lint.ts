import type { WatchReport } from './report.ts';

export type LintRule =
  | 'likelihood-with-confidence'
  | 'mixed-terms'
  | 'term-outside-its-range'
  | 'judgement-without-evidence'
  | 'evidence-not-quoted'
  | 'bottom-line'
  | 'confidence-sentence'
  | 'blind-not-shown'
  | 'blind-and-overdue'
  | 'period';

/** One fault of a report: where, what, and how to mend it. */
export interface Finding {
  rule: LintRule;
  /** Path in the report, e.g. `soWhat[1].text`. */
  place: string;
  text: string;
  mend: string;
}

/** The two rows of likelihood terms of ICD 203, with the percentages they stand for. */
const TERMS: ReadonlyArray<{ range: readonly [number, number]; row1: string; row2: string }> = [
  { range: [1, 5], row1: 'almost no chance', row2: 'remote' },
  { range: [5, 20], row1: 'very unlikely', row2: 'highly improbable' },
  { range: [20, 45], row1: 'unlikely', row2: 'improbable' },
  { range: [45, 55], row1: 'roughly even chance', row2: 'roughly even odds' },
  { range: [55, 80], row1: 'likely', row2: 'probable' },
  { range: [80, 95], row1: 'very likely', row2: 'highly probable' },
  { range: [95, 99], row1: 'almost certain', row2: 'nearly certain' },
];

interface Use {
  row: 1 | 2;
  term: string;
  range: readonly [number, number];
}

const PATTERNS = TERMS.flatMap(({ range, row1, row2 }) => [
  { row: 1 as const, term: row1, range },
  { row: 2 as const, term: row2, range },
])
  .sort((a, b) => b.term.length - a.term.length)
  .map((use) => ({ use, pattern: new RegExp(`\\b${use.term.replace(/ /g, '\\s+')}(?:ly)?\\b`, 'giu') }));

const FURTHER_LIKELIHOOD = /\b(?:probabilit(?:y|ies)|likelihood|chances?|odds|probably)\b/iu;
const CONFIDENCE = /\bconfiden(?:ce|t|tly)\b/iu;

/** Headlines are other people's words: the linter looks only at our own. */
const ownWords = (text: string): string => text.replace(/"[^"]*"/gu, '""');

/** A full stop after a word of three letters: "vs.", "U.S." and "No." end no sentence. */
const SENTENCE_END = /(?<=\p{L}{3}[.!?])\s+(?=\p{Lu})/u;

const sentencesIn = (text: string): string[] => ownWords(text).split(/(?<=[.!?])\s+(?=\p{Lu}|\p{Nd}|")/u);

/** Likelihood terms of a text, longest first, so that "very likely" is not also "likely". */
function usesIn(text: string): Use[] {
  let rest = ownWords(text);
  const uses: Use[] = [];
  for (const { use, pattern } of PATTERNS) {
    rest = rest.replace(pattern, () => {
      uses.push(use);
      return ' ';
    });
  }
  return uses;
}

interface Passage {
  place: string;
  text: string;
}

/** Every piece of the report's own prose with its place. */
function passages(report: WatchReport): Passage[] {
  const { notSeen } = report;
  return [
    ...report.bottomLine.map((text, i) => ({ place: `bottomLine[${i}]`, text })),
    ...report.changes.map(({ transition }, i) => ({
      place: `changes[${i}].transition.why`,
      text: transition.why,
    })),
    ...report.soWhat.map(({ text }, i) => ({ place: `soWhat[${i}].text`, text })),
    ...report.whatNext.map(({ text }, i) => ({ place: `whatNext[${i}].text`, text })),
    ...notSeen.overdue.map(({ why }, i) => ({ place: `notSeen.overdue[${i}].why`, text: why })),
    ...notSeen.blind.map(({ why }, i) => ({ place: `notSeen.blind[${i}].why`, text: why })),
    { place: 'confidence', text: report.confidence },
    ...report.gaps.map((text, i) => ({ place: `gaps[${i}]`, text })),
  ];
}

function likelihoodWithConfidence({ place, text }: Passage): Finding[] {
  return sentencesIn(text)
    .filter((one) => CONFIDENCE.test(one) && (usesIn(one).length > 0 || FURTHER_LIKELIHOOD.test(one)))
    .map((one) => ({
      rule: 'likelihood-with-confidence',
      place,
      text: one,
      mend: 'say how likely it is in one sentence and how confident you are in another',
    }));
}

function termOutsideRange({ place, text }: Passage): Finding[] {
  return sentencesIn(text).flatMap((one) => {
    const uses = usesIn(one);
    const [use] = uses;
    const percents = [...one.matchAll(/(\d+(?:\.\d+)?)\s*(?:%|per cent|percent)/giu)].map(([, digits]) =>
      Number(digits),
    );
    if (use === undefined || uses.length > 1) return [];
    const [low, high] = use.range;
    return percents
      .filter((percent) => percent < low || percent > high)
      .map(
        (percent): Finding => ({
          rule: 'term-outside-its-range',
          place,
          text: one,
          mend: `"${use.term}" stands for ${low} to ${high} %, not for ${percent} %`,
        }),
      );
  });
}

function mixedTerms(all: readonly Passage[]): Finding[] {
  const uses = all.flatMap((passage) =>
    usesIn(passage.text).map((use) => ({ ...use, place: passage.place })),
  );
  const first = uses.find(({ row }) => row === 1);
  const other = uses.find(({ row }) => row === 2);
  if (first === undefined || other === undefined) return [];
  const mend = `use one row of ICD 203 only: "${first.term}" (${first.place}) belongs to the other row`;
  return [{ rule: 'mixed-terms', place: other.place, text: other.term, mend }];
}

/** Escalations rest on reports; silence, blindness and decay rest on their absence. */
const NEEDS_EVIDENCE: ReadonlySet<unknown> = new Set(['reported', 'corroborated', 'surging']);

function changesWithoutEvidence(report: WatchReport): Finding[] {
  return report.changes.flatMap(({ transition }, i) => {
    if (!NEEDS_EVIDENCE.has(transition.is) || transition.evidence.length > 0) return [];
    return [withoutEvidence(`changes[${i}]`, `${transition.id} is ${transition.is}`)];
  });
}

/** A level above 1 cites reports, unless it rests on indicators that are overdue or blind. */
function levelsWithoutEvidence(report: WatchReport): Finding[] {
  const { notSeen, annex } = report;
  const unseen = new Set([...notSeen.overdue, ...notSeen.blind].map(({ indicator }) => indicator));
  return report.soWhat.flatMap((one, i) => {
    const board = annex.board.find(({ problem }) => problem === one.problem);
    const silent = board?.indicators.some(({ indicator }) => unseen.has(indicator)) ?? false;
    if (one.level === 1 || one.evidence.length > 0 || silent) return [];
    return [withoutEvidence(`soWhat[${i}]`, `${one.title} at level ${one.level}`)];
  });
}

const withoutEvidence = (place: string, text: string): Finding => ({
  rule: 'judgement-without-evidence',
  place,
  text,
  mend: 'cite the ids of the reports it rests on',
});

function evidenceNotQuoted(report: WatchReport): Finding[] {
  const quoted = new Set(report.evidence.map(({ id }) => id));
  const cited = [
    ...report.changes.map(({ transition }, i) => ({ place: `changes[${i}]`, ids: transition.evidence })),
    ...report.soWhat.map(({ evidence }, i) => ({ place: `soWhat[${i}]`, ids: evidence })),
  ];
  return cited.flatMap(({ place, ids }) =>
    ids
      .filter((id) => !quoted.has(id))
      .map(
        (id): Finding => ({
          rule: 'evidence-not-quoted',
          place,
          text: id,
          mend: 'quote the report in the evidence list, so that a reader can check it',
        }),
      ),
  );
}

function bottomLine({ bottomLine: lines }: WatchReport): Finding[] {
  const sentences = lines
    .flatMap((line) => ownWords(line).split(SENTENCE_END))
    .filter((one) => one.trim() !== '');
  if (lines.length === 3 && sentences.length === 3) return [];
  return [
    {
      rule: 'bottom-line',
      place: 'bottomLine',
      text: `${sentences.length} sentences in ${lines.length} parts`,
      mend: 'write exactly three sentences, one in each part',
    },
  ];
}

function confidenceSentence(report: WatchReport): Finding[] {
  if (CONFIDENCE.test(report.confidence) && sentencesIn(report.confidence).length === 1) return [];
  const mend = 'say in one sentence of its own how confident you are and why';
  return [{ rule: 'confidence-sentence', place: 'confidence', text: report.confidence, mend }];
}

function blindness(report: WatchReport): Finding[] {
  const { overdue, blind } = report.notSeen;
  const unseen = new Set(blind.map(({ indicator }) => indicator));
  const both = overdue.filter(({ indicator }) => unseen.has(indicator));
  const hidden = report.annex.board
    .flatMap(({ indicators }) => indicators)
    .filter(({ indicator, signal }) => signal === 'blind' && !unseen.has(indicator));
  return [
    ...both.map(
      ({ indicator }): Finding => ({
        rule: 'blind-and-overdue',
        place: 'notSeen',
        text: indicator,
        mend: 'name it once: what could not be seen is not overdue',
      }),
    ),
    ...hidden.map(
      ({ indicator }): Finding => ({
        rule: 'blind-not-shown',
        place: 'notSeen.blind',
        text: indicator,
        mend: 'list every blind indicator, so that it is not taken for quiet',
      }),
    ),
  ];
}

function period({ header }: WatchReport): Finding[] {
  if (header.periodStart < header.periodEnd) return [];
  const text = `${header.periodStart} to ${header.periodEnd}`;
  return [{ rule: 'period', place: 'header', text, mend: 'let the period begin before its cut-off' }];
}

/** Checks a report against the rules of METHOD sections 7 and 9; an empty list is a good report. */
export function lintReport(report: WatchReport): Finding[] {
  const all = passages(report);
  return [
    ...period(report),
    ...bottomLine(report),
    ...confidenceSentence(report),
    ...all.flatMap(likelihoodWithConfidence),
    ...all.flatMap(termOutsideRange),
    ...mixedTerms(all),
    ...changesWithoutEvidence(report),
    ...levelsWithoutEvidence(report),
    ...evidenceNotQuoted(report),
    ...blindness(report),
  ];
}
