import type { Members } from './concepts.ts';

/**
 * Lists cut down to what was found in one item. Every question the evaluator asks of a list is whether something found is a
 * member, so the answers stay the same, and a list of a thousand places costs nothing where one place was found.
 */
export class FoundMembers {
  /** Names of the lists that hold an entry. */
  private readonly listsOf = new Map<string, string[]>();

  constructor(members: Members) {
    for (const [list, entries] of members) {
      for (const entry of entries) {
        const known = this.listsOf.get(entry);
        if (known) known.push(list);
        else this.listsOf.set(entry, [list]);
      }
    }
  }

  /** The lists that hold any of these entries, with those entries only. */
  of(entries: Iterable<string>): Members {
    const found = new Map<string, Set<string>>();
    for (const entry of entries) {
      for (const list of this.listsOf.get(entry) ?? []) {
        const known = found.get(list);
        if (known) known.add(entry);
        else found.set(list, new Set([entry]));
      }
    }
    return found;
  }
}
