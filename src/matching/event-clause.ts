import type { EventCondition } from '../definitions/condition.ts';
import type { MarkEffect } from '../definitions/model.ts';
import type { EventReading, Participant } from './events/reading.ts';
import type { FieldEvidence } from './evidence.ts';

/** What an `event` clause makes of one reading. */
export interface EventVerdict {
  /** What roles and marks leave of it. */
  effect: MarkEffect;
  /** What the roles alone leave of it. */
  roles: MarkEffect;
  /** Everybody who is wanted takes part, in whatever role. */
  isAbout: boolean;
  evidence: FieldEvidence;
  reading: EventReading;
  agent: Participant | undefined;
  target: Participant | undefined;
  /** Why the effect is less than `count`, or why the reading does not fit at all. */
  reasons: string[];
}

type Members = ReadonlyMap<string, ReadonlySet<string>>;

const ORDER: readonly MarkEffect[] = ['drop', 'demote', 'count'];
const weaker = (a: MarkEffect, b: MarkEffect): MarkEffect => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/**
 * The best reading of the wanted action in these fields, or undefined when no field has that action.
 * The first field that has everybody who is wanted in such an event decides, so that a title wins over its lead.
 */
export function judgeEvent(
  condition: EventCondition,
  fields: readonly FieldEvidence[],
  members: Members,
): EventVerdict | undefined {
  const all = judgeReadings(condition, fields, members);
  const deciding = all.find((verdicts) => verdicts.some((each) => each.isAbout));
  return bestOf(deciding ?? all.flat());
}

/**
 * Whether the field has the wanted action and everybody whom the clause wants. Without them no reading of it can carry the
 * clause, and need not be made. Where nobody may be named as the doer, each field has a say.
 */
export function namesEverybody(condition: EventCondition, field: FieldEvidence, members: Members): boolean {
  const { agent, target, involved } = condition;
  if (agent === 'none') return true;
  if (!field.acts().some(({ action }) => isOneOf(condition.action, action, members))) return false;
  return [agent, target, involved].every(
    (slot) => !slot || field.mentioned().some(({ entry }) => isOneOf(slot.any, entry, members)),
  );
}

/** What the clause makes of every reading of the wanted action, field by field: the losing ones explain themselves too. */
export function judgeReadings(
  condition: EventCondition,
  fields: readonly FieldEvidence[],
  members: Members,
): EventVerdict[][] {
  const perField = fields.map((evidence) => verdictsOf(condition, evidence, members));
  return condition.agent === 'none' ? refuseNamed(perField) : perField;
}

function verdictsOf(condition: EventCondition, evidence: FieldEvidence, members: Members): EventVerdict[] {
  if (!evidence.acts().some(({ action }) => isOneOf(condition.action, action, members))) return [];
  const verdicts: EventVerdict[] = [];
  for (const reading of evidence.readings()) {
    if (isOneOf(condition.action, reading.action, members))
      verdicts.push(judgeReading(condition, reading, evidence, members));
  }
  return verdicts;
}

function bestOf(verdicts: readonly EventVerdict[]): EventVerdict | undefined {
  if (verdicts.length < 2) return verdicts[0];
  return [...verdicts].sort(
    (a, b) => ORDER.indexOf(b.effect) - ORDER.indexOf(a.effect) || a.reasons.length - b.reasons.length,
  )[0];
}

/**
 * Nobody may be named as the doer of the act, in any field. Another act with its own doer stands in the way too, unless both
 * name their targets and these differ: "embassy hit as Norland strikes Westmark".
 */
function refuseNamed(perField: readonly EventVerdict[][]): EventVerdict[][] {
  const named = perField.flat().filter(({ reading }) => namedDoer(reading) !== undefined);
  const mayBeTheirs = (verdict: EventVerdict) =>
    named.some((other) => other === verdict || !isAnotherAct(other.reading, verdict.reading));
  return perField.map((verdicts) =>
    verdicts.map((verdict): EventVerdict => {
      if (!mayBeTheirs(verdict)) return verdict;
      const reasons = ['somebody is named as the doer', ...verdict.reasons];
      return { ...verdict, effect: 'drop', roles: 'drop', reasons };
    }),
  );
}

