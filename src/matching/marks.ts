import type { IsoInstant, MarkName } from '../evidence/index.ts';
import { fold, type Token, tokenise } from '../text/index.ts';
import type { TokenRange } from './events/reading.ts';
import { BREAKING_MARKS, CLAUSE_BREAKS, type Reach, TRIGGERS } from './mark-triggers.ts';
import { TermIndex } from './term-index.ts';

/** A context mark: its trigger's tokens, and the stretch of tokens it governs (trigger not among them). */
export interface ScopedMark extends TokenRange {
  mark: MarkName;
  trigger: string;
  scopes: TokenRange[];
}

type Sign = { kind: 'trigger'; mark: MarkName; reach: Reach; phrase: string } | { kind: 'break' };

const SIGNS = buildSigns();

function buildSigns(): TermIndex<Sign> {
  const index = new TermIndex<Sign>();
  const add = (phrase: string, sign: Sign) => {
    const prefix = phrase.endsWith('*');
    const words = tokenise(prefix ? phrase.slice(0, -1) : phrase).map(({ norm }) => norm);
    index.add({ text: phrase, words, prefix, exactCase: false }, sign);
  };
  for (const { mark, reach, phrases } of TRIGGERS) {
    for (const phrase of split(phrases)) add(phrase, { kind: 'trigger', mark, reach, phrase });
  }
  for (const phrase of split(CLAUSE_BREAKS)) add(phrase, { kind: 'break' });
  return index;
}

function split(phrases: string): string[] {
  return phrases.split(',').map((phrase) => phrase.trim());
}

/** Every context mark of a text with what it governs; never beyond the sentence of its trigger. */
export function findScopedMarks(
  text: string,
  tokens: readonly Token[],
  published: IsoInstant | undefined,
): ScopedMark[] {
  const found = SIGNS.find(text, tokens);
  const breaks = found.flatMap(({ owner, start }) => (owner.kind === 'break' ? [start] : []));
  const marks = found.flatMap(({ owner, start, end }): ScopedMark[] => {
    if (owner.kind !== 'trigger' || isSomethingElse(owner.phrase, start, tokens)) return [];
    const scopes = scopesOf(owner.reach, { start, end }, text, tokens, breaks);
    return [{ mark: owner.mark, trigger: owner.phrase, start, end, scopes }];
  });
  return [...marks, ...pastYears(text, tokens, published)];
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
function pastYears(text: string, tokens: readonly Token[], published: IsoInstant | undefined): ScopedMark[] {
  const thisYear = Number.parseInt(published?.slice(0, 4) ?? '', 10);
  if (Number.isNaN(thisYear)) return [];
  return tokens.flatMap((token, at): ScopedMark[] => {
    if (!/^(19|20)\d\d$/.test(token.norm) || !LEADS_TO_YEAR.has(tokens[at - 1]?.norm ?? '')) return [];
    if (Number.parseInt(token.norm, 10) >= thisYear) return [];
    const range = { start: at - 1, end: at + 1 };
    const trigger = text.slice(tokens[at - 1]?.start ?? token.start, token.end);
    return [{ mark: 'historical', trigger, ...range, scopes: scopesOf('sentence', range, text, tokens, []) }];
  });
}

const LEADS_TO_YEAR = new Set('in since from during عام سنة في منذ'.split(' ').map(fold));
