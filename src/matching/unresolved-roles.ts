import type { EventReading, Mention, RoleInput } from './events/reading.ts';

/**
 * The role pass that knows no grammar: whoever shares a sentence with an action has an unresolved part in it. It bounds
 * what grammar can add, and lets the rest be tried without it.
 */
export function readUnresolved(input: RoleInput): EventReading[] {
  const sentence = (at: number) => input.tokens[at]?.sentence;
  const isBeside = (mention: Mention, action: { start: number; end: number }) =>
    sentence(mention.start) === sentence(action.start) &&
    (mention.end <= action.start || mention.start >= action.end);
  return input.actions.map((anchor) => ({
    action: anchor.action,
    anchor,
    participants: input.mentions
      .filter((mention) => isBeside(mention, anchor))
      .map((mention) => ({
        mention,
        role: 'unresolved' as const,
        rule: 'none: roles are not read',
        attribution: 'asserted' as const,
        association: false,
      })),
    marks: [],
    time: 'current' as const,
    rule: 'none',
    bystanders: [],
  }));
}
