import type { Condition, EventCondition } from './condition.ts';

/** The members of a clause, one level down; none for a clause that has nothing below it. */
export function membersOf(condition: Condition): readonly Condition[] {
  switch (condition.type) {
    case 'event':
    case 'term':
    case 'list':
    case 'place':
      return [];
    case 'sentence':
    case 'field':
      return [condition.that];
    case 'weights':
      return condition.of.map(({ when }) => when);
    default:
      return condition.of;
  }
}

/** Every clause of a condition that has none below it. */
export function leavesOf(condition: Condition): readonly Condition[] {
  const members = membersOf(condition);
  return members.length === 0 ? [condition] : members.flatMap(leavesOf);
}

/** Every event clause of a condition. */
export const eventsIn = (condition: Condition): EventCondition[] =>
  leavesOf(condition).flatMap((each) => (each.type === 'event' ? [each] : []));

/** The event clauses that speak for the condition: those it excludes are left out. */
export const wantedEventsIn = (condition: Condition): EventCondition[] => {
  if (condition.type === 'none') return [];
  return condition.type === 'event' ? [condition] : membersOf(condition).flatMap(wantedEventsIn);
};

/** Whether an event tells doer from victim, so that the same words with the two exchanged must not hit. */
export const hasDoer = ({ agent, involved }: EventCondition): boolean =>
  involved !== undefined || (agent !== undefined && agent !== 'none');
