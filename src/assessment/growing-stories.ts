import type { HitId, HitRecord, IndicatorId } from '../evidence/index.ts';
import type { Likeness } from './likeness.ts';
import { CommonKeys, dimmed, touching } from './likeness.ts';
import type { Member } from './sameness.ts';
import type { Draft } from './shelf.ts';
import { Shelf } from './shelf.ts';
import { byTime, counts, distinct, memberOf, newestFirst, type Story, storyOf } from './stories.ts';

/** Groupings kept: which words are common often goes to and fro with every few hits. */
const KEPT = 4;

/** The members placed so far under one set of common words. */
interface Grouping {
  common: ReadonlySet<string>;
  placed: number;
  shelf: Shelf;
  made: Map<Draft, { members: number; story: Story | undefined }>;
}

/**
 * The stories of one indicator whose evidence only grows: the same as `storiesOf` gives, without hits that decide nothing. A hit that
 * comes last is put to the stories at hand; everything is grouped anew only when an older one comes or goes, or when words have become
 * common that were not so lately. Texts that this leaves as they were are not compared again.
 */
export class GrowingStories {
  private readonly indicator: IndicatorId;
  /** What was given last, and of it the ids and the members that were placed. */
  private given: readonly HitRecord[] = [];
  private ids = new Set<HitId>();
  private members: Member[] = [];
  private keys = new CommonKeys();
  /** By their common words, the one used last at the end. */
  private groupings = new Map<string, Grouping>();
  /** Members as they were last placed, with the common words that bear on them. */
  private faded = new WeakMap<HitRecord, { common: string; member: Member }>();
  private serial = 0;

  constructor(indicator: IndicatorId) {
    this.indicator = indicator;
  }

  /** @param hits of this indicator only, as records that stay the same from call to call. */
  of(hits: readonly HitRecord[]): Story[] {
    const fresh = this.appended(hits) ?? this.compared(hits);
    this.given = [...hits];
    for (const member of fresh) {
      this.ids.add(member.hit.id);
      this.members.push(member);
      this.keys.add(member.likeness);
    }
    const grouping = this.groupingBy(this.keys.common());
    for (; grouping.placed < this.members.length; grouping.placed++) this.place(grouping);
    return grouping.shelf.drafts.flatMap((draft) => this.storyOf(draft, grouping) ?? []).sort(newestFirst);
  }

  /** What was put behind the hits of the last call, if that is all that changed and none of it is known or older. */
  private appended(hits: readonly HitRecord[]): Member[] | undefined {
    if (hits.length < this.given.length || !this.given.every((hit, at) => hits[at] === hit)) return undefined;
    const fresh: Member[] = [];
    const ids = new Set<HitId>();
    let last = this.members.at(-1);
    for (let at = this.given.length; at < hits.length; at++) {
      const hit = hits[at];
      if (hit === undefined) continue;
      if (this.ids.has(hit.id) || ids.has(hit.id)) return undefined;
      ids.add(hit.id);
      if (!counts(hit)) continue;
      const member = memberOf(hit);
      if (last !== undefined && byTime(last, member) > 0) return undefined;
      fresh.push(member);
      last = member;
    }
    for (const id of ids) this.ids.add(id);
    return fresh;
  }

  /** Any other change: what was placed is kept as far as it is the beginning of what counts now. */
  private compared(hits: readonly HitRecord[]): Member[] {
    const kept = distinct(hits);
    const members = kept.filter(counts).map(memberOf).sort(byTime);
    if (!this.members.every(({ hit }, at) => members[at]?.hit === hit)) this.forget(members);
    this.ids = new Set(kept.map(({ id }) => id));
    return members.slice(this.members.length);
  }

  /** Begins anew; what was found out about members that stay is kept, and of no others. */
  private forget(staying: readonly Member[]): void {
    this.keys = new CommonKeys();
    this.members = [];
    this.groupings = new Map();
    const faded: typeof this.faded = new WeakMap();
    for (const { hit } of staying) {
      const known = this.faded.get(hit);
      if (known !== undefined) faded.set(hit, known);
    }
    this.faded = faded;
  }

  private groupingBy(common: ReadonlySet<string>): Grouping {
    const key = [...common].sort().join('\n');
    const known = this.groupings.get(key);
    this.groupings.delete(key);
    const grouping = known ?? { common, placed: 0, shelf: new Shelf(), made: new Map() };
    this.groupings.set(key, grouping);
    const [oldest] = this.groupings.keys();
    if (this.groupings.size > KEPT && oldest !== undefined) this.groupings.delete(oldest);
    return grouping;
  }

  private place({ common, placed, shelf }: Grouping): void {
    const member = this.members[placed];
    if (member !== undefined) shelf.append(this.dimmed(member, common));
  }

  /** The same object as before, as long as the same common words bear on it: what was found out about it holds. */
  private dimmed(member: Member, words: ReadonlySet<string>): Member {
    const bearing = touching(member.likeness, words);
    const common = bearing.join('\n');
    const known = this.faded.get(member.hit);
    if (known?.common === common) return known.member;
    const likeness: Likeness = dimmed(member.likeness, new Set(bearing));
    const faded = { ...member, likeness, serial: this.serial++ };
    this.faded.set(member.hit, { common, member: faded });
    return faded;
  }

  private storyOf(draft: Draft, { made }: Grouping): Story | undefined {
    const known = made.get(draft);
    if (known !== undefined && known.members === draft.members.length) return known.story;
    const story = storyOf(this.indicator, draft);
    made.set(draft, { members: draft.members.length, story });
    return story;
  }
}
