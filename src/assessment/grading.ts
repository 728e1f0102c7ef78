import type {
  EpochMillis,
  HitId,
  HitRecord,
  IndicatorId,
  Millis,
  Reliability,
  SettledWeek,
} from '../evidence/index.ts';
import type { Story } from './stories.ts';
import { storiesOf } from './stories.ts';
import { groupedStories } from './weeks.ts';

/** Information credibility the machine can give; 3 to 5 are the analyst's. */
export type Credibility = 1 | 2 | 6;

/** Admiralty code of a hit (STANAG 2511): the two axes are independent. */
export interface Grade {
  letter: Reliability;
  digit: Credibility;
  /** Why this digit, in words. */
  reason: string;
}

export interface Credence {
  digit: Credibility;
  reason: string;
}

/**
 * Digit of a story among the stories of its indicator: 1 with two or more independent families, 2 when a corroborated
 * story of the indicator lies within `window` of it, else 6.
 */
export function credenceOf(story: Story, siblings: readonly Story[], window: Millis): Credence {
  if (story.independent.length >= 2) {
    return { digit: 1, reason: `${story.independent.length} independent families carry it` };
  }
  if (!story.counting) return { digit: 6, reason: 'only demoted or backfilled reports carry it' };
  const at = story.time;
  if (siblings.some((other) => other.corroborated && near(at, other.time, window))) {
    return { digit: 2, reason: 'one family carries it; another story of the indicator is corroborated' };
  }
  return { digit: 6, reason: 'one family carries it and nothing else confirms it' };
}

const near = (a: EpochMillis, b: EpochMillis, window: Millis): boolean => Math.abs(a - b) <= window;

/** Grade of every hit of the stories by hit id. The letter is the originator's, from the feed catalogue. */
export function gradesOf(stories: readonly Story[], window: Millis): Map<string, Grade> {
  const grades = new Map<string, Grade>();
  const siblings = stories.filter((story) => story.corroborated);
  for (const story of stories) {
    const credence = credenceOf(story, siblings, window);
    for (const hit of story.hits) grades.set(hit.id, { letter: hit.reliability, ...gradeOf(hit, credence) });
  }
  return grades;
}

function gradeOf(hit: HitRecord, credence: Credence): Credence {
  return hit.demoted
    ? { digit: 6, reason: 'demoted: a context mark or an unclear role weakens it' }
    : credence;
}

/** `B2`. */
export const gradeText = (grade: Grade): string => `${grade.letter}${grade.digit}`;

/**
 * Grades as text by hit id, e.g. `B2`, for hits of one problem; the window of each indicator is its lifetime.
 * @param past indicators whose earlier weeks are settled, with the time of the assessment.
 */
export function gradeTexts(
  hits: readonly HitRecord[],
  indicators: readonly { id: IndicatorId; lifetime: Millis }[],
  past?: { settled: ReadonlyMap<IndicatorId, readonly SettledWeek[]>; now: EpochMillis },
): Map<HitId, string> {
  const texts = new Map<HitId, string>();
  for (const { id, lifetime } of indicators) {
    const own = hits.filter((hit) => hit.indicator === id);
    const settled = past?.settled.get(id);
    const stories =
      past === undefined || settled === undefined
        ? storiesOf(own)
        : groupedStories({ indicator: id, hits: own, settled }, { from: past.now, now: past.now }).stories;
    for (const [hit, grade] of gradesOf(stories, lifetime)) texts.set(hit, gradeText(grade));
  }
  return texts;
}
