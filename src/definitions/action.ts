/**
 * An action kind as analysts write it: lemmas per language, from which the event pass (`src/matching/events/inflect.ts`)
 * makes the surface forms. The pass reads this shape; change both together.
 */
export interface ActionEntry {
  /** Name of the kind, e.g. `actions.armed-attack`. */
  kind: string;
  plover?: string | undefined;
  /** Lemma, or lemma with irregular forms. */
  verbs: Record<string, string[]>;
  nouns: Record<string, string[]>;
}
