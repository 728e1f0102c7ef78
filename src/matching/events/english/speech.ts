import { wordSet } from '../lexicon.ts';
import {
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  gapHas,
  HYPHEN,
  has,
  isMention,
  isPlaceOnly,
  SEMICOLON,
  STOP,
  type Unit,
} from '../unit.ts';
import * as W from '../word-class.ts';
import {
  COMPOUND_BEFORE,
  DISMISSED,
  IDIOM_AFTER,
  IDIOM_AGENT,
  IDIOM_BEFORE,
  NOUN_AFTER_EVENT,
  NOUN_OR_VERB,
  TAKES_NOUN_AFTER_TO,
  VOID_BEFORE,
  WEAPON_AFTER_EVENT,
} from './lexicon.ts';

/**
 * What an action form is at its place. `modifier` is a participle before its noun ("the slain commander"), `thing` a form
 * that is a noun here but names no event ("Falcon targets"), `idiom` no act at all ("strike a deal").
 */
export type Speech = 'none' | 'active' | 'passive' | 'ing' | 'noun' | 'modifier' | 'thing' | 'idiom';

export const HARD_GAP: number = COLON | SEMICOLON | DASH | STOP;
const ANY_GAP: number = HARD_GAP | COMMA | CLOSE_BRACKET;
const VERBS_AROUND: number =
  W.SAY | W.CLAIM | W.BLAME | W.LIGHT | W.BE | W.HAVE | W.MODAL | W.OTHER_VERB | W.CASUALTY | W.EXCHANGE;

/** Forms the word can have that are verbs and nothing else: "kills", "stormed". */
function isPlainVerb(unit: Unit): boolean {
  const action = unit.action;
  if (action === undefined || (NOUN_OR_VERB.has(unit.norm) && unit.end - unit.start === 1)) return false;
  return !action.forms.includes('noun') && !action.forms.includes('object-noun');
}

/** A noun phrase begins here: something that can be an object. */
function startsNounPhrase(unit: Unit | undefined): boolean {
  if (unit === undefined) return false;
  if (isMention(unit)) return true;
  if (has(unit, W.DETERMINER | W.NUMBER | W.ADJECTIVE | W.INSTRUMENT | W.PEOPLE | W.PROPERTY)) return true;
  if (unit.action !== undefined) return false;
  if (has(unit, W.PRONOUN)) return true;
  return (
    !has(unit, W.PREPOSITION | W.BREAK | W.AND | W.RELATIVE | VERBS_AROUND) && /\p{L}|\d/u.test(unit.norm)
  );
}

const isNumeral = (unit: Unit | undefined): boolean =>
  unit !== undefined && !isMention(unit) && (has(unit, W.NUMBER) || /^\d/.test(unit.norm));

/** The word before makes a noun of this one: determiner, possessor, number, adjective, preposition. */
function nounByLeft(previous: Unit | undefined, unit: Unit, before: Unit | undefined): boolean {
  if (previous === undefined || gapHas(unit, ANY_GAP)) return false;
  if ((previous.possessive && !has(previous, W.PRONOUN)) || isNumeral(previous)) return true;
  if (isMention(previous)) return gapHas(unit, HYPHEN);
  if (previous.norm === 'to') return isNounAfterTo(unit, before);
  if (has(previous, W.BREAK)) return true;
  return has(previous, W.DETERMINER | W.ADJECTIVE | W.PREPOSITION) && !has(previous, W.RELATIVE);
}

/** After "to" stands the bare verb, unless the word before takes "to" with a noun ("response to attack"). */
function isNounAfterTo(unit: Unit, before: Unit | undefined): boolean {
  if (before !== undefined && TAKES_NOUN_AFTER_TO.has(before.norm)) return true;
  const isThirdPerson = unit.action !== undefined && unit.norm.endsWith('s') && !unit.norm.endsWith('ss');
  return isThirdPerson;
}

/** "Drone strikes base" and "rockets hit base" agree in number as subject and verb do. */
function agreesAsSubject(subject: Unit, verb: Unit): boolean {
  if (subject.norm === 'aircraft') return true;
  const plural = subject.norm.endsWith('s') && subject.norm !== 'series';
  const thirdPerson = verb.norm.endsWith('s') && !verb.norm.endsWith('ss');
  return plural !== thirdPerson;
}

function isTargetPreposition(unit: Unit, next: Unit | undefined): boolean {
  return next !== undefined && (unit.action?.targetPrepositions ?? []).includes(next.norm);
}

