import { wantedEventsIn } from '../definitions/clauses.ts';
import type { Library, ProblemDefinition } from '../definitions/model.ts';
import type { ProblemId } from '../evidence/index.ts';
import { hashOf, TitleWords, wordsOf } from './title-words.ts';

/** Verb endings a plain counter would think of. */
const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing'] as const;
/** Shorter words (`IS`, `US`) would count everything. */
const SHORTEST = 4;

const ACTOR = 1;
const ACTION = 2;

interface Phrase {
  first: string;
  /** The words after the first. */
  rest: readonly string[];
  /** Hash of the second word, by which most are turned away: a country's name begins hundreds of phrases. */
  second: number | undefined;
  /** Position of the problem in the library. */
  problem: number;
  names: typeof ACTOR | typeof ACTION;
}

const BOTH = ACTOR | ACTION;

/** Bits of the hashes of first words, by which most titles are turned away at once. */
const FILTER_BITS = 16;
const filtered = (hash: number): number => (hash ^ (hash >>> FILTER_BITS)) & (2 ** FILTER_BITS - 1);

/**
 * The baseline that grammar has to beat: titles a day that hold a name of one of the problem's actors and a word of one
 * of its actions, wherever and in whatever role they stand. Names and words are those of the problem's own definitions.
 */
export class KeywordCounter {
  /** By hash of the first word: the phrases that begin with it and what they name. */
  private readonly phrases = new Map<number, Phrase[]>();
  private readonly problems: readonly ProblemDefinition[];
  private readonly seen: Uint8Array;
  private readonly days: Map<number, number>[];
  private readonly words = new TitleWords();
  /** What the phrases name that begin with words of such a hash. */
  private readonly filter = new Uint8Array(2 ** FILTER_BITS);

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
    const hash = hashOf(first);
    const known = this.phrases.get(hash);
    const second = rest[0] === undefined ? undefined : hashOf(rest[0]);
    const phrase = { first, rest, second, problem, names };
    this.filter[filtered(hash)] = (this.filter[filtered(hash)] ?? 0) | names;
    if (known === undefined) this.phrases.set(hash, [phrase]);
    else known.push(phrase);
  }

  /** Counts a title on its day, once for each problem it speaks to. */
  count(title: string, day: number): void {
    const { words, filter } = this;
    words.read(title);
    let names = 0;
    for (let at = 0; at < words.count; at += 1) names |= filter[filtered(words.hashAt(at))] ?? 0;
    if (names !== BOTH) return;
    let touched = false;
    for (let at = 0; at < words.count; at += 1) {
      if (filter[filtered(words.hashAt(at))] !== 0 && this.see(at)) touched = true;
    }
    if (touched) this.settle(day);
  }

  /** Notes what the phrases name that begin with the word at `at`; false when there is none. */
  private see(at: number): boolean {
    const phrases = this.phrases.get(this.words.hashAt(at));
    if (phrases === undefined) return false;
    const next = at + 1 < this.words.count ? this.words.hashAt(at + 1) : undefined;
    let any = false;
    for (const phrase of phrases) {
      if (phrase.second !== undefined && phrase.second !== next) continue;
      if (!this.isAt(at, phrase)) continue;
      this.seen[phrase.problem] = (this.seen[phrase.problem] ?? 0) | phrase.names;
      any = true;
    }
    return any;
  }

  private isAt(at: number, { first, rest }: Phrase): boolean {
    if (!this.words.isWord(at, first)) return false;
    for (let n = 0; n < rest.length; n += 1) if (!this.words.isWord(at + 1 + n, rest[n] ?? '')) return false;
    return true;
  }

  private settle(day: number): void {
    for (let at = 0; at < this.seen.length; at += 1) {
      const days = this.seen[at] === BOTH ? this.days[at] : undefined;
      days?.set(day, (days.get(day) ?? 0) + 1);
      this.seen[at] = 0;
    }
  }

  /** Titles counted by day, numbered since 1970. */
  of(problem: ProblemId): ReadonlyMap<number, number> {
    return this.days[this.problems.findIndex(({ id }) => id === problem)] ?? new Map();
  }
}

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
