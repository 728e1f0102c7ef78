import type { Story } from '../assessment/index.ts';
import { decides, storiesOf } from '../assessment/index.ts';
import type { HitId } from '../evidence/index.ts';
import type { ReportInput, Watched } from './compose.ts';
import { listed, plural } from './phrases.ts';

/** New stories of a problem in the period. */
export interface News {
  /** One sentence, empty when nothing came. */
  text: string;
  /** One report of each story, the corroborated and the newest first, bounded. */
  evidence: HitId[];
}

const MAX_CITED = 6;

/** Counting stories first reported in the period, newest first. */
export function newStories({ hits, periodStart, periodEnd }: ReportInput): Story[] {
  return storiesOf(hits.filter((hit) => Date.parse(hit.at) <= periodEnd)).filter(
    (story) => story.counting && story.time > periodStart && story.time <= periodEnd,
  );
}

const firstCounting = (story: Story): HitId[] =>
  story.hits
    .filter((hit) => !hit.demoted && !hit.backfill)
    .slice(0, 1)
    .map((hit) => hit.id);

function perIndicator(stories: readonly Story[], title: string): string {
  const confirmed = stories.filter((story) => story.corroborated).length;
  return `${plural(stories.length, 'story', 'stories')} on ${title} (${confirmed === 0 ? 'none' : confirmed} corroborated)`;
}

/** What came in on one problem: a second attack moves no signal, and a reader must learn of it all the same. */
export function newsOf({ problem }: Watched, stories: readonly Story[]): News {
  const lines = problem.indicators.filter(decides).flatMap(({ id, title }) => {
    const own = stories.filter((story) => story.indicator === id);
    return own.length === 0 ? [] : [{ own, text: perIndicator(own, title) }];
  });
  if (lines.length === 0) return { text: '', evidence: [] };
  const all = lines.flatMap(({ own }) => own);
  const cited = [...all].sort((a, b) => Number(b.corroborated) - Number(a.corroborated) || b.time - a.time);
  return {
    text: `New in the period: ${listed(
      lines.map(({ text }) => text),
      4,
    )}.`,
    evidence: cited.slice(0, MAX_CITED).flatMap(firstCounting),
  };
}
