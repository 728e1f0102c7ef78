import { wantedEventsIn } from '../definitions/clauses.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type { ProblemId } from '../evidence/index.ts';

/** Verb endings a plain counter would think of. */
const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing'] as const;
/** Shorter words (`IS`, `US`) would count everything. */
const SHORTEST = 4;

const ACTOR = 1;
const ACTION = 2;

interface Phrase {
  /** The words after the first. */
  rest: string[];
  /** Position of the problem in the library. */
  problem: number;
  names: typeof ACTOR | typeof ACTION;
}
const NONE: readonly Phrase[] = [];

/**
 * The baseline that grammar has to beat: titles a day that hold a name of one of the problem's actors and a word of one
 * of its actions, wherever and in whatever role they stand. Names and words are those of the problem's own definitions.
 */
export class KeywordCounter {
  /** By first word: the phrases that begin with it and what they name. */
  private readonly phrases = new Map<string, Phrase[]>();
  private readonly problems: readonly ProblemDefinition[];
  private readonly seen: Uint8Array;
  private readonly days: Map<number, number>[];

  constructor(library: Library) {
    this.problems = library.problems;
    this.seen = new Uint8Array(this.problems.length);
    this.days = this.problems.map(() => new Map());
    for (const [at, problem] of this.problems.entries()) this.learn(library, problem, at);
  }

  private learn(library: Library, problem: ProblemDefinition, at: number): void {
    const events = problem.indicators
      .filter(({ polarity }) => polarity === 'for')
      .flatMap(({ condition }) => wantedEventsIn(condition));
    const agents = events.flatMap(({ agent }) => (agent === undefined || agent === 'none' ? [] : agent.any));
    const actions = events.flatMap(({ action }) => action);
    for (const name of actorNames(library, agents)) this.add(name, at, ACTOR);
    for (const word of actionWords(library, actions)) this.add(word, at, ACTION);
  }

  private add(text: string, problem: number, names: Phrase['names']): void {
    const [first = '', ...rest] = wordsOf(text);
    if (first.length + rest.join('').length < SHORTEST) return;
    const known = this.phrases.get(first);
    const phrase = { rest, problem, names };
    if (known === undefined) this.phrases.set(first, [phrase]);
    else known.push(phrase);
  }

  /** Counts a title on its day, once for each problem it speaks to. */
  count(title: string, day: number): void {
    const words = wordsOf(title);
    let touched = false;
    for (const [at, word] of words.entries()) {
      for (const { rest, problem, names } of this.phrases.get(word) ?? NONE) {
        if (!rest.every((next, n) => words[at + 1 + n] === next)) continue;
        this.seen[problem] = (this.seen[problem] ?? 0) | names;
        touched = true;
      }
    }
    if (touched) this.settle(day);
  }

  private settle(day: number): void {
    for (const [at, days] of this.days.entries()) {
      if (this.seen[at] === (ACTOR | ACTION)) days.set(day, (days.get(day) ?? 0) + 1);
    }
    this.seen.fill(0);
  }

  /** Titles counted by day, numbered since 1970. */
  of(problem: ProblemId): ReadonlyMap<number, number> {
    return this.days[this.problems.findIndex(({ id }) => id === problem)] ?? new Map();
  }
}

/** Words in small letters as they stand between blanks, bare of punctuation. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(' ')
    .map((word) => (endsInLetters(word) ? word : (withoutStop(word) ?? bare(word))));

const isLetter = (code: number): boolean => code >= 97 && code <= 122;
/** True for most English words, which spares them the search for punctuation. */
const endsInLetters = (word: string): boolean =>
  isLetter(word.charCodeAt(0)) &&
  isLetter(word.charCodeAt(word.length - 1)) &&
  !APOSTROPHE.has(word.charAt(word.length - 2));
const APOSTROPHE: ReadonlySet<string> = new Set(["'", '\u2019']);

const STOPS: ReadonlySet<string> = new Set([',', '.', ':', ';', '?', '!']);

/** A word that ends a clause, as most do that are not letters alone; undefined when more than the stop must go. */
function withoutStop(word: string): string | undefined {
  if (!STOPS.has(word.charAt(word.length - 1))) return undefined;
  const rest = word.slice(0, -1);
  return rest.length > 1 && endsInLetters(rest) ? rest : undefined;
}

/** The word without the punctuation and the possessive around it. */
const bare = (word: string): string =>
  word.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?:['\u2019]s)?[^\p{L}\p{N}]*$/u, '');

const entriesOf = ({ vocabulary }: Library, lists: readonly string[]) =>
  [...new Set(lists.flatMap((list) => vocabulary.lists.get(list) ?? [list]))].flatMap(
    (name) => vocabulary.entries.get(name) ?? [],
  );

const actorNames = (library: Library, lists: readonly string[]): string[] =>
  entriesOf(library, lists).flatMap(({ aliases }) => aliases.map(({ term }) => term.text));

function actionWords(library: Library, lists: readonly string[]): string[] {
  const actions = entriesOf(library, lists).flatMap(({ action }) => action ?? []);
  const lemmas = actions.flatMap(({ verbs, nouns }) => [verbs, nouns].flatMap((words) => words?.en ?? []));
  const single = lemmas.filter((lemma) => /^\p{L}+$/u.test(lemma) && lemma.length >= SHORTEST);
  return single.flatMap((lemma) => ENDINGS.map((ending) => `${lemma.toLowerCase()}${ending}`));
}
