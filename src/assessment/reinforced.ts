import type {
  FamilyId,
  HitId,
  IndicatorState,
  Reinforcement,
  Signal,
  Transition,
} from '../evidence/index.ts';
import { families } from './phrases.ts';
import type { AgedStory, Findings } from './signal.ts';
import { counts } from './stories.ts';

/** Signals that people were told of because independent newsrooms stand behind them. */
const BACKED: ReadonlySet<Signal> = new Set<Signal>(['corroborated', 'surging']);
/** The first story made the signal, the second shows that it was no single event; further ones are the report's news. */
const STORIES_TOLD = 2;

/**
 * What came to stand behind a corroborated or surging signal since it is lit: independent families, and corroborated stories. Like
 * `since` it remembers, so that nobody is told twice when a story decays and another comes, or when two prove to be one.
 */
export function backingOf(
  { signal, lit }: Pick<Findings, 'signal' | 'lit'>,
  before: IndicatorState['backing'],
): IndicatorState['backing'] {
  if (!BACKED.has(signal)) return undefined;
  const names = familiesBehind(lit);
  for (const family of before?.families ?? []) names.add(family);
  const confirmed = lit.filter(({ story }) => story.corroborated).length;
  const stories = Math.max(before?.stories ?? 0, Math.min(STORIES_TOLD, confirmed));
  return { families: [...names].sort(), stories };
}

/** The independent families of the stories. */
export function familiesBehind(lit: readonly AgedStory[]): Set<FamilyId> {
  const names = new Set<FamilyId>();
  for (const { story } of lit) for (const family of story.independent) names.add(family);
  return names;
}

/** What joined while the signal was lit; undefined when nothing did. */
export function reinforcementOf(
  previous: IndicatorState | undefined,
  { backing }: IndicatorState,
): Reinforcement | undefined {
  const before = previous?.backing;
  if (backing === undefined || before === undefined) return undefined;
  const known = new Set(before.families);
  const joined = backing.families.filter((family) => !known.has(family));
  const second = backing.stories > before.stories;
  return joined.length > 0 || second ? { families: joined, secondStory: second } : undefined;
}

/** The change itself, when a lit signal was reinforced: what it was and is may be the same. */
export function reinforced(
  base: Transition,
  reinforcement: Reinforcement,
  lit: readonly AgedStory[],
): Transition {
  const evidence = [...new Set([...joinedHits(reinforcement, lit), ...base.evidence])];
  return {
    ...base,
    reinforcement,
    why: `Reinforced by ${whatJoined(reinforcement)}. ${base.why}`,
    evidence: evidence.slice(0, Math.max(base.evidence.length, reinforcement.families.length)),
  };
}

function whatJoined({ families: joined, secondStory }: Reinforcement): string {
  const parts = [
    ...(joined.length === 0 ? [] : [`${families(joined.length)} (${joined.join(', ')})`]),
    ...(secondStory ? ['a second corroborated story'] : []),
  ];
  return parts.join(' and ');
}

/** The newest counting report of each family that joined. */
function joinedHits({ families: joined }: Reinforcement, lit: readonly AgedStory[]): HitId[] {
  return joined.flatMap((family) => {
    const story = lit.find((one) => one.story.independent.includes(family))?.story;
    const hit = story?.hits.find((one) => one.family === family && counts(one));
    return hit === undefined ? [] : [hit.id];
  });
}
