import type { Token } from '../../text/token.ts';
import type { Lexicon, LexiconEntry, MarkTrigger } from './lexicon.ts';
import type { ActionMention, Mention, RoleInput, TokenRange } from './reading.ts';

/** Punctuation in the gap before a unit, as bits. */
export const COMMA = 1;
export const COLON = 2;
export const SEMICOLON = 4;
/** Dash between blanks, or a vertical bar. */
export const DASH = 8;
/** Hyphen without blanks: the two words are one compound. */
export const HYPHEN = 16;
export const OPEN_BRACKET = 32;
export const CLOSE_BRACKET = 64;
export const QUOTE = 128;
/** End of a sentence, or the start of the text. */
export const STOP = 256;
export const SLASH = 512;

/** One piece of a headline as the rules see it: a mention, an action form, a phrase of the lexicon, or a plain word. */
export interface Unit extends TokenRange {
  norm: string;
  classes: number;
  gap: number;
  sentence: number;
  /** All entries found on exactly this stretch; empty for other words. */
  mentions: readonly Mention[];
  action: ActionMention | undefined;
  trigger: MarkTrigger | undefined;
  /** Written with 's or s'. */
  possessive: boolean;
  capital: boolean;
  /** Clitics written onto the word (Arabic و ف ب ل ك ال), as they were found before its entry. */
  prefix: string;
}

const NO_MENTIONS: readonly Mention[] = [];

const GAP_BITS: ReadonlyMap<string, number> = new Map([
  [',', COMMA],
  ['،', COMMA],
  ['、', COMMA],
  [':', COLON],
  [';', SEMICOLON],
  ['؛', SEMICOLON],
  ['–', DASH],
  ['—', DASH],
  ['|', DASH],
  ['•', DASH],
  ['·', DASH],
  ['(', OPEN_BRACKET],
  ['[', OPEN_BRACKET],
  [')', CLOSE_BRACKET],
  [']', CLOSE_BRACKET],
  ['"', QUOTE],
  ['“', QUOTE],
  ['”', QUOTE],
  ['«', QUOTE],
  ['»', QUOTE],
  ['‘', QUOTE],
  ['/', SLASH],
]);
const HYPHENS = '-\u2010\u2011';
const DASHES = '–—';

/** What stands in the gap `from`..`to` of the text. A hyphen behind a blank is a dash; before one ("pre- and post-") nothing. */
function gapBits(text: string, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at += 1) {
    const letter = text.charAt(at);
    if (letter === ' ') continue;
    if (HYPHENS.includes(letter)) bits |= to - from === 1 ? HYPHEN : at > from ? DASH : 0;
    else if (DASHES.includes(letter) && to - from === 1) bits |= HYPHEN;
    else bits |= GAP_BITS.get(letter) ?? 0;
  }
  return bits;
}

/** 's that the tokeniser cut off, or the bare apostrophe of a plural ("Houthis' attack"). */
function isPossessive(text: string, token: Token): boolean {
  if (token.suffix === 's') return true;
  const after = text.charAt(token.end);
  return (
    (after === "'" || after === '’') &&
    /s$/i.test(text.charAt(token.end - 1)) &&
    text.charAt(token.end + 1) === ' '
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The longer spelling is the nearer one: "والحشد" as it stands before "الحشد" without its و. */
const bySpelling = (a: string, b: string): number => b.length - a.length || byText(a, b);

/** The longest range wins, and what is written on one and the same stretch has an order of its own, whoever gives it. */
function longestFirst<R extends TokenRange>(ranges: readonly R[], beside: (a: R, b: R) => number): R[] {
  if (ranges.length < 2) return [...ranges];
  return [...ranges].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || beside(a, b));
}

const byName = (a: Mention, b: Mention): number => byText(a.entry, b.entry) || bySpelling(a.alias, b.alias);
const byLemma = (a: ActionMention, b: ActionMention): number =>
  bySpelling(a.lemma, b.lemma) ||
  byText(a.action, b.action) ||
  byText(a.forms.join(), b.forms.join()) ||
  Number(b.mutual ?? false) - Number(a.mutual ?? false);

const canBeVerb = (action: ActionMention): boolean =>
  action.forms.some((form) => form === 'finite' || form === 'past' || form === 'passive');

/**
 * "drone strikes" is an event noun, but in "drone strikes base" its last word is the verb: when that word is an act of its own
 * that can be a verb, it is left to the neighbours to say which of the two it is.
 */
function withoutCompounds(actions: readonly ActionMention[]): readonly ActionMention[] {
  if (actions.every((action) => action.end - action.start === 1)) return actions;
  return actions.filter(
    (compound) =>
      compound.end - compound.start === 1 ||
      canBeVerb(compound) ||
      !actions.some((word) => word.end === compound.end && word.start > compound.start && canBeVerb(word)),
  );
}

interface Covering {
  mentions: Mention[];
  action: ActionMention | undefined;
  end: number;
}

/** Start token -> what covers the text from there; nothing overlaps. */
function coverings(input: RoleInput): Map<number, Covering> {
  const taken = new Uint8Array(input.tokens.length);
  const found = new Map<number, Covering>();
  const isFree = (range: TokenRange): boolean => {
    for (let at = range.start; at < range.end; at += 1) if (taken[at] === 1) return false;
    return range.end > range.start && range.end <= input.tokens.length;
  };
  for (const mention of longestFirst(input.mentions, byName)) {
    const same = found.get(mention.start);
    if (same?.end === mention.end) same.mentions.push(mention);
    else if (isFree(mention)) {
      taken.fill(1, mention.start, mention.end);
      found.set(mention.start, { mentions: [mention], action: undefined, end: mention.end });
    }
  }
  for (const action of longestFirst(withoutCompounds(input.actions), byLemma)) {
    if (!isFree(action)) continue;
    taken.fill(1, action.start, action.end);
    found.set(action.start, { mentions: [], action, end: action.end });
  }
  return found;
}

/** The longest phrase of the lexicon that begins at `at` and runs into nothing already taken. */
function phraseAt(
  tokens: readonly Token[],
  at: number,
  norm: string,
  lexicon: Lexicon,
  covered: ReadonlyMap<number, Covering>,
): LexiconEntry | undefined {
  for (const entry of lexicon.get(norm) ?? []) {
    let matched = 1;
    while (matched < entry.words.length) {
      const next = at + matched;
      if (covered.has(next) || tokens[next]?.norm !== entry.words[matched]) break;
      matched += 1;
    }
    if (matched === entry.words.length) return entry;
  }
  return undefined;
}

/** How a language reads a word that other words are written onto; absent where words stand alone. */
export interface Clitics {
  /** The token's norm without some of its clitics. */
  readings: (token: Token) => readonly string[];
  /** What was written onto the entry that covers the token. */
  prefixOf: (token: Token, covering: Mention | ActionMention) => string;
}

/** A phrase on the token's own letters, or else on its letters without clitics. */
function wordAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  covered: ReadonlyMap<number, Covering>,
  clitics: Clitics | undefined,
): { entry: LexiconEntry; prefix: string } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const plain = phraseAt(tokens, at, token.norm, lexicon, covered);
  if (plain !== undefined) return { entry: plain, prefix: '' };
  for (const reading of clitics?.readings(token) ?? []) {
    const entry = phraseAt(tokens, at, reading, lexicon, covered);
    if (entry !== undefined) return { entry, prefix: token.norm.slice(0, -reading.length) };
  }
  return undefined;
}