/** Decides a form that can be a noun or a present verb ("strikes"). */
function nounOrVerb(units: readonly Unit[], at: number): Speech {
  const unit = units[at];
  if (unit === undefined) return 'none';
  const previous = units[at - 1];
  const next = gapHas(units[at + 1], ANY_GAP) ? undefined : units[at + 1];
  if (nounByLeft(previous, unit, units[at - 2])) return 'noun';
  if (
    previous !== undefined &&
    !gapHas(unit, ANY_GAP) &&
    (previous.norm === 'to' || has(previous, W.MODAL))
  ) {
    return 'active';
  }
  if (unit.action?.mutual === true && (next === undefined || has(next, W.WITH | W.PREPOSITION | W.BREAK))) {
    return mutualSpeech(previous, unit);
  }
  if (next === undefined || has(next, W.BREAK) || isIn(NOUN_AFTER_EVENT, next)) return 'noun';
  if (has(next, W.PREPOSITION)) {
    const isVerb = isTargetPreposition(unit, next) && isMention(previous) && !has(next, W.AGENT_MARKER);
    return isVerb && !(unit.action?.forms.includes('noun') ?? false) ? 'active' : 'noun';
  }
  if (has(next, W.AND)) return isJoinedVerb(units, at + 2) ? 'active' : 'noun';
  if (
    isPlainVerb(next) ||
    (next.action === undefined && !isMention(next) && has(next, VERBS_AROUND) && !has(next, W.DETERMINER))
  ) {
    return 'noun';
  }
  if (has(next, W.RELATIVE)) return 'noun';
  if (next.classes === 0 && next.action === undefined && !isMention(next) && next.norm.endsWith('ed'))
    return 'noun';
  return verbByNeighbours(units, at, next);
}

/** "targets and damages B": the word behind "and" is a verb, so this one is. */
function isJoinedVerb(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || isMention(unit)) return false;
  if (unit.action !== undefined) return isPlainVerb(unit);
  return has(unit, W.OTHER_VERB) && unit.norm.endsWith('s') && startsNounPhrase(units[at + 1]);
}

/** "Army and Falcon clash in town" is a verb, "Falcon clash" after nothing a noun. */
function mutualSpeech(previous: Unit | undefined, unit: Unit): Speech {
  if (previous === undefined || gapHas(unit, HARD_GAP)) return 'noun';
  return isMention(previous) || has(previous, W.PEOPLE) ? 'active' : 'noun';
}

function verbByNeighbours(units: readonly Unit[], at: number, next: Unit): Speech {
  const unit = units[at];
  const previous = units[at - 1];
  if (unit === undefined || !startsNounPhrase(next)) return 'noun';
  if (previous !== undefined && isMention(previous) && isPlaceOnly(previous) && has(next, W.DETERMINER))
    return 'noun';
  const opensClause = previous === undefined || gapHas(unit, ANY_GAP) || has(previous, W.AND | W.SAY);
  if (opensClause) return at === 0 ? 'noun' : 'active';
  if (has(previous, W.INSTRUMENT) && !isMention(previous)) {
    return agreesAsSubject(previous, unit) && !has(next, W.PREPOSITION) ? 'active' : 'noun';
  }
  return 'active';
}

/** Nearest word to the left that is no auxiliary's adverb, inside the clause. */
function auxiliaryBefore(units: readonly Unit[], at: number): Unit | undefined {
  let position = at - 1;
  while (position >= 0 && has(units[position], W.NEGATION) && !has(units[position], W.MODAL | W.BE | W.HAVE))
    position -= 1;
  return gapHas(units[position + 1], HARD_GAP) ? undefined : units[position];
}

/** "killed or captured 25": a second verb with the object that both share. */
export function isSecondVerb(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || isMention(unit)) return false;
  const isPast =
    unit.action?.forms.includes('past') ??
    (unit.norm.endsWith('ed') || (has(unit, W.OTHER_VERB) && unit.norm.endsWith('s')));
  return isPast && startsNounPhrase(units[at + 1]) && !gapHas(units[at + 1], ANY_GAP);
}

/** Particles that end a verb of several words without being its object. */
const PARTICLES = wordSet('down, up, off, out, over, on, at, in, into, back, away');

function hasObjectInside(unit: Unit): boolean {
  const words = unit.action?.lemma.split(' ') ?? [];
  return words.length > 1 && !PARTICLES.has(words.at(-1) ?? '');
}

const isCount = (unit: Unit | undefined): boolean =>
  unit !== undefined && !isMention(unit) && (has(unit, W.NUMBER) || /^\d/.test(unit.norm));

