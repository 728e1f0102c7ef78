import { eventsIn } from '../definitions/lint.ts';
import type { Library } from '../definitions/model.ts';
import type { MatchableItem } from '../evidence/index.ts';
import type { Token } from '../text/index.ts';
import { readRoles } from './events/index.ts';
import type { TokenRange } from './events/reading.ts';
import { type FieldEvidence, gatherEvidence } from './evidence.ts';
import { indexLibrary, type LibraryIndex } from './library-index.ts';

/** A word that may be missing from the vocabulary, with how often and where it was met. */
export interface Gap {
  word: string;
  count: number;
  /** The first title it was met in. */
  example: string;
}

export interface Gaps {
  /** Words beside a known actor in titles without a known action. */
  verbs: Gap[];
  /** Names beside a known action in titles without a known actor. */
  actors: Gap[];
}

/** Words that stand beside names without being an act: prepositions, articles, conjunctions, forms of "be" and "have". */
const EMPTY_WORDS = new Set(
  (
    'a an the of in on at to for from by with and or as is are was were be been has have had after before amid over under near into ' +
    'says say said new who that its his their this these will would could may might not no s vs via about against between during than ' +
    'more most least up out off ' +
    'في من على الى عن مع بعد قبل بين ان هذا هذه التي الذي ما لا لم لن قد او ثم حول خلال ضد به له و ' +
    'در از به با که را این آن برای و تا بر ' +
    've ile bir bu da de için icin li ji bi u di ku ser'
  ).split(' '),
);

const NUMBER = /^\p{N}+$/u;

/** Collects what the vocabulary of the library's events does not know. */
export class GapFinder {
  private readonly index: LibraryIndex;
  private readonly watched: ReadonlySet<string>;
  private readonly acts: ReadonlySet<string>;
  private readonly verbs = new Map<string, Gap>();
  private readonly actors = new Map<string, Gap>();

  constructor(library: Library) {
    this.index = indexLibrary(library);
    const events = library.problems.flatMap(({ indicators }) =>
      indicators.flatMap((each) => eventsIn(each.condition)),
    );
    const members = (names: readonly string[]) =>
      names.flatMap((name) => [...(this.index.members.get(name) ?? [])]);
    const sides = events.flatMap(({ agent, target, involved }) => [
      ...(agent === undefined || agent === 'none' ? [] : agent.any),
      ...(target?.any ?? []),
      ...(involved?.any ?? []),
    ]);
    this.watched = new Set(members(sides));
    this.acts = new Set(members(events.flatMap(({ action }) => action)));
  }

  /** Looks at the title of one item. */
  add(item: MatchableItem): void {
    const title = gatherEvidence(item, this.index, readRoles).get('title');
    if (!title) return;
    const actors = title.mentioned().filter(({ entry }) => this.watched.has(entry));
    const acts = title.acts().filter(({ action }) => this.acts.has(action));
    if (actors.length > 0 && acts.length === 0) {
      const words = new Set(actors.flatMap((each) => this.wordsBeside(title, each)));
      for (const word of words) count(this.verbs, word, item.title);
    }
    if (acts.length > 0 && !title.mentioned().some(({ entry }) => entry.startsWith('actors.'))) {
      const names = new Set(acts.flatMap((each) => namesBeside(title, each)));
      for (const name of names) count(this.actors, name, item.title);
    }
  }

  /** What was found, most frequent first. */
  found(): Gaps {
    return { verbs: ranked(this.verbs), actors: ranked(this.actors) };
  }

  /** The nearest telling word on each side of an actor, known names left out. */
  private wordsBeside(title: FieldEvidence, actor: TokenRange): string[] {
    const taken = (at: number) => title.mentioned().some(({ start, end }) => at >= start && at < end);
    const after = title.tokens.findIndex((token, at) => at >= actor.end && isTelling(token));
    const before = title.tokens.findLastIndex((token, at) => at < actor.start && isTelling(token));
    return [after, before].flatMap((at) => {
      const token = title.tokens[at];
      return token && Math.abs(at - (at < actor.start ? actor.start : actor.end)) <= 2 && !taken(at)
        ? [token.norm]
        : [];
    });
  }
}

const isTelling = ({ norm }: Token): boolean =>
  !EMPTY_WORDS.has(norm) && !NUMBER.test(norm) && norm.length > 1;

/** Capitalised words that lead to the action ("Osprey Front attacks"), or the word that follows it where nothing is capitalised. */
function namesBeside({ text, tokens }: FieldEvidence, act: TokenRange): string[] {
  const name: string[] = [];
  for (let at = act.start - 1; at >= 0 && name.length < 4; at -= 1) {
    const token = tokens[at];
    if (!token || !isCapital(text, token) || EMPTY_WORDS.has(token.norm) || NUMBER.test(token.norm)) break;
    name.unshift(text.slice(token.start, token.end));
  }
  if (name.length > 0) return [name.join(' ')];
  const next = tokens[act.end];
  const hasNoCapitals = next && !/\p{Lu}|\p{Ll}/u.test(text.slice(next.start, next.end));
  return next && hasNoCapitals && isTelling(next) ? [next.norm] : [];
}

const isCapital = (text: string, token: Token): boolean =>
  /^\p{Lu}/u.test(text.slice(token.start, token.end));

function count(into: Map<string, Gap>, word: string, example: string): void {
  const known = into.get(word);
  if (known) known.count += 1;
  else into.set(word, { word, count: 1, example });
}

const ranked = (gaps: ReadonlyMap<string, Gap>): Gap[] =>
  [...gaps.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
