import type {
  AnalystLevel,
  EpochMillis,
  IsoInstant,
  Kind,
  Level,
  Millis,
  Reliability,
  Signal,
  Transition,
} from '../evidence/index.ts';
import { DAY, fromIso, HOUR, LEVEL_WORDS, MINUTE, SIGNALS } from '../evidence/index.ts';

/** What each signal means, as legend and hover text (METHOD section 4). */
export const SIGNAL_MEANINGS: Readonly<Record<Signal, string>> = {
  blind: 'nothing could have been seen: collection failed',
  quiet: 'we looked and saw nothing',
  reported: 'one newsroom reports it',
  corroborated: 'two or more independent newsrooms report it',
  surging: 'statistically more than its own past',
  overdue: 'expected, and not seen while we looked',
  fading: 'was lit; its evidence is ageing',
};

/** Words of the Admiralty code's letter (STANAG 2511). */
export const RELIABILITY_WORDS: Readonly<Record<Reliability, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

export const CREDIBILITY_WORDS: Readonly<Record<string, string>> = {
  '1': 'confirmed by independent sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
};

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  happening: 'is happening',
  'threat-or-precursor': 'threat or precursor',
  contrary: 'points the other way',
};

/** `4 Substantial`: number and word always stand together. */
export const levelWords = (level: Level): string => `${level} ${LEVEL_WORDS[level]}`;

/** An Admiralty grade such as `B2` in words. */
export function gradeWords(grade: string): string {
  const letter = grade.charAt(0);
  const source = isReliability(letter) ? RELIABILITY_WORDS[letter] : undefined;
  return [source, CREDIBILITY_WORDS[grade.charAt(1)]].filter((part) => part !== undefined).join(', ');
}

const isReliability = (letter: string): letter is Reliability => letter in RELIABILITY_WORDS;

/** What a transition's `was` or `is` is called: `4 Substantial`, `quiet`, or `not assessed` before the first. */
export function standing(value: Transition['was']): string {
  if (value === null) return 'not assessed';
  return typeof value === 'number' ? levelWords(value) : value;
}

/** A change in words, `reported → corroborated`; of a signal that was lit already and found more support, `corroborated, reinforced`. */
export const changeWords = (change: Pick<Transition, 'was' | 'is'>, arrow = '→'): string =>
  change.was === change.is
    ? `${standing(change.is)}, reinforced`
    : `${standing(change.was)} ${arrow} ${standing(change.is)}`;

/** True when the change is for the worse: a higher level, or a signal that says more is seen (or nothing can be). */
export function worsens(was: Transition['was'], is: Transition['is']): boolean {
  return weight(is) > weight(was);
}

const SIGNAL_WEIGHT: Readonly<Record<Signal, number>> = {
  quiet: 0,
  fading: 1,
  overdue: 2,
  blind: 2,
  reported: 3,
  corroborated: 4,
  surging: 5,
};
const weight = (value: Transition['was']): number =>
  value === null ? 0 : typeof value === 'number' ? value : SIGNAL_WEIGHT[value];

/** Signals in the order a reader wants them: what is lit, what is missing, what cannot be seen, what is calm. */
export const BY_CONCERN: readonly Signal[] = [...SIGNALS].sort(
  (one, other) => SIGNAL_WEIGHT[other] - SIGNAL_WEIGHT[one],
);

/** `Analyst's level 3 Moderate until ..., by night desk: ...`: beside the machine's, never in its place. */
export const analystWords = ({ level, owner, reason, until }: AnalystLevel): string =>
  `Analyst's level ${levelWords(level)} until ${utc(until)}, by ${owner}: ${reason}`;

/** `2026-01-23 06:00 UTC`; the text itself when it is no instant, so that a damaged date is seen and not hidden. */
export function utc(at: IsoInstant): string {
  const parsed = Date.parse(at);
  if (Number.isNaN(parsed)) return at;
  const text = new Date(parsed).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}

/** `just now`, `14 min ago`, `5 h ago`, `3 d ago`, or `in 2 h` for what lies ahead. */
export function ago(at: IsoInstant, now: EpochMillis): string {
  const past = now - fromIso(at);
  if (Math.abs(past) < MINUTE) return 'just now';
  return past > 0 ? `${span(past)} ago` : `in ${span(-past)}`;
}

/** A duration in its largest whole unit: `14 min`, `5 h`, `3 d`. */
export function span(time: Millis): string {
  if (time < HOUR) return `${Math.floor(time / MINUTE)} min`;
  if (time < 2 * DAY) return `${Math.floor(time / HOUR)} h`;
  return `${Math.floor(time / DAY)} d`;
}

/** `1 story`, `2 stories`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Changes of the problem's level before those of its indicators, each in the order given. */
export const levelFirst = <T extends Pick<Transition, 'subject'>>(transitions: readonly T[]): T[] => [
  ...transitions.filter(({ subject }) => subject === 'problem'),
  ...transitions.filter(({ subject }) => subject !== 'problem'),
];