/** "attacked to B", "attacked to the base of B": an object as translators write it, and not "shot to death". */
function isTranslatedObject(units: readonly Unit[], at: number): boolean {
  if (units[at]?.norm !== 'to' || gapHas(units[at + 1], ANY_GAP)) return false;
  const object =
    has(units[at + 1], W.DETERMINER) && !isMention(units[at + 1]) ? units[at + 2] : units[at + 1];
  return isMention(object) || (object !== units[at + 1] && has(object, W.PROPERTY | W.PEOPLE));
}

/** A past or participle form: passive without "was" when no object follows (EVENTS section 2.2). */
function pastSpeech(units: readonly Unit[], at: number): Speech {
  const unit = units[at];
  if (unit === undefined) return 'none';
  const forms = unit.action?.forms ?? [];
  const auxiliary = auxiliaryBefore(units, at);
  if (has(auxiliary, W.BE)) return 'passive';
  if (has(auxiliary, W.HAVE))
    return forms.includes('participle') || forms.includes('past') ? 'active' : 'noun';
  const next = gapHas(units[at + 1], ANY_GAP) ? undefined : units[at + 1];
  // "troops attacked 23 times".
  if (units[at + 2]?.norm === 'times' && isCount(next) && forms.includes('participle')) return 'passive';
  const followsNothing = next === undefined || has(next, W.PREPOSITION | W.BREAK | W.AND | W.AGENT_MARKER);
  // "fired rockets in" has its object inside, "shot down in" has not.
  if (followsNothing && hasObjectInside(unit) && !has(next, W.AGENT_MARKER)) return 'active';
  // "killed or captured 25": the object follows the second verb.
  const second = has(next, W.AND) ? at + 2 : gapHas(units[at + 1], COMMA) ? at + 1 : undefined;
  if (second !== undefined && isSecondVerb(units, second)) return 'active';
  if (followsNothing) {
    if (!forms.includes('participle') || isTranslatedObject(units, at + 1)) return 'active';
    return isTargetPreposition(unit, next) && !has(next, W.AGENT_MARKER) ? 'active' : 'passive';
  }
  if (!startsNounPhrase(next)) return forms.includes('participle') ? 'passive' : 'active';
  const previous = units[at - 1];
  if (previous === undefined) return 'modifier';
  const before = gapHas(unit, HARD_GAP) ? undefined : previous;
  if (
    before !== undefined &&
    !gapHas(unit, COMMA) &&
    has(before, W.DETERMINER | W.PREPOSITION | W.ADJECTIVE) &&
    !isMention(before)
  ) {
    return has(before, W.NUMBER) ? 'active' : 'modifier';
  }
  return 'active';
}

/** "shelling" and "bombing": noun when it is led or followed as nouns are. */
function ingSpeech(units: readonly Unit[], at: number): Speech {
  const unit = units[at];
  if (unit === undefined) return 'none';
  const forms = unit.action?.forms ?? [];
  if (!forms.includes('noun') && !forms.includes('object-noun')) return 'ing';
  const previous = units[at - 1];
  const next = gapHas(units[at + 1], ANY_GAP) ? undefined : units[at + 1];
  if (next === undefined) return 'noun';
  if (has(next, W.PREPOSITION | W.AGENT_MARKER | W.BREAK | W.AND) || isPlainVerb(next)) return 'noun';
  if (has(next, W.DETERMINER | W.NUMBER) && !has(previous, W.DETERMINER)) return 'ing';
  if (previous !== undefined && !gapHas(unit, ANY_GAP)) {
    if (
      (previous.possessive && !has(previous, W.PRONOUN)) ||
      has(previous, W.DETERMINER | W.ADJECTIVE | W.INSTRUMENT | W.NUMBER)
    )
      return 'noun';
    if (isMention(previous) && !startsNounPhrase(next)) return 'noun';
  }
  return startsNounPhrase(next) ? 'ing' : 'noun';
}

/** "A shot in the arm". */
const ARM = wordSet('arm');

const isIn = (words: ReadonlySet<string>, unit: Unit | undefined): boolean =>
  unit !== undefined && !isMention(unit) && words.has(unit.norm);

/** "Storm hits camp": the weather, before what it does. */
const isWeather = (unit: Unit, next: Unit | undefined): boolean =>
  /^storms?$/.test(unit.norm) &&
  next?.action !== undefined &&
  /^(?:hits?|strikes?|struck|kill(?:s|ed)?)$/.test(next.norm);

