import type { HitId, HitRecord, IndicatorId } from '../evidence/index.ts';
import { CommonKeys, dimmed, touching } from './common-keys.ts';
import { type Grouping, newGrouping, outlive } from './grouping.ts';
import type { Likeness } from './likeness.ts';
import type { Member } from './sameness.ts';
import type { Draft } from './shelf.ts';
import { byTime, counts, memberOf, newestFirst, precedes, type Story, storyOf } from './stories.ts';

/** Groupings kept: which words are common often goes to and fro with every few hits. */
const KEPT = 4;

interface Counted extends Member {
  /** As it was last placed, with the common words that bear on it. */
  faded?: { common: string; member: Member };
}

/**
 * The stories of one indicator whose evidence comes and goes by time: the same as `storiesOf` gives, without hits that decide nothing. A
 * hit that comes last is put to the stories at hand, and when the oldest leave only what they bore on is placed anew. Everything is
 * grouped anew when an older one comes in between, or when words have become common that were not so lately. Texts that this leaves as
 * they were are not compared again.
 */
export class GrowingStories {
  private readonly indicator: IndicatorId;
  /** What was given last, if it was in order of time, and of repeated hits the first the one that is kept. */
  private given: readonly HitRecord[] | undefined = [];
  /** The record kept under each id, and how often it was repeated. */
  private kept = new Map<HitId, { hit: HitRecord; again: number }>();
  /** Those of the kept that count, oldest first. */
  private members: Counted[] = [];
  /** Members that have left so far. */
  private gone = 0;
  private keys = new CommonKeys();
  /** By their common words, the one used last at the end. */
  private groupings = new Map<string, Grouping>();
  private serial = 0;

  constructor(indicator: IndicatorId) {
    this.indicator = indicator;
  }

  /** @param hits of this indicator only, as records that stay the same from call to call. */
  of(hits: readonly HitRecord[]): Story[] {
    if (!this.goesOn(hits)) this.beginWith(hits);
    const grouping = this.groupingBy(this.keys.common());
    outlive(grouping, this.gone, this.members, (member) => this.dimmed(member, grouping.common));
    return this.told(grouping);
  }

  /** The stories of the drafts, newest first; those of drafts that nothing came to stay where they are. */
  private told(grouping: Grouping): Story[] {
    const { touched, shelf, made } = grouping;
    if (grouping.stories === undefined) {
      const drafts = shelf.drafts.toReversed();
      grouping.stories = drafts.flatMap((draft) => this.storyOf(draft, made) ?? []).sort(newestFirst);
    } else {
      for (const draft of touched) this.retell(draft, grouping.stories, made);
    }
    touched.clear();
    return [...grouping.stories];
  }

  /** A story keeps its first report, and with it its place. */
  private retell(draft: Draft, stories: Story[], made: Grouping['made']): void {
    const before = made.get(draft)?.story;
    const story = this.storyOf(draft, made);
    if (story === undefined) return;
    const known = before === undefined ? -1 : stories.indexOf(before);
    if (known >= 0) {
      stories[known] = story;
      return;
    }
    let [low, high] = [0, stories.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = stories[middle];
      if (other !== undefined && newestFirst(other, story) < 0) low = middle + 1;
      else high = middle;
    }
    stories.splice(low, 0, story);
  }

  /** Takes the hits if they are those of the last call without some of the oldest, and newer ones behind them. */
  private goesOn(hits: readonly HitRecord[]): boolean {
    const { given } = this;
    const left = given === undefined ? undefined : leftBehind(given, hits);
    if (given === undefined || left === undefined) return false;
    const leaving = given.slice(0, left);
    if (leaving.some((hit) => this.isRepeated(hit))) return false;
    this.leave(leaving);
    const fresh = this.appended(hits.slice(given.length - left));
    if (fresh === undefined) return false;
    for (const member of fresh) this.count(member);
    this.given = [...hits];
    return true;
  }

  /** A repetition takes the place of the one that leaves. */
  private isRepeated(hit: HitRecord): boolean {
    const kept = this.kept.get(hit.id);
    return kept?.hit === hit && kept.again > 0;
  }

