import type {
  Attribution,
  Bystander,
  EventMark,
  EventReading,
  Mention,
  Participant,
  Role,
} from './reading.ts';
import type { Unit } from './unit.ts';

export interface Decision {
  role: Exclude<Role, 'unresolved'>;
  rule: string;
  attribution: Attribution;
  association: boolean;
}

/** An event while the rules work on it: who takes part is written once, the first rule that decides wins. */
export class Draft {
  /** Unit of the action form. */
  readonly anchor: number;
  /** Rule family that found the act, for the explanation when nobody takes part. */
  rule: string;
  readonly roles = new Map<number, Decision>();
  readonly bystanders = new Map<number, string>();
  /** Why the nearest rule did not decide, per unit. */
  readonly blocked = new Map<number, string>();
  readonly marks: EventMark[] = [];
  speaker: number | undefined;
  time: EventReading['time'] = 'current';

  constructor(anchor: number, rule: string) {
    this.anchor = anchor;
    this.rule = rule;
  }

  assign(
    unit: number,
    role: Decision['role'],
    rule: string,
    attribution: Attribution = 'asserted',
    association = false,
  ): void {
    if (this.bystanders.has(unit) || this.roles.has(unit)) return;
    this.roles.set(unit, { role, rule, attribution, association });
  }

  dismiss(unit: number, why: string): void {
    if (!this.roles.has(unit)) this.bystanders.set(unit, why);
  }

  /** Takes a role away again: a later rule knows that this one has no part. */
  retract(unit: number, why: string): void {
    this.roles.delete(unit);
    this.bystanders.set(unit, why);
  }

  with(role: Decision['role']): number[] {
    return [...this.roles].filter(([, decision]) => decision.role === role).map(([unit]) => unit);
  }

  hasRole(role: Decision['role']): boolean {
    for (const decision of this.roles.values()) if (decision.role === role) return true;
    return false;
  }

  /** Who did it, who says so, how sure: changes what was assigned already. */
  attribute(attribution: Attribution, speaker?: number): void {
    for (const [unit, decision] of this.roles) {
      if (decision.role !== 'target' && decision.attribution === 'asserted') {
        this.roles.set(unit, { ...decision, attribution });
      }
    }
    if (speaker !== undefined) this.speaker = speaker;
  }
}

const byRole = (role: Role): number => ['agent', 'party', 'target', 'unresolved'].indexOf(role);

/** Turns a draft into the reading that callers see: one participant per mention, unresolved ones included. */
export function toReading(
  draft: Draft,
  units: readonly Unit[],
  unresolved: ReadonlyMap<number, string>,
): EventReading | undefined {
  const action = units[draft.anchor]?.action;
  if (action === undefined) return undefined;
  const mentionsOf = (unit: number): readonly Mention[] => units[unit]?.mentions ?? [];
  const speaker = draft.speaker === undefined ? undefined : mentionsOf(draft.speaker)[0];
  const participants: Participant[] = [];
  for (const [unit, decision] of draft.roles) {
    for (const mention of mentionsOf(unit)) participants.push({ mention, ...decision, speaker });
  }
  for (const [unit, rule] of unresolved) {
    for (const mention of mentionsOf(unit)) {
      participants.push({
        mention,
        role: 'unresolved',
        rule,
        attribution: 'asserted',
        speaker,
        association: false,
      });
    }
  }
  participants.sort((a, b) => byRole(a.role) - byRole(b.role) || a.mention.start - b.mention.start);
  const bystanders: Bystander[] = [...draft.bystanders].flatMap(([unit, why]) =>
    mentionsOf(unit).map((mention) => ({ mention, why })),
  );
  const rules = [
    ...new Set(participants.filter(({ role }) => role !== 'unresolved').map(({ rule }) => rule)),
  ];
  return {
    action: action.action,
    anchor: action,
    participants,
    marks: draft.marks,
    time: draft.time,
    rule: rules.length === 0 ? draft.rule : rules.join(' + '),
    bystanders,
  };
}
