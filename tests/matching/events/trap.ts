/**
 * Classes of sentences that mislead a reader of roles. Each has pairs of sentences: one, and its mirror image, the same words
 * with the two names exchanged (class 1), in every language that has the construction.
 */
export const TRAPS: Readonly<Record<number, string>> = {
  1: 'mirror images',
  2: 'passives without "was"',
  3: 'words that are noun and verb',
  4: 'noun stacks',
  5: 'possessor, actor, noun',
  6: 'property and neighbourhood of an actor',
  7: 'claims',
  8: 'who says what about whom',
  9: 'blame',
  10: 'clashes',
  11: 'light verbs',
  12: 'coordination',
  13: 'metaphor and idiom',
  14: 'weather, labour and other namesakes of the act',
  15: 'actors that are named and take no part',
  16: 'two actors of one list',
  17: 'two events in one title',
  18: 'threat by, warning about, call on',
  19: 'pause and resumption',
  20: 'anniversary, trial, survivor',
  21: 'foiled, intercepted, repelled',
  22: 'denial, contrast, friendly fire',
  23: 'linked, backed, inspired',
  24: 'typography',
  25: 'what the writing of a language hides or fuses',
  26: 'business, sport and culture',
  27: 'translated English',
  28: 'questions',
};

/**
 * A sentence and what it expects: the roles as `roles` prints them; `mark: NAME`, somebody being agent of an act so marked; or
 * `silent`, nobody having a part in an act.
 */
export type TrapCase = readonly [text: string, expected: string];
export type TrapCases = Readonly<Record<number, readonly TrapCase[]>>;
