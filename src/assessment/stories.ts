import type {
  EpochMillis,
  FamilyId,
  HitRecord,
  IndicatorId,
  IsoInstant,
  Reliability,
  StoryId,
} from '../evidence/index.ts';
import { commonIn, dimmed } from './common-keys.ts';
import type { Likeness } from './likeness.ts';
import { likenessOf } from './likeness.ts';
import type { Member } from './sameness.ts';
import { sameText } from './sameness.ts';
import type { Draft } from './shelf.ts';
import { Shelf } from './shelf.ts';
import { timesOf } from './times.ts';

/** Hits of one indicator about one happening: the unit that is counted. */
export interface Story {
  /** From the indicator and the first item, so that the same evidence always gives the same id. */
  id: StoryId;
  indicator: IndicatorId;
  /** Evidence time of the first hit that counts (of the first hit, when none counts). */
  at: IsoInstant;
  /** The same in milliseconds. */
  time: EpochMillis;
  /** Oldest first; ties by id. */
  hits: HitRecord[];
  /** Has a hit that is neither demoted nor backfill; only such stories and hits decide anything. */
  counting: boolean;
  /** Families of the counting hits, sorted. */
  families: FamilyId[];
  /** Of these, the ones that brought a text of their own: wire copies count for the family that had it first. */
  independent: FamilyId[];
  /** Two or more independent families, at least one of them graded C or better. */
  corroborated: boolean;
}

/**
 * Number of the rules by which hits become stories. Whoever changes what `storiesOf` gives raises it: summed-up weeks are kept with
 * it, and those of another number are made anew.
 */
export const STORY_RULES = 2;

/** What decides: demoted and backfill hits are shown and decide nothing. */
export const counts = (hit: HitRecord): boolean => !hit.demoted && !hit.backfill;

const FAIR_OR_BETTER: ReadonlySet<Reliability> = new Set<Reliability>(['A', 'B', 'C']);
/** Copies of one text that a further one is compared with. */
const MAX_COPIES = 12;
/** Texts of one story kept apart before further ones of a known family are passed over. */
const MAX_TEXTS = 40;
/** Oldest first; ties by id. */
export const byTime = (a: Member, b: Member): number => a.at - b.at || (a.hit.id < b.hit.id ? -1 : 1);

/** One record per hit id; of differing ones the first observed, then the smallest as text. */
export function distinct(hits: readonly HitRecord[]): HitRecord[] {
  const kept = new Map<string, HitRecord>();
  for (const hit of hits) {
    const other = kept.get(hit.id);
    if (other === undefined || precedes(hit, other)) kept.set(hit.id, hit);
  }
  return [...kept.values()];
}

/** Whether of two records with one id the first is kept. */
export function precedes(a: HitRecord, b: HitRecord): boolean {
  if (a === b) return false;
  if (a.observed !== b.observed) return a.observed < b.observed;
  return JSON.stringify(a) < JSON.stringify(b);
}

/** The families that had a text of the story first, wire copies left out. Members oldest first. */
function originators(members: readonly Member[]): FamilyId[] {
  const families = new Set<FamilyId>();
  const texts: Member[][] = [];
  for (const member of members) {
    const copies = texts.find((known) => known.some((copy) => sameText(copy, member)));
    if (copies === undefined) {
      if (texts.length >= MAX_TEXTS && families.has(member.hit.family)) continue;
      texts.push([member]);
      families.add(member.hit.family);
    } else if (
      copies.length < MAX_COPIES &&
      !copies.some((copy) => copy.likeness.key === member.likeness.key)
    ) {
      copies.push(member);
    }
  }
  return [...families].sort();
}

/** The story of a finished or growing draft; undefined while it is empty. */
export function storyOf(indicator: IndicatorId, draft: Draft): Story | undefined {
  const members = [...draft.members].sort(byTime);
  const counting = members.filter((member) => counts(member.hit));
  const first = counting[0] ?? members[0];
  if (first === undefined) return undefined;
  const independent = originators(counting);
  const graded = counting.filter((member) => independent.includes(member.hit.family));
  return {
    id: `${indicator}~story~${first.hit.item.id}`,
    indicator,
    at: first.hit.at,
    time: first.at,
    hits: members.map((member) => member.hit),
    counting: counting.length > 0,
    families: [...new Set(counting.map((member) => member.hit.family))].sort(),
    independent,
    corroborated:
      independent.length >= 2 && graded.some((member) => FAIR_OR_BETTER.has(member.hit.reliability)),
  };
}

/** A hit is read once, however often it is assessed. */
const read = new WeakMap<HitRecord, Likeness>();

function knownLikeness(hit: HitRecord): Likeness {
  const known = read.get(hit);
  if (known !== undefined) return known;
  const likeness = likenessOf(hit);
  read.set(hit, likeness);
  return likeness;
}

/** A hit with what is compared of it. */
export const memberOf = (hit: HitRecord): Member => ({
  hit,
  at: timesOf(hit).at,
  likeness: knownLikeness(hit),
});

function storiesOfOne(indicator: IndicatorId, hits: readonly HitRecord[]): Story[] {
  const raw = hits.map(memberOf).sort(byTime);
  const common = commonIn(raw.filter(({ hit }) => counts(hit)).map(({ likeness }) => likeness));
  const members = raw.map((member) => ({ ...member, likeness: dimmed(member.likeness, common) }));
  const shelf = new Shelf();
  shelf.add(members.filter((member) => counts(member.hit)));
  shelf.add(members.filter((member) => !counts(member.hit)));
  return shelf.drafts.flatMap((draft) => storyOf(indicator, draft) ?? []);
}

/** Stories of the last call by indicator, reused while an indicator's hits are the same records in the same order. */
export type StoryMemo = Map<IndicatorId, { hits: readonly HitRecord[]; stories: Story[] }>;

const sameRecords = (a: readonly HitRecord[], b: readonly HitRecord[]): boolean =>
  a.length === b.length && a.every((hit, i) => hit === b[i]);

function remembered(indicator: IndicatorId, hits: readonly HitRecord[], memo: StoryMemo): Story[] {
  const known = memo.get(indicator);
  if (known !== undefined && sameRecords(known.hits, hits)) return known.stories;
  const stories = storiesOfOne(indicator, hits);
  memo.set(indicator, { hits, stories });
  return stories;
}

/**
 * Groups hits into stories, each indicator by itself, newest first. Repeated and reordered hits change nothing.
 * Hits that count are grouped before the others join them, so that what decides nothing changes nothing that decides.
 * @param memo kept by a caller who asks again and again as evidence grows; it changes the time taken and nothing else.
 */
export function storiesOf(hits: readonly HitRecord[], memo: StoryMemo = new Map()): Story[] {
  const byIndicator = new Map<IndicatorId, HitRecord[]>();
  for (const hit of distinct(hits)) {
    const list = byIndicator.get(hit.indicator);
    if (list === undefined) byIndicator.set(hit.indicator, [hit]);
    else list.push(hit);
  }
  const stories = [...byIndicator].flatMap(([indicator, list]) => remembered(indicator, list, memo));
  return stories.sort(newestFirst);
}

export const newestFirst = (a: Story, b: Story): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1;
