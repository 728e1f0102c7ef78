import { type Likeness, WEIGHT } from './likeness.ts';

/** From so many hits on, what more than this share of them have in common tells nothing about sameness. */
const ENOUGH_TO_JUDGE = 12;
const COMMON_SHARE = 0.2;
/** What is seen no oftener is never common. */
const LEAST_RECURRENCE = 2;
/** A doer may recur more often: a problem has few of them. */
const COMMON_DOER_SHARE = 0.5;

/** Words, places and roles that recur throughout the hits of an indicator. */
export function commonIn(likenesses: readonly Likeness[]): Set<string> {
  const keys = new CommonKeys();
  for (const likeness of likenesses) keys.add(likeness);
  return keys.common();
}

/** Counts what the hits of an indicator have in common, while they come; of hits with one title the last counts. */
export class CommonKeys {
  private hits = 0;
  private readonly titles = new Map<string, Likeness>();
  private readonly seen = new Map<string, number>();
  /** Keys seen so often that they can be common. */
  private readonly frequent = new Set<string>();

  add(likeness: Likeness): void {
    this.hits += 1;
    const before = this.titles.get(likeness.key);
    if (before !== undefined) for (const key of keysIn(before)) this.count(key, -1);
    this.titles.set(likeness.key, likeness);
    for (const key of keysIn(likeness)) this.count(key, 1);
  }

  /** Takes out the one that was added first of those still counted. */
  remove(likeness: Likeness): void {
    this.hits -= 1;
    if (this.titles.get(likeness.key) !== likeness) return;
    this.titles.delete(likeness.key);
    for (const key of keysIn(likeness)) this.count(key, -1);
  }

  private count(key: string, by: 1 | -1): void {
    const count = (this.seen.get(key) ?? 0) + by;
    if (count === 0) this.seen.delete(key);
    else this.seen.set(key, count);
    if (by > 0 && count === LEAST_RECURRENCE + 1) this.frequent.add(key);
    else if (by < 0 && count === LEAST_RECURRENCE) this.frequent.delete(key);
  }

  /** What recurs in more than its share of the titles; nothing as long as there are too few hits to judge. */
  common(): Set<string> {
    const common = new Set<string>();
    if (this.hits < ENOUGH_TO_JUDGE) return common;
    const words = Math.max(LEAST_RECURRENCE, COMMON_SHARE * this.titles.size);
    const doers = Math.max(LEAST_RECURRENCE, COMMON_DOER_SHARE * this.titles.size);
    for (const key of this.frequent)
      if ((this.seen.get(key) ?? 0) > (key.startsWith(DOER) ? doers : words)) common.add(key);
    return common;
  }
}

const DOER = 'doer ';

function keysIn({ content, places, roles, agent }: Likeness): string[] {
  const entries = [roles, agent === undefined ? undefined : DOER + agent].filter((key) => key !== undefined);
  return [...content.keys(), ...places, ...entries];
}

const without = (set: ReadonlySet<string>, common: ReadonlySet<string>): Set<string> =>
  new Set([...set].filter((key) => !common.has(key)));

/** Of what is common the keys that occur in this text, and so change how it is compared. */
export function touching(likeness: Likeness, common: ReadonlySet<string>): string[] {
  const { content, names, places, roles, agent } = likeness;
  const found: string[] = [];
  for (const key of common) {
    const word = content.has(key) || names.has(key) || places.has(key);
    if (word || key === roles || (agent !== undefined && key === DOER + agent)) found.push(key);
  }
  return found.sort();
}

/** The likeness with what is common weighing as little as the words that the indicator looks for. */
export function dimmed(likeness: Likeness, common: ReadonlySet<string>): Likeness {
  if (common.size === 0) return likeness;
  const content = new Map(
    [...likeness.content].map(([stem, weight]) => [stem, common.has(stem) ? WEIGHT.matched : weight]),
  );
  return {
    ...likeness,
    content,
    contentWeight: [...content.values()].reduce((a, b) => a + b, 0),
    tellingNames: without(likeness.names, common),
    places: without(likeness.places, common),
    roles: likeness.roles !== undefined && common.has(likeness.roles) ? undefined : likeness.roles,
    agent: likeness.agent !== undefined && common.has(DOER + likeness.agent) ? undefined : likeness.agent,
  };
}
