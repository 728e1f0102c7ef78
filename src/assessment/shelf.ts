import type { EpochMillis } from '../evidence/index.ts';
import { DAY } from '../evidence/index.ts';
import type { Member } from './sameness.ts';
import { REACH, type Sameness, sameness } from './sameness.ts';

/** How long after its first report a story goes on collecting others, by how they belong to it (ours). */
const STORY_SPAN = { happening: 2 * DAY, text: 4 * DAY, repost: Number.POSITIVE_INFINITY } as const;
/** Texts of a story that newcomers are compared with, and stories a newcomer is compared with. */
const MAX_FACES = 12;
const MAX_CANDIDATES = 16;
/** Comparisons remembered for one newcomer. */
const MOST_PAIRS = 200;
/** Shorter postings are not worth tidying. */
const SHORT = 16;
/** Words found in more open stories than this tell nothing. */
const COMMON = 200;

/** A story in the making. */
export interface Draft {
  first: EpochMillis;
  last: EpochMillis;
  members: Member[];
  /** Members with different texts. */
  faces: Member[];
  /** The newest member under each title. */
  titles: Map<string, Member>;
}

/** How a newcomer compared with numbered members before it. */
const pairs = new WeakMap<Member, Map<number, Sameness>>();

/** Numbered members come again when stories are grouped anew: they are compared once. */
function compared(face: Member, member: Member): Sameness {
  const { serial } = face;
  if (serial === undefined || member.serial === undefined) return sameness(face, member);
  let own = pairs.get(member);
  if (own === undefined) {
    own = new Map();
    pairs.set(member, own);
  }
  const known = own.get(serial);
  if (known !== undefined || own.has(serial)) return known;
  const same = sameness(face, member);
  if (own.size < MOST_PAIRS) own.set(serial, same);
  return same;
}

/** Open stories of one indicator, findable by the words that newcomers share with them. */
export class Shelf {
  readonly drafts: Draft[] = [];
  private postings = new Map<string, number[]>();
  /** Votes for each story, all zero between two newcomers. */
  private readonly votes: number[] = [];

  /** Members of one pass, oldest first. */
  add(members: readonly Member[]): void {
    this.postings = new Map();
    for (const [at, draft] of this.drafts.entries()) this.indexAll(draft, at);
    for (const member of members) this.place(member);
  }

  /** One member more of the pass, not older than the others. */
  append(member: Member): void {
    this.place(member);
  }

  private place(member: Member): void {
    const keys = keysOf(member);
    const home = this.best(member, keys);
    if (home === undefined) this.open(member, keys);
    else this.join(home, member, keys);
  }

  private open(member: Member, keys: readonly string[]): void {
    const titles = new Map([[member.likeness.key, member]]);
    this.drafts.push({ first: member.at, last: member.at, members: [member], faces: [member], titles });
    this.index(keys, this.drafts.length - 1);
  }

  private join(at: number, member: Member, keys: readonly string[]): void {
    const draft = this.drafts[at];
    if (draft === undefined) return;
    draft.members.push(member);
    draft.last = Math.max(draft.last, member.at);
    const known = draft.titles.has(member.likeness.key);
    draft.titles.set(member.likeness.key, member);
    if (known) return;
    const face = draft.faces.length < MAX_FACES;
    if (face) draft.faces.push(member);
    this.index(face ? keys : [titleKey(member)], at);
  }

  private indexAll(draft: Draft, at: number): void {
    for (const member of draft.titles.values()) this.index([titleKey(member)], at);
    for (const face of draft.faces) this.index(keysOf(face), at);
  }

  private index(keys: readonly string[], at: number): void {
    for (const key of keys) {
      const posting = this.postings.get(key);
      if (posting === undefined) this.postings.set(key, [at]);
      else if (posting.at(-1) !== at && !posting.includes(at)) posting.push(at);
    }
  }