function prefixAt(
  token: Token,
  covering: Covering | undefined,
  clitics: Clitics | undefined,
): string | undefined {
  if (clitics === undefined) return undefined;
  const entry = covering?.mentions[0] ?? covering?.action;
  return entry === undefined ? undefined : clitics.prefixOf(token, entry);
}

/** Cuts a field into units, in one pass from left to right. */
export function buildUnits(input: RoleInput, lexicon: Lexicon, clitics?: Clitics): Unit[] {
  const { text, tokens } = input;
  const covered = coverings(input);
  const units: Unit[] = [];
  let previousEnd = 0;
  let previousSentence = -1;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const covering = covered.get(at);
    const word = wordAt(tokens, at, lexicon, covered, clitics);
    const phrase = word?.entry;
    const end = covering?.end ?? at + (phrase?.words.length ?? 1);
    // A name is only a name; an action form keeps the classes of the word, if the phrase is no longer than it.
    const isName = (covering?.mentions.length ?? 0) > 0;
    const own = phrase === undefined || isName || phrase.words.length > end - at ? undefined : phrase;
    const last = tokens[end - 1] ?? token;
    const gap = gapBits(text, previousEnd, token.start);
    units.push({
      start: at,
      end,
      norm: token.norm,
      classes: own?.classes ?? 0,
      gap: token.sentence === previousSentence ? gap : gap | STOP,
      sentence: token.sentence,
      mentions: covering?.mentions ?? NO_MENTIONS,
      action: covering?.action,
      trigger: own?.trigger,
      possessive: isPossessive(text, last),
      capital: text.charAt(token.start) !== text.charAt(token.start).toLowerCase(),
      prefix: prefixAt(token, covering, clitics) ?? (own === undefined ? '' : (word?.prefix ?? '')),
    });
    previousEnd = last.end;
    previousSentence = token.sentence;
    at = end;
  }
  return units;
}

export const isMention = (unit: Unit | undefined): boolean => unit !== undefined && unit.mentions.length > 0;
export const has = (unit: Unit | undefined, classes: number): boolean =>
  unit !== undefined && (unit.classes & classes) !== 0;
export const gapHas = (unit: Unit | undefined, bits: number): boolean =>
  unit !== undefined && (unit.gap & bits) !== 0;
/** Known only as a place: what happens there may happen to it, but it never acts. */
export const isPlaceOnly = (unit: Unit): boolean =>
  unit.mentions.every(({ entry }) => entry.startsWith('places.'));
export const isSite = (unit: Unit): boolean => unit.mentions.some(({ entry }) => entry.startsWith('sites.'));
/** Names somebody who can act, not only a place. */
export const isNamedActor = (unit: Unit | undefined): boolean =>
  unit !== undefined && isMention(unit) && !isPlaceOnly(unit);

/** Longest stretch read as one sentence, in units; text without full stops must not cost more than its length. */
const LONGEST_SENTENCE = 80;

/** A sentence in pieces that the rules can afford. */
export function* inPieces(sentence: readonly Unit[]): Generator<readonly Unit[]> {
  for (let start = 0; start < sentence.length; start += LONGEST_SENTENCE) {
    yield sentence.length <= LONGEST_SENTENCE ? sentence : sentence.slice(start, start + LONGEST_SENTENCE);
  }
}
