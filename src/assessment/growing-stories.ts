import type { HitId, HitRecord, IndicatorId } from '../evidence/index.ts';
import type { Likeness } from './likeness.ts';
import { CommonKeys, dimmed, touching } from './likeness.ts';
import type { Member } from './sameness.ts';
import type { Draft } from './shelf.ts';
import { Shelf } from './shelf.ts';
import { byTime, counts, distinct, memberOf, newestFirst, type Story, storyOf } from './stories.ts';

/**
 * The stories of one indicator whose evidence only grows: the same as `storiesOf` gives, without hits that decide nothing. A hit that
 * comes last is put to the stories at hand; everything is grouped anew only when an older one comes or goes, or when other words
 * have become common. Texts that this leaves as they were are not compared again.
 */
export class GrowingStories {
  private readonly indicator: IndicatorId;
  /** What was given last, and of it the ids and the members that were placed. */
  private given: readonly HitRecord[] = [];
  private ids = new Set<HitId>();
  private members: Member[] = [];
  private common: ReadonlySet<string> = new Set();
  private keys = new CommonKeys();
  private shelf = new Shelf();
  private made = new Map<Draft, { members: number; story: Story | undefined }>();
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
    const common = this.keys.common();
    if (sameSet(common, this.common)) this.place(fresh);
    else this.regroup(common);
    return this.shelf.drafts.flatMap((draft) => this.storyOf(draft) ?? []).sort(newestFirst);
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
    if (!this.members.every(({ hit }, at) => members[at]?.hit === hit)) this.forget();
    this.ids = new Set(kept.map(({ id }) => id));
    return members.slice(this.members.length);
  }

  private forget(): void {
    this.keys = new CommonKeys();
    this.members = [];
    this.regroup(new Set());
  }

  private regroup(common: ReadonlySet<string>): void {
    this.shelf = new Shelf();
    this.made = new Map();
    this.common = common;
    this.place(this.members);
  }

  private place(members: readonly Member[]): void {
    for (const member of members) this.shelf.append(this.dimmed(member));
  }

  /** The same object as before, as long as the same common words bear on it: what was found out about it holds. */
  private dimmed(member: Member): Member {
    const bearing = touching(member.likeness, this.common);
    const common = bearing.join('\n');
    const known = this.faded.get(member.hit);
    if (known !== undefined && known.common === common) return known.member;
    const likeness: Likeness = dimmed(member.likeness, new Set(bearing));
    const faded = { ...member, likeness, serial: this.serial++ };
    this.faded.set(member.hit, { common, member: faded });
    return faded;
  }

  private storyOf(draft: Draft): Story | undefined {
    const known = this.made.get(draft);
    if (known !== undefined && known.members === draft.members.length) return known.story;
    const story = storyOf(this.indicator, draft);
    this.made.set(draft, { members: draft.members.length, story });
    return story;
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (a.size !== b.size) return false;
  for (const key of a) if (!b.has(key)) return false;
  return true;
};
