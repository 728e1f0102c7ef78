import * as z from 'zod';
import { actionKeys } from './action.ts';
import { REFERENCE, termSchema } from './condition-schema.ts';
import { VOCABULARY_KINDS } from './vocabulary.ts';

const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write small letters, digits and hyphens');
const language = z.string().regex(/^[a-z]{2,3}$/, 'write a language code such as en, ar or ckb');
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

/** A file of `indicators/vocabulary`: entries of one kind, and the lists that group them. */
export const vocabularyFileSchema = z.strictObject({
  kind: z.enum(VOCABULARY_KINDS),
  references: z.array(z.string().min(1)).min(1).describe('Where the knowledge comes from'),
  lists: z
    .record(
      key,
      z.strictObject({
        title: z.string().min(1),
        includes: z.array(reference).min(1).optional().describe('Other lists or entries it also holds'),
      }),
    )
    .optional(),
  entries: z
    .record(key, entrySchema)
    .refine((entries) => Object.keys(entries).length > 0, 'write at least one entry')
    .optional(),
});
export type VocabularyFileInput = z.infer<typeof vocabularyFileSchema>;
