/**
 * Closed classes of words the rules look at, as bits, so that one word can have several and a test is one `&`.
 * Every language fills those it needs.
 */
export const DETERMINER = 1 << 0;
export const NUMBER = 1 << 1;
/** Stands between an actor and its event noun: "deadly", "fresh". */
export const ADJECTIVE = 1 << 2;
/** Weapon or manner: "rocket", "drone", "suicide". */
export const INSTRUMENT = 1 << 3;
/** People of an actor, who act and suffer for it: "fighters", "commander". */
export const PEOPLE = 1 << 4;
/** Property of an actor, which only suffers: "base", "headquarters". */
export const PROPERTY = 1 << 5;
export const PREPOSITION = 1 << 6;
/** Opens a clause of its own: "as", "while", "after". */
export const BREAK = 1 << 7;
/** What it introduces is older than the story: "after", "following", "over". */
export const PRIOR = 1 << 8;
export const SAY = 1 << 9;
export const CLAIM = 1 << 10;
export const BLAME = 1 << 11;
/** Verb that carries an event noun: "launch", "carry out". */
export const LIGHT = 1 << 12;
export const BE = 1 << 13;
export const HAVE = 1 << 14;
export const MODAL = 1 << 15;
export const PRONOUN = 1 << 16;
export const RELATIVE = 1 << 17;
export const AND = 1 << 18;
/** A verb that is no act of the vocabulary; its subject did that, and nothing else. */
export const OTHER_VERB = 1 << 19;
/** What happened to people or things in an event: "killed", "wounded", "damaged". */
export const CASUALTY = 1 << 20;
/** After an actor's name: these are not the actor ("supporters", "prisoners"). */
export const NOT_THE_ACTOR = 1 << 21;
/** Stands where the agent follows: "by", "at the hands of". */
export const AGENT_MARKER = 1 << 22;
/** Leads to the target of an event noun: "on", "against". */
export const TARGET_MARKER = 1 << 23;
/** Subject asks its object to act: "urges A to V". */
export const ASK = 1 << 24;
/** "exchange", "trade": with an event noun both sides take part. */
export const EXCHANGE = 1 << 25;
/** May be passed over: adverbs, "at least". */
export const SKIP = 1 << 26;
export const SUSPECTED = 1 << 27;
/** "with": what follows takes part, or is the means. */
export const WITH = 1 << 28;
export const FROM = 1 << 29;
export const NEGATION = 1 << 30;
