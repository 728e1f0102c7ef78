import type { Term } from '../definitions/condition.ts';
import type { IsoInstant, MarkName } from '../evidence/index.ts';
import { fold, type Token, tokenise } from '../text/index.ts';
import type { TokenRange } from './events/reading.ts';
import { BREAKING_MARKS, CLAUSE_BREAKS, type Reach, TRIGGERS } from './mark-triggers.ts';
import type { SearchedField } from './searched-fields.ts';
import { type Found, TermIndex } from './term-index.ts';

/** A context mark: its trigger's tokens, and the stretch of tokens it governs (trigger not among them). */
export interface ScopedMark extends TokenRange {
  mark: MarkName;
  trigger: string;
  scopes: TokenRange[];
}

/** What a phrase of the trigger list says: a mark, the end of a clause, or a year that may be past. */
export type Sign =
  | { kind: 'trigger'; mark: MarkName; reach: Reach; phrase: string }
  | { kind: 'break' }
  | { kind: 'year' };

/** A phrase with what it says. */
export interface SignTerm {
  term: Term;
  sign: Sign;
}

let terms: readonly SignTerm[] | undefined;
/** Every phrase that marks are read from; made when first asked for. */
export const signTerms = (): readonly SignTerm[] => {
  terms ??= [
    ...TRIGGERS.flatMap(({ mark, reach, phrases }) =>
      split(phrases).map((phrase) => signTerm(phrase, { kind: 'trigger', mark, reach, phrase })),
    ),
    ...split(CLAUSE_BREAKS).map((phrase) => signTerm(phrase, { kind: 'break' })),
    ...DECADES.map((decade) => signTerm(`${decade}*`, { kind: 'year' })),
  ];
  return terms;
};

/** 190 to 209. */
const DECADES = Array.from({ length: 20 }, (_, i) => 190 + i);

function signTerm(phrase: string, sign: Sign): SignTerm {
  const prefix = phrase.endsWith('*');
  const words = tokenise(prefix ? phrase.slice(0, -1) : phrase).map(({ norm }) => norm);
  return { term: { text: phrase, words, prefix, exactCase: false }, sign };
}

function split(phrases: string): string[] {
  return phrases.split(',').map((phrase) => phrase.trim());
}

let signs: TermIndex<Sign> | undefined;
/** Finds the phrases that marks are read from, by position. */
export function findSigns({ text, tokens }: Pick<SearchedField, 'text' | 'tokens'>): readonly Found<Sign>[] {
  if (signs === undefined) {
    signs = new TermIndex<Sign>();
    for (const { term, sign } of signTerms()) signs.add(term, sign);
  }
  return signs.find(text, tokens);
}

/** Every context mark of a text with what it governs; never beyond the sentence of its trigger. */
export const findScopedMarks = (
  text: string,
  tokens: readonly Token[],
  published: IsoInstant | undefined,
): ScopedMark[] => scopedMarks(findSigns({ text, tokens }), { text, tokens }, published);

/** The marks that the phrases found make. Words are looked at only where there are any. */
export function scopedMarks(
  found: readonly Found<Sign>[],
  field: Pick<SearchedField, 'text' | 'tokens'>,
  published: IsoInstant | undefined,
): ScopedMark[] {
  if (found.length === 0) return [];
  const { text, tokens } = field;
  const breaks = found.flatMap(({ owner, start }) => (owner.kind === 'break' ? [start] : []));
  const marks = found.flatMap(({ owner, start, end }): ScopedMark[] => {
    if (owner.kind !== 'trigger' || isSomethingElse(owner.phrase, start, tokens)) return [];
    const scopes = scopesOf(owner.reach, { start, end }, text, tokens, breaks);
    return [{ mark: owner.mark, trigger: owner.phrase, start, end, scopes }];
  });
  const years = found.flatMap(({ owner, start }) => (owner.kind === 'year' ? [start] : []));
  return years.length === 0 ? marks : [...marks, ...pastYears(years, text, tokens, published)];
}

const BEFORE_MONTH = new Set([
  'in',
  'of',
  'since',
  'by',
  'until',
  'before',
  'after',
  'early',
  'late',
  'mid',
  'last',
]);

