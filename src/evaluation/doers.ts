import { wantedEventsIn } from '../definitions/clauses.ts';
import type { ProblemDefinition } from '../definitions/model.ts';
import type { EventReading } from '../matching/events/reading.ts';

/** Actors a problem asks for as doers, and the actions it asks for, over all its indicators that speak of happenings. */
export interface Doers {
  agents: ReadonlySet<string>;
  actions: ReadonlySet<string>;
}

export function doersOf(problem: ProblemDefinition): Doers {
  const agents = new Set<string>();
  const actions = new Set<string>();
  for (const { condition, says } of problem.indicators) {
    if (says !== 'happening') continue;
    for (const event of wantedEventsIn(condition)) {
      if (typeof event.agent !== 'object') continue;
      for (const name of event.agent.any) agents.add(name);
      for (const action of event.action) actions.add(action);
    }
  }
  return { agents, actions };
}

/** Whether one of these doers takes part, in any role, in an act that was read. */
export const takesPart = ({ agents }: Doers, readings: readonly EventReading[]): boolean =>
  readings.some(({ participants }) =>
    participants.some(
      ({ mention }) => agents.has(mention.entry) || mention.lists.some((list) => agents.has(list)),
    ),
  );
