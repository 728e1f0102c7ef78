import type { HitRecord, IndicatorId } from '../evidence/index.ts';
import type { Likeness } from './likeness.ts';
import { CommonKeys, dimmed } from './likeness.ts';
import type { Member } from './sameness.ts';
import type { Draft } from './shelf.ts';
import { Shelf } from './shelf.ts';
import { byTime, counts, distinct, memberOf, newestFirst, type Story, storyOf } from './stories.ts';

/**
 * The stories of one indicator whose evidence only grows: the same as `storiesOf` gives, without hits that decide nothing. A hit that
 * comes last is put to the stories at hand; everything is grouped anew only when an older one comes or goes, or when other words
 * have become common.
 */
export class GrowingStories {
  private readonly indicator: IndicatorId;
  private placed: HitRecord[] = [];
  private common: ReadonlySet<string> = new Set();
  private keys = new CommonKeys();
  private shelf = new Shelf();
  private made = new Map<Draft, { members: number; story: Story | undefined }>();

  constructor(indicator: IndicatorId) {
    this.indicator = indicator;
  }

  /** @param hits of this indicator only, as records that stay the same from call to call. */
  of(hits: readonly HitRecord[]): Story[] {
    const members = distinct(hits).filter(counts).map(memberOf).sort(byTime);
    if (!this.placed.every((hit, at) => members[at]?.hit === hit)) this.forget();
    const fresh = members.slice(this.placed.length);
    for (const { likeness } of fresh) this.keys.add(likeness);
    const common = this.keys.common();
    if (sameSet(common, this.common)) this.place(fresh);
    else this.regroup(members, common);
    return this.shelf.drafts.flatMap((draft) => this.storyOf(draft) ?? []).sort(newestFirst);
  }

  private forget(): void {
    this.keys = new CommonKeys();
    this.placed = [];
    this.regroup([], new Set());
  }

  private regroup(members: readonly Member[], common: ReadonlySet<string>): void {
    this.shelf = new Shelf();
    this.made = new Map();
    this.placed = [];
    this.common = common;
    this.place(members);
  }

  private place(members: readonly Member[]): void {
    for (const member of members) {
      this.shelf.append({ ...member, likeness: this.dimmed(member.likeness) });
      this.placed.push(member.hit);
    }
  }

  private dimmed(likeness: Likeness): Likeness {
    return dimmed(likeness, this.common);
  }

  private storyOf(draft: Draft): Story | undefined {
    const known = this.made.get(draft);
    if (known !== undefined && known.members === draft.members.length) return known.story;
    const story = storyOf(this.indicator, draft);
    this.made.set(draft, { members: draft.members.length, story });
    return story;
  }
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((key) => b.has(key));