/** "in May", "May 5", "No. 2": a month and a number, not "may" and "no". */
function isSomethingElse(phrase: string, at: number, tokens: readonly Token[]): boolean {
  if (phrase !== 'may' && phrase !== 'no') return false;
  if (/^\d/.test(tokens[at + 1]?.norm ?? '')) return true;
  return phrase === 'may' && BEFORE_MONTH.has(tokens[at - 1]?.norm ?? '');
}

/** Marks that govern an occurrence. */
export function governing(marks: readonly ScopedMark[], { start, end }: TokenRange): ScopedMark[] {
  return marks.filter(({ scopes }) => scopes.some((scope) => start >= scope.start && end <= scope.end));
}

function scopesOf(
  reach: Reach,
  trigger: TokenRange,
  text: string,
  tokens: readonly Token[],
  breaks: readonly number[],
): TokenRange[] {
  const mayCross = (at: number) => reach === 'sentence' || !isClauseEnd(at, text, tokens, breaks);
  const forward = { start: trigger.end, end: lastForward(trigger.end - 1, tokens, mayCross) + 1 };
  const backward = { start: firstBackward(trigger.start, tokens, mayCross), end: trigger.start };
  if (reach === 'forward') return [forward];
  return reach === 'backward' ? [backward] : [backward, forward];
}

/** Whether a clause ends between token `at` and the one after it. */
function isClauseEnd(at: number, text: string, tokens: readonly Token[], breaks: readonly number[]): boolean {
  const gap = text.slice(tokens[at]?.end, tokens[at + 1]?.start);
  return breaks.includes(at + 1) || BREAKING_MARKS.test(gap);
}

type MayCross = (at: number) => boolean;

/** Words a trigger reaches at most, on either side; real clauses and headlines are shorter. */
const FARTHEST = 40;

function lastForward(from: number, tokens: readonly Token[], mayCross: MayCross): number {
  let at = from;
  while (at - from < FARTHEST && isJoined(at, tokens) && mayCross(at)) at += 1;
  return at;
}

function firstBackward(from: number, tokens: readonly Token[], mayCross: MayCross): number {
  let at = from;
  while (from - at < FARTHEST && isJoined(at - 1, tokens) && mayCross(at - 1)) at -= 1;
  return at;
}

/** Token `at` and the next one stand in one sentence. */
function isJoined(at: number, tokens: readonly Token[]): boolean {
  const here = tokens[at];
  return here !== undefined && tokens[at + 1]?.sentence === here.sentence;
}

/** "in 2019", "عام 2014": a year before the one of publication makes its sentence history. */
function pastYears(
  years: readonly number[],
  text: string,
  tokens: readonly Token[],
  published: IsoInstant | undefined,
): ScopedMark[] {
  const thisYear = Number.parseInt(published?.slice(0, 4) ?? '', 10);
  if (Number.isNaN(thisYear)) return [];
  return years.flatMap((at): ScopedMark[] => {
    const token = tokens[at];
    if (
      token === undefined ||
      !/^(19|20)\d\d$/.test(token.norm) ||
      !LEADS_TO_YEAR.has(tokens[at - 1]?.norm ?? '')
    )
      return [];
    if (Number.parseInt(token.norm, 10) >= thisYear || isRecordSince(at, tokens)) return [];
    const range = { start: at - 1, end: at + 1 };
    const trigger = text.slice(tokens[at - 1]?.start ?? token.start, token.end);
    return [{ mark: 'historical', trigger, ...range, scopes: scopesOf('sentence', range, text, tokens, []) }];
  });
}

const foldedWords = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));

const LEADS_TO_YEAR = foldedWords('in since from during عام سنة في منذ');
const SINCE = foldedWords('since منذ');
const RECORDS = foldedWords(
  'first most worst largest biggest greatest highest lowest deadliest bloodiest heaviest fiercest strongest boldest deepest longest ' +
    'gravest closest fewest weakest أول أكبر أعلى أدنى أسوأ أعنف أشد الأول الأولى الأكبر الأعلى الأدنى الأسوأ الأعنف الأشد',
);

/** "The largest since 2003": the year only says how rare the news is. */
function isRecordSince(year: number, tokens: readonly Token[]): boolean {
  if (!tokens.slice(Math.max(0, year - 2), year).some(({ norm }) => SINCE.has(norm))) return false;
  const from = firstBackward(year, tokens, () => true);
  return tokens.slice(from, year).some(({ norm }) => RECORDS.has(norm));
}
