import type { EpochMillis } from '../evidence/index.ts';
import type { Member } from './sameness.ts';
import { REACH } from './sameness.ts';
import { type Draft, Shelf } from './shelf.ts';
import type { Story } from './stories.ts';

/** A stretch of members in the order of their time, grouped under one set of common words. */
export interface Grouping {
  readonly common: ReadonlySet<string>;
  /** How many members had left before the first that is placed here. */
  gone: number;
  /** The draft that each member came to, from the first that is placed. */
  homes: Draft[];
  shelf: Shelf;
  made: Map<Draft, { members: number; story: Story | undefined }>;
  /** The stories as they were told last, newest first; undefined when drafts have gone since. */
  stories: Story[] | undefined;
  /** Drafts that members have come to since. */
  touched: Set<Draft>;
}

export const newGrouping = (common: ReadonlySet<string>, gone: number): Grouping => ({
  common,
  gone,
  homes: [],
  shelf: new Shelf(),
  made: new Map(),
  stories: undefined,
  touched: new Set(),
});

/**
 * Brings a grouping up to `members`: those that left are taken out, those that came are placed.
 * @param gone how many have left before the first of `members`.
 * @param placed gives a member as it is placed under the grouping's common words.
 */
export function outlive<M extends Member>(
  grouping: Grouping,
  gone: number,
  members: readonly M[],
  placed: (member: M) => Member,
): void {
  const left = gone - grouping.gone;
  grouping.gone = gone;
  if (left >= grouping.homes.length) {
    grouping.stories = undefined;
    grouping.homes = [];
    grouping.shelf = new Shelf();
    grouping.made = new Map();
  } else if (left > 0) new Departure(grouping, left).replace(members, placed);
  for (let at = grouping.homes.length; at < members.length; at++) {
    const member = members[at];
    if (member === undefined) continue;
    const home = grouping.shelf.append(placed(member));
    grouping.homes.push(home);
    grouping.touched.add(home);
  }
}

/**
 * The oldest members leave. The others are placed anew from the first on, beside the drafts of before. A draft of before and one of now
 * are twins as long as the same members came to both. Where every draft without a twin lies past the reach of all members to come, these
 * find the twins of the drafts that they are in, in the same order, and nothing else: they stay where they are.
 */
class Departure {
  private readonly grouping: Grouping;
  private readonly left: number;
  private readonly shelf = new Shelf();
  private readonly homes: Draft[] = [];
  /** Of a draft of now the one of before, and back. */
  private readonly before = new Map<Draft, Draft>();
  private readonly after = new Map<Draft, Draft>();
  /** Drafts of before that are so no longer. */
  private readonly undone = new Set<Draft>();
  /** When a draft without a twin was last joined. */
  private differsUntil: EpochMillis = Number.NEGATIVE_INFINITY;
  /** The last member known to have the title of a draft without a twin. */
  private titled = -1;

  constructor(grouping: Grouping, left: number) {
    this.grouping = grouping;
    this.left = left;
    for (const home of grouping.homes.slice(0, left)) this.undo(home);
  }

  replace<M extends Member>(members: readonly M[], placed: (member: M) => Member): void {
    const { homes } = this.grouping;
    for (let at = 0; at + this.left < homes.length; at++) {
      const [member, old] = [members[at], homes[at + this.left]];
      if (member === undefined || old === undefined) break;
      if (at > this.titled && this.stays(members, at)) {
        this.graft();
        return;
      }
      const home = this.shelf.append(placed(member));
      this.homes.push(home);
      this.compare(member, old, home);
    }
    this.exchange();
  }

  /** Whether all members from this one on stay where they are. */
  private stays(members: readonly Member[], from: number): boolean {
    const { homes, shelf } = this.grouping;
    if ((members[from]?.at ?? 0) - this.differsUntil <= REACH.text) return false;
    const differing = [...this.undone, ...this.differing()];
    const titles = new Set(differing.flatMap((draft) => [...draft.titles.keys()]));
    for (let at = from; at + this.left < homes.length; at++) {
      const member = members[at];
      if (member === undefined || member.at - this.differsUntil > REACH.repost) break;
      if (titles.has(member.likeness.key)) this.titled = at;
    }
    if (this.titled < from && differing.every((draft) => shelf.isPast(draft))) return true;
    this.titled = Math.max(this.titled, from);
    return false;
  }

  /** Drafts of now without a twin. */
  private differing(): Draft[] {
    return this.shelf.drafts.filter((draft) => !this.before.has(draft));
  }

  private compare(member: Member, old: Draft, home: Draft): void {
    const opened = home.members.length === 1;
    if (opened && old.members[0]?.hit === member.hit && !this.undone.has(old)) {
      this.before.set(home, old);
      this.after.set(old, home);
      return;
    }
    if (this.before.get(home) === old) return;
    this.undo(old);
    const twin = this.before.get(home);
    if (twin !== undefined) this.undo(twin);
    this.differsUntil = Math.max(this.differsUntil, home.last);
  }

  private undo(old: Draft): void {
    this.undone.add(old);
    this.differsUntil = Math.max(this.differsUntil, old.last);
    const twin = this.after.get(old);
    if (twin === undefined) return;
    this.after.delete(old);
    this.before.delete(twin);
    this.differsUntil = Math.max(this.differsUntil, twin.last);
  }

  /** The drafts that differ are closed, then and now: they take the place of those undone, all else stays. */
  private graft(): void {
    const { grouping, before, undone } = this;
    const differing = this.differing();
    grouping.shelf.replace(undone, differing);
    const untold = new Set([...undone].flatMap((draft) => grouping.made.get(draft)?.story ?? []));
    grouping.stories = grouping.stories?.filter((story) => !untold.has(story));
    for (const draft of undone) {
      grouping.made.delete(draft);
      grouping.touched.delete(draft);
    }
    for (const draft of differing) grouping.touched.add(draft);
    const kept = this.homes.map((home) => before.get(home) ?? home);
    grouping.homes = [...kept, ...grouping.homes.slice(this.left + kept.length)];
  }

  /** Drafts that differ may still be open: what was placed anew is all there is. */
  private exchange(): void {
    const { grouping, before } = this;
    const made: Grouping['made'] = new Map();
    for (const [draft, old] of before) {
      const known = grouping.made.get(old);
      if (known !== undefined) made.set(draft, known);
    }
    grouping.stories = undefined;
    grouping.shelf = this.shelf;
    grouping.homes = this.homes;
    grouping.made = made;
  }
}
