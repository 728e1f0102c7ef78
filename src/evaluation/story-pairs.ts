import * as z from 'zod';
import { type Hit, type HitRecord, HOUR, hitId, toIso } from '../evidence/index.ts';
import type { Matcher } from '../matching/index.ts';
import { type Share, shareOf } from './wilson.ts';

/** How a text relates to the first text of its happening, where both speak of the same thing. */
export const SAME_CLASSES = ['copy', 'edit', 'truncation', 'rewrite', 'translation'] as const;
/** What differs where a text looks like the first one and speaks of something else. */
export const OTHER_CLASSES = [
  'other-place',
  'other-target',
  'other-doer',
  'other-day',
  'roles-swapped',
] as const;
export type PairClass = (typeof SAME_CLASSES)[number] | (typeof OTHER_CLASSES)[number];

const text = z.object({
  title: z.string().min(1),
  summary: z.string().optional(),
  lang: z.string().optional(),
});
const variant = <C extends readonly [string, ...string[]]>(classes: C) =>
  z.strictObject({ ...text.shape, as: z.enum(classes), after: z.number().min(0) });
const happenings = z.array(
  z.strictObject({
    ...text.shape,
    id: z.string().min(1),
    lang: z.string(),
    same: z.array(variant(SAME_CLASSES)).default([]),
    other: z.array(variant(OTHER_CLASSES)).default([]),
  }),
);

type Happening = z.infer<typeof happenings>[number];
type Variant = Happening['same'][number] | Happening['other'][number];

interface Text {
  title: string;
  summary?: string | undefined;
  lang: string;
  /** Hours from the happening's first text. */
  after: number;
}

/** Two texts of different newsrooms, and whether they speak of one happening. */
export interface StoryPair {
  id: string;
  class: PairClass;
  same: boolean;
  one: Text;
  other: Text;
}

/** Pairs as labelled in a file: every text with the first of its happening. @throws z.ZodError when it has another shape. */
export function storyPairsOf(value: unknown): StoryPair[] {
  return happenings.parse(value).flatMap(({ same, other, ...first }) => {
    const one = { title: first.title, summary: first.summary, lang: first.lang, after: 0 };
    const pair = (isSame: boolean, { as, ...second }: Variant, n: number): StoryPair => ({
      id: `${first.id}/${isSame ? 'same' : 'other'}-${n + 1}`,
      class: as,
      same: isSame,
      one,
      other: { ...second, lang: second.lang ?? first.lang },
    });
    return [...same.map((each, n) => pair(true, each, n)), ...other.map((each, n) => pair(false, each, n))];
  });
}

/** What is measured, together: the matcher gives the hits of a text, and the assessment groups hits into stories. */
export interface Pipeline {
  matcher: Matcher;
  storiesOf(hits: readonly HitRecord[]): { hits: HitRecord[] }[];
}

export interface JudgedPair extends StoryPair {
  /** The matcher found something in both texts. */
  hit: boolean;
  /** Some story holds hits of both. */
  joined: boolean;
}

/** Runs the matcher over both texts of a pair and groups the hits, as the pipeline does. */
export function judgePair({ matcher, storiesOf }: Pipeline, pair: StoryPair): JudgedPair {
  const hits = [hitsOf(matcher, pair.one, 'one'), hitsOf(matcher, pair.other, 'other')];
  const stories = storiesOf(hits.flat());
  return {
    ...pair,
    hit: hits.every((found) => found.length > 0),
    joined: stories.some((story) => new Set(story.hits.map(({ item }) => item.id)).size > 1),
  };
}

/** Any Monday noon. */
const START = Date.UTC(2030, 0, 7, 12);

function hitsOf(matcher: Matcher, { title, summary, lang, after }: Text, family: string): HitRecord[] {
  const at = toIso(START + after * HOUR);
  const item = { id: family, url: `https://${family}.example/`, title, summary, lang, published: at, family };
  return matcher.match(item).map((hit: Hit) => ({
    ...hit,
    id: hitId(hit.indicator, item.id),
    at,
    observed: at,
    undated: false,
    backfill: false,
    feed: family,
    family,
    source: family,
    reliability: 'B',
    lang,
    summary,
  }));
}

export interface StoryScore {
  pairs: number;
  /** Of the pairs that were joined, the share that speaks of one happening. */
  precision: Share;
  /** Of the pairs that speak of one happening, the share that was joined. */
  recall: Share;
  /** By class: joined of its pairs for the same happening, kept apart of its pairs for others. */
  classes: { class: PairClass; same: boolean; right: Share }[];
  wrong: JudgedPair[];
  /** Pairs of which a text has no hit: they measure the rules and not the stories, and count as not joined. */
  unhit: JudgedPair[];
}

export function scoreStories(judged: readonly JudgedPair[]): StoryScore {
  const joined = judged.filter((pair) => pair.joined);
  const same = judged.filter((pair) => pair.same);
  const both = judged.filter((pair) => pair.same && pair.joined).length;
  return {
    pairs: judged.length,
    precision: shareOf(both, joined.length),
    recall: shareOf(both, same.length),
    classes: [...SAME_CLASSES, ...OTHER_CLASSES].map((name) => {
      const own = judged.filter((pair) => pair.class === name);
      const right = own.filter((pair) => pair.joined === pair.same).length;
      return {
        class: name,
        same: SAME_CLASSES.some((each) => each === name),
        right: shareOf(right, own.length),
      };
    }),
    wrong: judged.filter((pair) => pair.joined !== pair.same),
    unhit: judged.filter((pair) => !pair.hit),
  };
}