function isAnotherAct(one: EventReading, other: EventReading): boolean {
  const targets = targetsOf(one);
  const others = targetsOf(other);
  return targets.size > 0 && others.size > 0 && [...targets].every((entry) => !others.has(entry));
}

const targetsOf = ({ participants }: EventReading): ReadonlySet<string> =>
  new Set(participants.filter(({ role }) => role === 'target').map(({ mention }) => mention.entry));

/** Everybody the clause wants is there, in whatever role. */
function isAbout(reading: EventReading, condition: EventCondition, members: Members): boolean {
  const slots = [
    condition.agent === 'none' ? undefined : condition.agent,
    condition.target,
    condition.involved,
  ];
  return slots.every((slot) => {
    if (!slot) return true;
    return reading.participants.some(({ mention }) => isOneOf(slot.any, mention.entry, members));
  });
}

/** Somebody the clause wants is there, in whatever role; where it wants nobody by name, the act itself is enough. */
export function namesAnybody(condition: EventCondition, reading: EventReading, members: Members): boolean {
  const { agent, target, involved } = condition;
  const wanted = [agent === 'none' ? undefined : agent, target, involved].flatMap((slot) => slot?.any ?? []);
  if (wanted.length === 0) return true;
  return reading.participants.some(({ mention }) => isOneOf(wanted, mention.entry, members));
}

interface Choice {
  participant: Participant | undefined;
  effect: MarkEffect;
  reasons: string[];
}

/** Decides one reading: roles first, then what its marks do. */
export function judgeReading(
  condition: EventCondition,
  reading: EventReading,
  evidence: FieldEvidence,
  members: Members,
): EventVerdict {
  const agent = chooseAgent(condition, reading, members);
  const target = chooseTarget(condition, reading, members, agent.participant);
  const choices = [
    agent,
    target,
    judgeInvolved(condition, reading, members),
    judgeVeto(condition, reading, members, agent),
  ];
  const marks = judgeMarks(condition, reading);
  const roles = choices.reduce<MarkEffect>((worst, { effect }) => weaker(worst, effect), 'count');
  return {
    effect: weaker(roles, marks.effect),
    roles,
    isAbout: isAbout(reading, condition, members),
    evidence,
    reading,
    agent: agent.participant,
    target: target.participant,
    reasons: [...choices, marks].flatMap(({ reasons }) => reasons),
  };
}

const FREE: Choice = { participant: undefined, effect: 'count', reasons: [] };

function chooseAgent(condition: EventCondition, reading: EventReading, members: Members): Choice {
  const { agent } = condition;
  if (agent === undefined) return { ...FREE, participant: namedDoer(reading) };
  if (agent === 'none') {
    const open = reading.participants.find((each) => isActor(each) && each.role === 'unresolved');
    if (!open) return FREE;
    return {
      participant: undefined,
      effect: condition.unresolved,
      reasons: [`${open.mention.entry} may be the doer: ${open.rule}`],
    };
  }
  return best(
    reading.participants
      .filter(({ mention }) => isOneOf(agent.any, mention.entry, members))
      .map((participant) => {
        const role = roleEffect(participant, 'agent', condition);
        if (role.effect !== 'drop' && !agent.attribution.includes(participant.attribution)) {
          return {
            participant,
            effect: 'drop',
            reasons: [`${participant.mention.entry} is ${participant.attribution}, which is not asked for`],
          };
        }
        return withAssociation(role, participant, condition);
      }),
    () => `nobody of ${agent.any.join(', ')} takes part`,
  );
}

function chooseTarget(
  condition: EventCondition,
  reading: EventReading,
  members: Members,
  agent: Participant | undefined,
): Choice {
  if (!condition.target) {
    return {
      ...FREE,
      participant: reading.participants.find((each) => each.role === 'target' && each !== agent),
    };
  }
  const { any } = condition.target;
  const fitting = reading.participants.filter(
    (each) => each !== agent && isOneOf(any, each.mention.entry, members),
  );
  return best(
    fitting.map((participant) => roleEffect(participant, 'target', condition)),
    () => `nothing of ${any.join(', ')} is its target`,
  );
}