  /** Stories that share a telling key or two words with the newcomer, of many the most promising. */
  private candidates(member: Member, keys: readonly string[]): number[] {
    const { votes } = this;
    const touched: number[] = [];
    for (const key of keys) {
      const weight = TELLING.get(key.charAt(0)) ?? 1;
      const posting = this.openOnes(key, member.at);
      if (posting.length > COMMON && weight === 1) continue;
      for (let i = Math.max(0, posting.length - COMMON); i < posting.length; i++) {
        const at = posting[i] ?? 0;
        const before = votes[at] ?? 0;
        if (before === 0) touched.push(at);
        votes[at] = before + weight;
      }
    }
    const promising = touched.filter((at) => (votes[at] ?? 0) > 1);
    if (promising.length > MAX_CANDIDATES)
      promising.sort((i, k) => (votes[k] ?? 0) - (votes[i] ?? 0) || i - k);
    for (const at of touched) votes[at] = 0;
    return promising.slice(0, MAX_CANDIDATES);
  }

  /** Long postings lose the stories past every reach: hits arrive in time order. */
  private openOnes(key: string, now: EpochMillis): number[] {
    const posting = this.postings.get(key);
    if (posting === undefined) return [];
    const expired = (at: number): boolean => now - (this.drafts[at]?.last ?? 0) > REACH.repost;
    const [oldest] = posting;
    if (posting.length <= SHORT || oldest === undefined || !expired(oldest)) return posting;
    const open = posting.filter((at) => !expired(at));
    this.postings.set(key, open);
    return open;
  }

  private best(member: Member, keys: readonly string[]): number | undefined {
    let best: { at: number; strength: number } | undefined;
    for (const at of this.candidates(member, keys).sort((a, b) => a - b)) {
      const strength = this.strength(at, member);
      if (strength !== undefined && (best === undefined || strength > best.strength)) best = { at, strength };
    }
    return best?.at;
  }

  private strength(at: number, member: Member): number | undefined {
    const draft = this.drafts[at];
    if (draft === undefined) return undefined;
    let best: number | undefined;
    const twin = draft.titles.get(member.likeness.key);
    for (const face of twin === undefined ? draft.faces : [...draft.faces, twin]) {
      const same = compared(face, member);
      if (same === undefined) continue;
      if (member.at - draft.first > STORY_SPAN[same.kind]) continue;
      best = Math.max(best ?? 0, same.strength);
    }
    return best;
  }
}

/** Shingles of a summary under which it is filed: the smallest hashes, which copies are likely to have in common. */
const SUMMARY_KEYS = 4;
/** Keys of which one alone makes a candidate, by first character: whole title, summary, roles, place, doer. */
const TELLING: ReadonlyMap<string, number> = new Map([
  ['=', 50],
  ['~', 20],
  ['>', 3],
  ['@', 3],
  ['&', 2],
]);

const titleKey = ({ likeness }: Member): string => `=${likeness.key}`;

/** A summary stays the same however often its hit is placed. */
const summaryKeys = new WeakMap<ReadonlySet<number>, readonly string[]>();

function summaryKeysOf(summary: ReadonlySet<number>): readonly string[] {
  const known = summaryKeys.get(summary);
  if (known !== undefined) return known;
  const smallest = [...summary].sort((a, b) => a - b).slice(0, SUMMARY_KEYS);
  const keys = smallest.map((hash) => `~${hash}`);
  summaryKeys.set(summary, keys);
  return keys;
}

/** Members stay the same while stories are grouped again and again. */
const memberKeys = new WeakMap<Member, readonly string[]>();

/** What a newcomer is looked up by. */
function keysOf(member: Member): readonly string[] {
  const known = memberKeys.get(member);
  if (known !== undefined) return known;
  const { likeness } = member;
  const keys = [titleKey(member), ...summaryKeysOf(likeness.summary), ...likeness.content.keys()];
  for (const place of likeness.places) keys.push(`@${place}`);
  if (likeness.roles !== undefined) keys.push(`>${likeness.roles}`);
  if (likeness.agent !== undefined) keys.push(`&${likeness.agent}`);
  memberKeys.set(member, keys);
  return keys;
}
