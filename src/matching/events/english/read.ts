import { Draft, toReading } from '../draft.ts';
import type { EventReading, RoleInput } from '../reading.ts';
import { buildUnits, isNamedActor } from '../unit.ts';
import { readActive, readModifier } from './active.ts';
import { readBlame } from './blame.ts';
import { readClaims } from './claim.ts';
import { isPair, readExchange, readMutual } from './clash.ts';
import { ENGLISH_LEXICON } from './lexicon.ts';
import { readHarm, readLight } from './light.ts';
import { linkDrafts } from './links.ts';
import { readMarks } from './marks.ts';
import { readNominal } from './nominal.ts';
import { isHoused, isWhere, voidReason } from './noun-phrase.ts';
import { readPassive } from './passive.ts';
import { dismissOtherSubjects, readSaid } from './said.ts';
import { prepareSentences, type Sentence } from './sentence.ts';

/** The rule family that reads an anchor of this part of speech; empty for words that are no act here. */
const FAMILY: Readonly<Record<Sentence['speech'][number], string>> = {
  none: '',
  idiom: '',
  thing: '',
  active: 'E1',
  ing: 'E1',
  passive: 'E3',
  modifier: 'E3',
  noun: 'E6',
};

function draftsOf(sentence: Sentence): Draft[] {
  const drafts: Draft[] = [];
  sentence.speech.forEach((speech, at) => {
    if (FAMILY[speech] !== '') drafts.push(new Draft(at, FAMILY[speech]));
  });
  return drafts;
}

function readOwnClause(sentence: Sentence, draft: Draft): void {
  const speech = sentence.speech[draft.anchor];
  const action = sentence.units[draft.anchor]?.action;
  if (action?.mutual === true && speech !== 'passive') readMutual(sentence, draft);
  else if (speech === 'active' || speech === 'ing') readActive(sentence, draft);
  else if (speech === 'passive') readPassive(sentence, draft);
  else if (speech === 'modifier') readModifier(sentence, draft);
  else readEventNoun(sentence, draft);
}

function readEventNoun(sentence: Sentence, draft: Draft): void {
  if (isPair(sentence, draft)) readMutual(sentence, draft);
  readExchange(sentence, draft);
  readNominal(sentence, draft);
}

/** Families in the order of what they are worth (EVENTS section 2.4): own clause, light verbs, links, blame, claims, speakers. */
function readSentence(sentence: Sentence, year: number | undefined): Draft[] {
  const drafts = draftsOf(sentence);
  for (const draft of drafts) readOwnClause(sentence, draft);
  readBlame(sentence, drafts);
  for (const draft of drafts) {
    if (sentence.speech[draft.anchor] !== 'noun') continue;
    readLight(sentence, draft);
    readHarm(sentence, draft);
  }
  linkDrafts(sentence, drafts);
  readClaims(sentence, drafts);
  linkDrafts(sentence, drafts);
  readSaid(sentence, drafts);
  dismissOtherSubjects(sentence, drafts);
  for (const draft of drafts) readMarks(sentence, draft, year);
  return drafts;
}

/** Why a name that no rule explains has no part in the act all the same. */
function standsBy({ units }: Sentence, at: number): string | undefined {
  if (isWhere(units, at)) return 'place of the act';
  return isHoused(units, at) ? 'housed where it happened' : undefined;
}

/** Named in the sentence, and no rule gives it a part or says it has none; another event that explains it settles it too. */
function unresolvedIn(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): Map<number, string> {
  const open = new Map<number, string>();
  sentence.units.forEach((unit, at) => {
    if (!isNamedActor(unit) || draft.roles.has(at) || draft.bystanders.has(at)) return;
    if (drafts.some((other) => other.roles.has(at) || other.bystanders.has(at))) return;
    const reason = voidReason(sentence.units, at) ?? standsBy(sentence, at);
    if (reason === undefined) open.set(at, `${draft.rule}: no rule links it to the act`);
    else draft.dismiss(at, reason);
  });
  return open;
}

/** Reads English: all events of a field, each with everybody's part and its marks. */
export function readEnglish(input: RoleInput): EventReading[] {
  const units = buildUnits(input, ENGLISH_LEXICON);
  const readings: EventReading[] = [];
  for (const sentence of prepareSentences(units, input.field === 'lead')) {
    const drafts = readSentence(sentence, input.year);
    for (const draft of drafts) {
      const reading = toReading(draft, sentence.units, unresolvedIn(sentence, draft, drafts));
      if (reading !== undefined) readings.push(reading);
    }
  }
  return readings;
}