  /** The members among what was put behind the hits of the last call; undefined when any of it is older. */
  private appended(hits: readonly HitRecord[]): Member[] | undefined {
    const fresh: Member[] = [];
    let last = this.members.at(-1);
    for (const hit of hits) {
      const kept = this.kept.get(hit.id);
      if (kept !== undefined) {
        if (precedes(hit, kept.hit)) return undefined;
        kept.again += 1;
        continue;
      }
      this.kept.set(hit.id, { hit, again: 0 });
      if (!counts(hit)) continue;
      const member = memberOf(hit);
      if (last !== undefined && byTime(last, member) > 0) return undefined;
      fresh.push(member);
      last = member;
    }
    return fresh;
  }

  /** Forgets the oldest hits of the last call. */
  private leave(hits: readonly HitRecord[]): void {
    let left = 0;
    for (const hit of hits) {
      const kept = this.kept.get(hit.id);
      if (kept !== undefined && kept.hit !== hit) kept.again -= 1;
      else this.kept.delete(hit.id);
      const member = this.members[left];
      if (member?.hit !== hit) continue;
      this.keys.remove(member.likeness);
      left += 1;
    }
    this.members.splice(0, left);
    this.gone += left;
  }

  private count(member: Member): void {
    this.members.push(member);
    this.keys.add(member.likeness);
  }

  /** Any other change: everything is grouped anew; what was found out about a hit's text is kept. */
  private beginWith(hits: readonly HitRecord[]): void {
    this.kept = new Map();
    let ordered = true;
    for (const hit of hits) {
      const kept = this.kept.get(hit.id);
      if (kept === undefined) {
        this.kept.set(hit.id, { hit, again: 0 });
        continue;
      }
      kept.again += 1;
      if (!precedes(hit, kept.hit)) continue;
      kept.hit = hit;
      ordered = false;
    }
    const before = new Map(this.members.map((member) => [member.hit, member]));
    this.members = [];
    this.keys = new CommonKeys();
    this.groupings = new Map();
    const counting = [...this.kept.values()].map(({ hit }) => hit).filter(counts);
    for (const member of counting.map((hit) => before.get(hit) ?? memberOf(hit)).sort(byTime))
      this.count(member);
    ordered &&= this.members.every(({ hit }, at) => counting[at] === hit);
    this.given = ordered ? [...hits] : undefined;
  }

  private groupingBy(common: ReadonlySet<string>): Grouping {
    const key = [...common].sort().join('\n');
    const grouping = this.groupings.get(key) ?? newGrouping(common, this.gone);
    this.groupings.delete(key);
    this.groupings.set(key, grouping);
    const [oldest] = this.groupings.keys();
    if (this.groupings.size > KEPT && oldest !== undefined) this.groupings.delete(oldest);
    return grouping;
  }

  /** The same object as before, as long as the same common words bear on it: what was found out about it holds. */
  private dimmed(member: Counted, words: ReadonlySet<string>): Member {
    const bearing = touching(member.likeness, words);
    const common = bearing.join('\n');
    if (member.faded?.common === common) return member.faded.member;
    const likeness: Likeness = dimmed(member.likeness, new Set(bearing));
    const { hit, at } = member;
    const faded: Member = { hit, at, likeness, serial: this.serial++, keys: undefined, met: new Map() };
    member.faded = { common, member: faded };
    return faded;
  }

  private storyOf(draft: Draft, made: Grouping['made']): Story | undefined {
    const known = made.get(draft);
    if (known !== undefined && known.members === draft.members.length) return known.story;
    const story = storyOf(this.indicator, draft);
    made.set(draft, { members: draft.members.length, story });
    return story;
  }
}

/** How many of the oldest are no longer among the hits, if these begin with all the others; undefined when they do not. */
function leftBehind(given: readonly HitRecord[], hits: readonly HitRecord[]): number | undefined {
  const [first] = hits;
  const left = first === undefined || given.length === 0 ? given.length : given.indexOf(first);
  if (left < 0 || given.length - left > hits.length) return undefined;
  for (let at = left; at < given.length; at++) if (given[at] !== hits[at - left]) return undefined;
  return left;
}