function roleEffect(participant: Participant, wanted: 'agent' | 'target', condition: EventCondition): Choice {
  const { role, mention, rule } = participant;
  if (role === wanted) return { participant, effect: 'count', reasons: [] };
  if (role === 'party') {
    const reasons = condition.parties === 'count' ? [] : [`${mention.entry} is one of two parties (${rule})`];
    return { participant, effect: condition.parties, reasons };
  }
  if (role === 'unresolved') {
    return {
      participant,
      effect: condition.unresolved,
      reasons: [`role of ${mention.entry} is unresolved (${rule})`],
    };
  }
  return {
    participant,
    effect: 'drop',
    reasons: [`${mention.entry} is the ${role} (${rule}), wanted as ${wanted}`],
  };
}

function withAssociation(choice: Choice, participant: Participant, condition: EventCondition): Choice {
  if (!participant.association || condition.association === 'count') return choice;
  const reasons = [...choice.reasons, `only somebody linked to ${participant.mention.entry}`];
  return { ...choice, effect: weaker(choice.effect, condition.association), reasons };
}

/** The first of the strongest choices; `whenNone` is put into words only when there is none. */
function best(choices: readonly Choice[], whenNone: () => string): Choice {
  const [first, ...others] = choices;
  if (first === undefined) return { participant: undefined, effect: 'drop', reasons: [whenNone()] };
  return others.reduce((a, b) => (ORDER.indexOf(b.effect) > ORDER.indexOf(a.effect) ? b : a), first);
}

function judgeInvolved(condition: EventCondition, reading: EventReading, members: Members): Choice {
  if (!condition.involved) return FREE;
  const { any } = condition.involved;
  const is = reading.participants.some(({ mention }) => isOneOf(any, mention.entry, members));
  return is ? FREE : { ...FREE, effect: 'drop', reasons: [`nobody of ${any.join(', ')} is involved`] };
}

function judgeVeto(
  condition: EventCondition,
  reading: EventReading,
  members: Members,
  agent: Choice,
): Choice {
  const hit = reading.participants.find(
    (each) =>
      each.role === 'target' &&
      each !== agent.participant &&
      isOneOf(condition.notTarget, each.mention.entry, members),
  );
  return hit
    ? { ...FREE, effect: 'drop', reasons: [`${hit.mention.entry} is the target, which is ruled out`] }
    : FREE;
}

function judgeMarks(condition: EventCondition, reading: EventReading): Choice {
  const carried = new Set(reading.marks.map(({ mark }) => mark));
  if (reading.time === 'prior') carried.add('background');
  const missing = condition.require.filter((mark) => !carried.has(mark));
  if (missing.length > 0)
    return { ...FREE, effect: 'drop', reasons: [`not ${missing.join(', ')}, which is required`] };
  const said =
    condition.agent === undefined || condition.agent === 'none' ? undefined : othersWords(condition, reading);
  if (said !== undefined)
    return {
      ...FREE,
      effect: 'drop',
      reasons: [`"${said}" is what others say of the doer, not the doer's word`],
    };
  let effect: MarkEffect = 'count';
  const reasons: string[] = [];
  for (const mark of carried) {
    const does = condition.marks[mark];
    effect = weaker(effect, does);
    if (does !== 'count') reasons.push(`it is ${mark}`);
  }
  return { ...FREE, effect, reasons };
}

/** The word of a required mark that only others use of the doer: "Norland warns of A attack" is no threat by A. */
function othersWords({ require }: EventCondition, { marks }: EventReading): string | undefined {
  for (const name of require) {
    const own = marks.filter(({ mark }) => mark === name);
    if (own.length > 0 && own.every(({ byOthers }) => byOthers === true)) return own[0]?.trigger;
  }
  return undefined;
}

const isActor = ({ mention }: Participant): boolean => mention.entry.startsWith('actors.');

const namedDoer = (reading: EventReading): Participant | undefined =>
  reading.participants.find((each) => isActor(each) && (each.role === 'agent' || each.role === 'party'));

/** Whether an entry is named, or is in a list that is. */
const isOneOf = (names: readonly string[], entry: string, members: Members): boolean =>
  names.some((name) => members.get(name)?.has(entry) === true);
