import type { EpochMillis, Millis } from '../evidence/index.ts';
import { DAY } from '../evidence/index.ts';
import type { Likeness } from './likeness.ts';
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
  /** What it is filed under beside its titles. */
  keys: Set<string>;
  /** As long as a newcomer may reach it by any words, and by the same title. */
  near: boolean;
  open: boolean;
  /** Place in the order of opening. */
  readonly order: number;
  /** Keys shared with the newcomer at hand; zero between two of them. */
  votes: number;
}

/** Numbered members come again when stories are grouped anew: they are compared once. */
function compared(face: Member, member: Member): Sameness {
  const { met } = member;
  if (met === undefined || face.serial === undefined) return sameness(face, member);
  const known = met.get(face.serial);
  if (known !== undefined) return known === 'apart' ? undefined : known;
  const same = sameness(face, member);
  if (met.size < MOST_PAIRS) met.set(face.serial, same ?? 'apart');
  return same;
}

/** Drafts under one key in the order in which they came under it; those out of reach go by and by. */
interface Posting {
  drafts: Draft[];
  within: number;
}
type Reachable = 'near' | 'open';

/**
 * Stories of one indicator, findable by the words that newcomers share with them as long as a newcomer could belong to them: by any words
 * for as long as one text is reprinted, by the same title for as long as a newsroom posts it again. A story out of reach has no part in
 * what becomes of a newcomer, so that old evidence may leave without a trace.
 */
export class Shelf {
  drafts: Draft[] = [];
  private readonly words = new Map<string, Posting>();
  private readonly titles = new Map<string, Posting>();
  /** When drafts were joined, oldest first; one that was joined again since is not at its end. */
  private readonly joined: { at: EpochMillis; draft: Draft }[] = [];
  /** So many of these lie past either reach. */
  private past: Record<Reachable, number> = { near: 0, open: 0 };
  private opened = 0;

  /** Members of one pass, oldest first. */
  add(members: readonly Member[]): void {
    this.reopen();
    for (const member of members) this.append(member);
  }

  /** One member more of the pass, not older than the others. @returns the story that it came to. */
  append(member: Member): Draft {
    this.close('near', member.at - REACH.text);
    this.close('open', member.at - REACH.repost);
    const keys = keysOf(member);
    const home = this.best(member, keys);
    return home === undefined ? this.open(member, keys) : this.join(home, member, keys);
  }

  /** Whether no newcomer can reach the story any more. */
  isPast({ last }: Draft): boolean {
    return !(last >= (this.joined.at(-1)?.at ?? 0) - REACH.repost);
  }

  /** Exchanges stories that no newcomer can reach for others that none can. */
  replace(gone: ReadonlySet<Draft>, others: readonly Draft[]): void {
    this.drafts = [...others, ...this.drafts.filter((draft) => !gone.has(draft))];
  }

  /** Before another pass: every story may be reached again. */
  private reopen(): void {
    this.words.clear();
    this.titles.clear();
    this.joined.length = 0;
    this.past = { near: 0, open: 0 };
    for (const draft of this.drafts) {
      draft.near = true;
      draft.open = true;
      draft.keys.clear();
      for (const title of draft.titles.keys()) post(this.titles, title, draft);
      for (const face of draft.faces) this.file(keysOf(face), draft);
      this.joined.push({ at: draft.last, draft });
    }
    this.joined.sort((a, b) => a.at - b.at);
  }

  private open(member: Member, keys: readonly string[]): Draft {
    const draft: Draft = {
      first: member.at,
      last: member.at,
      members: [member],
      faces: [member],
      titles: new Map([[member.likeness.key, member]]),
      keys: new Set(),
      near: true,
      open: true,
      order: this.opened++,
      votes: 0,
    };
    this.drafts.push(draft);
    post(this.titles, member.likeness.key, draft);
    this.file(keys, draft);
    this.note(draft);
    return draft;
  }

  private join(draft: Draft, member: Member, keys: readonly string[]): Draft {
    draft.members.push(member);
    if (member.at > draft.last) this.extend(draft, member.at);
    const { key } = member.likeness;
    const known = draft.titles.has(key);
    draft.titles.set(key, member);
    if (known) return draft;
    post(this.titles, key, draft);
    if (draft.faces.length < MAX_FACES) {
      draft.faces.push(member);
      this.file(keys, draft);
    }
    return draft;
  }

  /** A story that was found by its title alone comes near again. */
  private extend(draft: Draft, at: EpochMillis): void {
    draft.last = at;
    this.note(draft);
    if (draft.near) return;
    draft.near = true;
    for (const key of draft.faces.flatMap(keysOf)) remove(this.words, key, draft);
    for (const face of draft.faces) this.file(keysOf(face), draft);
  }

  private file(keys: readonly string[], draft: Draft): void {
    for (const key of keys) {
      if (draft.keys.has(key)) continue;
      draft.keys.add(key);
      post(this.words, key, draft);
    }
  }

  /** Hits that decide nothing come after all others, though they are older: they are put in between. */
  private note(draft: Draft): void {
    const { joined } = this;
    let place = joined.length;
    while (place > this.past.near && (joined[place - 1]?.at ?? 0) > draft.last) place--;
    if (place === joined.length) joined.push({ at: draft.last, draft });
    else joined.splice(place, 0, { at: draft.last, draft });
  }

