import { movesLevel } from './changes.ts';
import type { Watched } from './compose.ts';
import { levelText, listed, plural, stateText } from './phrases.ts';
import type { WatchReport } from './report.ts';

interface Material {
  watched: readonly Watched[];
  changes: WatchReport['changes'];
  notSeen: WatchReport['notSeen'];
  header: WatchReport['header'];
}

function standing({ watched, changes }: Material): string {
  const top = watched[0];
  if (top === undefined) return 'No problem has been assessed yet.';
  const highest = watched.filter(({ state }) => state.level.level === top.state.level.level);
  const moved = changes.filter(({ transition }) => movesLevel(transition));
  const up = moved.filter(({ transition }) => Number(transition.is) > Number(transition.was ?? 0)).length;
  const down = moved.length - up;
  const names = listed(highest.map(({ problem }) => problem.title));
  const parts = [
    up > 0 ? `${plural(up, 'level')} rose` : '',
    down > 0 ? `${plural(down, 'level')} fell` : '',
  ];
  const moves = moved.length === 0 ? 'no level moved' : listed(parts.filter((part) => part !== ''));
  return `The highest warning is ${levelText(top.state.level.level)}, for ${names}; ${moves} in the period.`;
}

function mainChange({ changes, watched }: Material): string {
  const first = changes[0];
  if (first === undefined) return 'Nothing changed: no indicator and no level moved.';
  const { transition, title } = first;
  const indicators = watched.flatMap(({ problem }) => problem.indicators);
  const name = indicators.find((one) => one.id === transition.id)?.title;
  const subject = name === undefined ? title : `${name} (${title})`;
  const rest = changes.length === 1 ? '' : ` (${plural(changes.length - 1, 'further change')} below)`;
  const { was, is } = transition;
  const moved =
    was === is
      ? `stays ${stateText(is)} and was reinforced`
      : `went from ${stateText(was)} to ${stateText(is)}`;
  return `The main change: ${subject} ${moved}${rest}.`;
}

function unseen({ notSeen, header }: Material): string {
  const feeds = header.feedsHealthy + header.feedsUnhealthy.length;
  const seen = `${header.feedsHealthy} of ${plural(feeds, 'feed')} could be read`;
  const overdue =
    notSeen.overdue.length === 0
      ? 'nothing expected is overdue'
      : `${plural(notSeen.overdue.length, 'expected indicator')} overdue`;
  const blind =
    notSeen.blind.length === 0
      ? 'no indicator is blind'
      : `${plural(notSeen.blind.length, 'indicator')} blind`;
  return `What did not happen: ${overdue}, ${blind}, and ${seen}.`;
}

/** Bottom line up front in three sentences: where it stands, what changed most, what was not seen. */
export const bottomLineOf = (material: Material): string[] => [
  standing(material),
  mainChange(material),
  unseen(material),
];
