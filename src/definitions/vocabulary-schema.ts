import * as z from 'zod';
import { actionKeys } from './action.ts';
import { REFERENCE, termSchema } from './condition-schema.ts';
import { languageSchema as language } from './language.ts';
import { VOCABULARY_KINDS } from './vocabulary.ts';

const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write small letters, digits and hyphens');
const reference = z.string().regex(REFERENCE, 'write a vocabulary name such as actors.isis');

/** An alias that is ambiguous by itself and counts only with support close by. */
const ambiguousAlias = z.strictObject({
  term: z.string().trim().min(1),
  case: z.enum(['any', 'exact']).optional(),
  needs: z
    .strictObject({
      any: z.array(z.string().trim().min(1)).min(1).describe('Words or vocabulary names'),
      within: z.int().min(1).max(500).optional().describe('Words between alias and support, 40 if absent'),
    })
    .optional(),
});
export const aliasSchema = z.union([termSchema, ambiguousAlias]);
export type AliasInput = z.infer<typeof ambiguousAlias> | string;

export const entrySchema = z.strictObject({
  title: z.string().min(1),
  lists: z.array(key).min(1).optional().describe('Lists of the same kind that hold this entry'),
  aliases: z.record(language, z.array(ambiguousAlias.or(z.string().trim().min(1))).min(1)).optional(),
  parent: reference.optional().describe('The place it lies in'),
  at: z
    .tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)])
    .optional()
    .describe('Latitude and longitude in degrees'),
  ...actionKeys,
  references: z.array(z.string().min(1)).optional(),
});
export type EntryInput = z.infer<typeof entrySchema>;

const listSchema = z.strictObject({
  title: z.string().min(1),
  includes: z.array(reference).min(1).optional().describe('Other lists or entries it also holds'),
});

const kindSchema = z.enum(VOCABULARY_KINDS);

/** A file of `indicators/vocabulary`: entries of one kind, and the lists that group them. */
export const vocabularyFileSchema = z.strictObject({
  kind: kindSchema,
  references: z.array(z.string().min(1)).min(1).describe('Where the knowledge comes from'),
  lists: z.record(key, listSchema).optional(),
  entries: z
    .record(key, entrySchema)
    .refine((entries) => Object.keys(entries).length > 0, 'write at least one entry')
    .optional(),
});
export type VocabularyFileInput = z.infer<typeof vocabularyFileSchema>;

const loose = z.object({
  kind: kindSchema,
  lists: z.record(z.string(), z.unknown()).optional().catch(undefined),
  entries: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** The entries and lists of a file that are sound, and the full names of those that are not; undefined without a kind. */
export function soundPartOf(value: unknown): { file: VocabularyFileInput; unread: string[] } | undefined {
  const read = loose.safeParse(value);
  if (!read.success) return undefined;
  const { kind } = read.data;
  const lists = sound(read.data.lists ?? {}, listSchema);
  const entries = sound(read.data.entries ?? {}, entrySchema);
  const unread = [...lists.unsound, ...entries.unsound].map((id) => `${kind}.${id}`);
  return { file: { kind, references: [], lists: lists.sound, entries: entries.sound }, unread };
}

function sound<T>(values: Record<string, unknown>, schema: z.ZodType<T>) {
  const found: { sound: Record<string, T>; unsound: string[] } = { sound: {}, unsound: [] };
  for (const [id, value] of Object.entries(values)) {
    const read = schema.safeParse(value);
    if (read.success) found.sound[id] = read.data;
    else found.unsound.push(id);
  }
  return found;
}