  /** Takes away the stories last joined before `since`: hits arrive in time order. */
  private close(reachable: Reachable, since: EpochMillis): void {
    for (let next = this.joined[this.past[reachable]]; next; next = this.joined[this.past[reachable]]) {
      if (next.at >= since) return;
      this.past[reachable] += 1;
      const { draft, at } = next;
      if (draft.last > at || !draft[reachable]) continue;
      draft[reachable] = false;
      const keys = reachable === 'near' ? draft.keys : draft.titles.keys();
      for (const key of keys) withdraw(reachable === 'near' ? this.words : this.titles, key, reachable);
      if (reachable === 'near') draft.keys.clear();
    }
  }

  /** Stories that share a telling key or two words with the newcomer, of many the most promising, in the order of their opening. */
  private candidates({ likeness }: Member, keys: readonly string[]): Draft[] {
    const touched: Draft[] = [];
    const titled = this.titles.get(likeness.key);
    if (titled !== undefined) vote(titled, SAME_TITLE, 'open', touched);
    for (const key of keys) {
      const posting = this.words.get(key);
      if (posting === undefined) continue;
      const weight = TELLING.get(key.charAt(0)) ?? 1;
      if (weight > 1 || posting.within <= COMMON) vote(posting, weight, 'near', touched);
    }
    const promising = touched.filter(({ votes }) => votes > 1);
    if (promising.length > MAX_CANDIDATES) {
      promising.sort((a, b) => b.votes - a.votes || a.order - b.order);
      promising.length = MAX_CANDIDATES;
    }
    for (const draft of touched) draft.votes = 0;
    return promising.sort((a, b) => a.order - b.order);
  }

  private best(member: Member, keys: readonly string[]): Draft | undefined {
    let best: Draft | undefined;
    let most = 0;
    for (const draft of this.candidates(member, keys)) {
      const strength = strengthOf(draft, member);
      if (strength === undefined || (best !== undefined && strength <= most)) continue;
      best = draft;
      most = strength;
    }
    return best;
  }
}

function post(postings: Map<string, Posting>, key: string, draft: Draft): void {
  const posting = postings.get(key);
  if (posting === undefined) postings.set(key, { drafts: [draft], within: 1 });
  else {
    posting.drafts.push(draft);
    posting.within += 1;
  }
}

/** Takes out what is left of a draft that was withdrawn. */
function remove(postings: Map<string, Posting>, key: string, draft: Draft): void {
  const posting = postings.get(key);
  if (posting !== undefined) posting.drafts = posting.drafts.filter((one) => one !== draft);
}

/** One draft less is within reach under the key. */
function withdraw(postings: Map<string, Posting>, key: string, reachable: Reachable): void {
  const posting = postings.get(key);
  if (posting === undefined) return;
  posting.within -= 1;
  if (posting.within === 0) postings.delete(key);
  else if (posting.drafts.length > 2 * posting.within + SHORT)
    posting.drafts = posting.drafts.filter((draft) => draft[reachable]);
}

/** Votes of this weight for the newest drafts under the key. */
function vote({ drafts }: Posting, weight: number, reachable: Reachable, touched: Draft[]): void {
  let given = 0;
  for (let i = drafts.length - 1; i >= 0 && given < COMMON; i--) {
    const draft = drafts[i];
    if (draft?.[reachable] !== true) continue;
    if (draft.votes === 0) touched.push(draft);
    draft.votes += weight;
    given += 1;
  }
}

/** How strongly the newcomer belongs to the story; undefined when it does not. */
function strengthOf(draft: Draft, member: Member): number | undefined {
  const age = member.at - draft.first;
  const { key } = member.likeness;
  const twin = draft.titles.get(key);
  // By then only a posting of the same text again belongs to it.
  const late = age > STORY_SPAN.text;
  let best = twin === undefined ? undefined : strengthBy(twin, member, age);
  for (const face of draft.faces) {
    if (late && face.likeness.key !== key) continue;
    const strength = strengthBy(face, member, age);
    if (strength !== undefined && (best === undefined || strength > best)) best = strength;
  }
  return best;
}

function strengthBy(face: Member, member: Member, age: Millis): number | undefined {
  const same = compared(face, member);
  return same === undefined || age > STORY_SPAN[same.kind] ? undefined : same.strength;
}

/** Keys of which one alone makes a candidate, by first character: summary, roles, place, doer. */
const TELLING: ReadonlyMap<string, number> = new Map([
  ['~', 20],
  ['>', 3],
  ['@', 3],
  ['&', 2],
]);
const SAME_TITLE = 50;

/** What a newcomer is looked up by beside its title; members stay the same while stories are grouped again and again. */
function keysOf(member: Member): readonly string[] {
  member.keys ??= keysIn(member.likeness);
  return member.keys;
}

function keysIn({ summaryKeys, content, places, roles, agent }: Likeness): string[] {
  const keys = [...summaryKeys, ...content.keys()];
  for (const place of places) keys.push(`@${place}`);
  if (roles !== undefined) keys.push(`>${roles}`);
  if (agent !== undefined) keys.push(`&${agent}`);
  return keys;
}
