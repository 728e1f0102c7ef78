import type { JudgedPair, StoryScore } from './story-pairs.ts';
import { shareText } from './table.ts';

/** Lines of the report on "same story"; with `show` the pairs that were judged wrongly. */
export function storyLines(
  { pairs, precision, recall, classes, wrong, unhit }: StoryScore,
  show = false,
): string[] {
  return [
    `same story: ${pairs} pairs of invented texts`,
    `  precision ${shareText(precision)}   recall ${shareText(recall)}`,
    ...classes.map(
      (each) =>
        `  ${each.class.padEnd(16)}${(each.same ? 'joined' : 'kept apart').padEnd(12)}${shareText(each.right)}`,
    ),
    ...(unhit.length > 0
      ? [`  ${unhit.length} pairs have a text that no indicator hits; they count as kept apart`]
      : []),
    ...(show ? wrong.map(wrongLine) : []),
  ];
}

const wrongLine = ({ id, class: name, joined, one, other }: JudgedPair): string =>
  `    ${joined ? 'joined' : 'apart '} ${id} (${name}): ${one.title} <> ${other.title}`;
