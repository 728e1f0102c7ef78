import * as z from 'zod';

/** Languages in which actions can be written; `ckb` is Sorani, `kmr` Kurmanji. */
export const ACTION_LANGUAGES = ['en', 'ar', 'fa', 'tr', 'ckb', 'kmr'] as const;

const wordsByLanguage = z.partialRecord(z.enum(ACTION_LANGUAGES), z.array(z.string().trim().min(1)).min(1));

/** The keys of an action entry in `vocabulary/actions*.yaml`; what each means stands in `matching/events/action.ts`. */
export const actionKeys = {
  plover: z.string().min(1).optional(),
  verbs: wordsByLanguage.optional(),
  nouns: wordsByLanguage.optional(),
  'object-nouns': wordsByLanguage.optional(),
  'mutual-verbs': wordsByLanguage.optional(),
  'mutual-nouns': wordsByLanguage.optional(),
  'light-verbs': wordsByLanguage.optional(),
  'target-prepositions': wordsByLanguage.optional(),
  symmetric: z.boolean().optional(),
};

export type ActionWords = z.infer<typeof wordsByLanguage>;

/** An action kind: lemmas per language, from which the event pass makes the surface forms. */
export interface ActionEntry {
  /** Name without its kind, e.g. `armed-attack`. */
  kind: string;
  plover?: string | undefined;
  verbs?: ActionWords | undefined;
  nouns?: ActionWords | undefined;
  objectNouns?: ActionWords | undefined;
  mutualVerbs?: ActionWords | undefined;
  mutualNouns?: ActionWords | undefined;
  lightVerbs?: ActionWords | undefined;
  targetPrepositions?: ActionWords | undefined;
  symmetric?: boolean | undefined;
}