/** "fires up the crowd", and not "fires up to 20 rockets". */
const isFiringUp = (unit: Unit, next: Unit | undefined, behind: Unit | undefined): boolean =>
  /^fire[sd]?$/.test(unit.norm) && next?.norm === 'up' && behind?.norm !== 'to' && !isNumeral(behind);

/** Strikes that are no attacks: deals, labour disputes, weather, being "hit by sanctions". */
function isIdiom(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined) return false;
  const next = units[at + 1];
  const before = units[at - 1]?.norm ?? '';
  if (gapHas(unit, HYPHEN) && (VOID_BEFORE.has(before) || COMPOUND_BEFORE.has(before))) return true;
  if (before === 'cease' && unit.norm === 'fire') return true;
  if (!gapHas(next, ANY_GAP)) {
    if (isWeather(unit, next) || isFiringUp(unit, next, units[at + 2])) return true;
    if (
      isIn(WEAPON_AFTER_EVENT, next) &&
      (unit.norm === 'attack' || unit.norm === 'strike' || unit.norm === 'assault')
    )
      return true;
    let behind = at + 1;
    while (has(units[behind], W.DETERMINER | W.ADJECTIVE) && !isMention(units[behind]) && behind < at + 4)
      behind += 1;
    const object = units[behind];
    if (isIn(IDIOM_AFTER, object) && !gapHas(object, ANY_GAP)) return true;
    if (/^fire[sd]?$/.test(unit.norm) && isIn(DISMISSED, object) && !gapHas(object, ANY_GAP)) return true;
    if (
      unit.norm === 'shot' &&
      next?.norm === 'in' &&
      isIn(ARM, units[at + (units[at + 2]?.norm === 'the' ? 3 : 2)])
    )
      return true;
    if (has(next, W.AGENT_MARKER | W.WITH) && isIn(IDIOM_AGENT, units[at + 2])) return true;
  }
  if (gapHas(unit, ANY_GAP)) return false;
  return isIn(IDIOM_BEFORE, units[at - 1]) && !units[at - 1]?.possessive;
}

/** What the action form at `at` is: decided by its neighbours (EVENTS section 2.2). */
export function speechOf(units: readonly Unit[], at: number): Speech {
  const unit = units[at];
  const forms = unit?.action?.forms;
  if (unit === undefined || forms === undefined) return 'none';
  if (isIdiom(units, at)) return 'idiom';
  const isNoun = forms.includes('noun') || forms.includes('object-noun');
  const isPast = forms.includes('past') || forms.includes('participle');
  const isPresent = forms.includes('finite');
  if (forms.includes('ing')) return ingSpeech(units, at);
  if (isNoun && !isPast && !isPresent) return 'noun';
  let speech: Speech;
  if (isPast && !isPresent)
    speech = isNoun && nounByLeft(units[at - 1], unit, units[at - 2]) ? 'noun' : pastSpeech(units, at);
  else if (isPlainVerb(unit)) speech = 'active';
  else if (isPast) speech = allFormsSpeech(units, at);
  else speech = nounOrVerb(units, at);
  return speech === 'noun' && !isNoun ? 'thing' : speech;
}

/** "hit" is present, past, participle and noun at once. */
function allFormsSpeech(units: readonly Unit[], at: number): Speech {
  const unit = units[at];
  if (unit === undefined) return 'none';
  const previous = units[at - 1];
  if (previous !== undefined && !gapHas(unit, ANY_GAP)) {
    if (previous.norm === 'to' || has(previous, W.MODAL)) return 'active';
    if (previous.norm === 'a' || (has(previous, W.ADJECTIVE) && !has(previous, W.INSTRUMENT))) return 'noun';
  }
  return pastSpeech(units, at) === 'modifier' ? 'active' : pastSpeech(units, at);
}

/** Whether a word of a verb class is a verb here and not a noun ("claims" in "the claims"). */
export function isVerbHere(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || isMention(unit)) return false;
  if (unit.action !== undefined && unit.end - unit.start === 1) return false;
  const previous = units[at - 1];
  if (previous === undefined || gapHas(unit, HARD_GAP)) return false;
  if (gapHas(unit, COMMA)) return true;
  if (previous.possessive && !gapHas(unit, COMMA)) return false;
  if (previous.norm === 'to') return true;
  return (
    !has(previous, W.DETERMINER | W.ADJECTIVE | W.PREPOSITION | W.BREAK) ||
    has(previous, W.RELATIVE | W.PRONOUN | W.PEOPLE)
  );
}
