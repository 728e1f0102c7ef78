import { eventsIn } from '../definitions/clauses.ts';
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
  /** Items it was met in. */
  count: number;
  /** The first title or first sentence it was met in. */
  example: string;
}

export interface Gaps {
  /** Words beside a known actor in items without a known action. */
  verbs: Gap[];
  /** Names beside a known action in items without a known actor. */
  actors: Gap[];
}

/** Words that stand beside names without being an act: prepositions, articles, conjunctions, forms of "be" and "have". */
const EMPTY_WORDS = new Set(
  (
    'a an the of in on at to for from by with and or as is are was were be been has have had after before amid over under near into ' +
    'says say said new who that its his their this these will would could may might not no s vs via about against between during than ' +
    'more most least up out off he she they we you one two three four five six seven eight nine ten dozen dozens several some many few all ' +
    'it them him through backed led linked no not also still live exclusive breaking watch video photos here why how what when where which if but so only just ' +
    'في من على الى عن مع بعد قبل بين ان هذا هذه التي الذي ما لا لم لن قد او ثم حول خلال ضد به له و ' +
    'در از به با که را این آن برای و تا بر ' +
    've ile bir bu da de için icin li ji bi u di ku ser'
  ).split(' '),
);

const CALENDAR = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday week month year morning evening night'
  ).split(' '),
);

const NUMBER = /^\p{N}+$/u;
/** "MILLBROOK, Jan 3 (Agency) - " before a first sentence: where and who reports, not what happened. */
const DATELINE = /^[^.!?]{2,70}?\s[-\u2013\u2014]\s/u;

/** Where events are told; further down, actor and act meet by chance. */
const READ = ['title', 'lead'] as const;

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

  /** Looks at the title and the lead of one item; what either of them knows is no gap of the other. */
  add(item: MatchableItem): void {
    const evidence = gatherEvidence(item, this.index, readRoles);
    const fields = READ.flatMap((field) => evidence.get(field) ?? []);
    const hasAct = fields.some((field) => this.actsIn(field).length > 0);
    const hasActor = fields.some((field) =>
      field.mentioned().some(({ entry }) => entry.startsWith('actors.')),
    );
    if (!hasAct) countOnce(this.verbs, fields, (field) => this.wordsBesideActors(field));
    else if (!hasActor)
      countOnce(this.actors, fields, (field) => this.actsIn(field).flatMap((act) => namesBeside(field, act)));
  }

  private actsIn(field: FieldEvidence) {
    return field.acts().filter(({ action }) => this.acts.has(action));
  }

  private wordsBesideActors(field: FieldEvidence): string[] {
    const first = firstWord(field);
    const actors = field.mentioned().filter(({ entry, start }) => start >= first && this.watched.has(entry));
    return actors.flatMap((each) => this.wordsBeside(field, each));
  }

  /** What was found, most frequent first. */
  found(): Gaps {
    return { verbs: ranked(this.verbs), actors: ranked(this.actors) };
  }

  /** The nearest telling word on each side of an actor, known names left out. */
  private wordsBeside(field: FieldEvidence, actor: TokenRange): string[] {
    const { tokens } = field;
    const taken = (at: number) => field.mentioned().some(({ start, end }) => at >= start && at < end);
    const after = tokens.findIndex((token, at) => at >= actor.end && isTelling(token));
    const before = tokens.findLastIndex((token, at) => at < actor.start && isTelling(token));
    return [after, before].flatMap((at) => {
      const token = tokens[at];
      const isNear = Math.abs(at - (at < actor.start ? actor.start : actor.end)) <= NEAREST;
      return token && isNear && !taken(at) && mayBeVerb(field, token) ? [token.norm] : [];
    });
  }
}

/** Words between an actor and its verb. */
const NEAREST = 2;

/** Index of the first word behind the dateline of a lead. */
function firstWord({ field, text, tokens }: FieldEvidence): number {
  const end = field === 'lead' ? (DATELINE.exec(text)?.[0].length ?? 0) : 0;
  return end === 0 ? 0 : tokens.findIndex(({ start }) => start >= end);
}

/** Where only names have capitals, a capital is a name. */
function mayBeVerb({ text, tokens }: FieldEvidence, token: Token): boolean {
  if (!isCapital(text, token) || token === tokens[0]) return true;
  return tokens.filter((each) => isCapital(text, each)).length > tokens.length * MOSTLY;
}

/** Share of words with a capital that makes a headline one in which every word has one. */
const MOSTLY = 0.6;

const isTelling = ({ norm }: Token): boolean =>
  !EMPTY_WORDS.has(norm) && !CALENDAR.has(norm) && !NUMBER.test(norm) && norm.length > 1;

/** Capitalised words that lead to the action ("Osprey Front attacks"), or the word that follows it where nothing is capitalised. */
function namesBeside(field: FieldEvidence, act: TokenRange): string[] {
  const { text, tokens } = field;
  const first = firstWord(field);
  const name: string[] = [];
  for (let at = act.start - 1; at >= first && name.length < 4; at -= 1) {
    const token = tokens[at];
    if (!token || !isCapital(text, token) || !isTelling(token)) break;
    name.unshift(text.slice(token.start, token.end));
  }
  if (name.length > 0) return [name.join(' ')];
  const next = tokens[act.end];
  const hasNoCapitals = next && !/\p{Lu}|\p{Ll}/u.test(text.slice(next.start, next.end));
  return next && hasNoCapitals && isTelling(next) ? [next.norm] : [];
}

const isCapital = (text: string, token: Token): boolean =>
  /^\p{Lu}/u.test(text.slice(token.start, token.end));

/** Counts each word that the fields of one item give, once, with the text it stands in. */
function countOnce(
  into: Map<string, Gap>,
  fields: readonly FieldEvidence[],
  wordsOf: (field: FieldEvidence) => readonly string[],
): void {
  const counted = new Set<string>();
  for (const field of fields) {
    for (const word of wordsOf(field)) {
      if (counted.has(word)) continue;
      counted.add(word);
      const known = into.get(word);
      if (known) known.count += 1;
      else into.set(word, { word, count: 1, example: textOf(field) });
    }
  }
}

/** The words of a field as one line: a lead is only the beginning of its text. */
const textOf = ({ text, tokens }: FieldEvidence): string =>
  text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0).replace(/\s+/g, ' ');

const ranked = (gaps: ReadonlyMap<string, Gap>): Gap[] =>
  [...gaps.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
