import * as z from 'zod';
import { KINDS, SIGNALS } from '../evidence/index.ts';
import { conditionSchema, fieldsSchema, markEffectsSchema } from './condition-schema.ts';
import { durationSchema } from './duration.ts';
import { languageSchema as language } from './language.ts';
import { POLARITIES, SEVERITIES, STATUSES } from './model.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write small letters, digits and hyphens');
const text = z.string().trim().min(1);
const date = z.iso.date('write a date such as 2026-01-23');

/** Heuer & Pherson's scale (METHOD section 2), in words or as its number. */
export const RATING_WORDS = ['highly-unlikely', 'unlikely', 'could', 'likely', 'highly-likely'] as const;
const rating = z.union([z.enum(RATING_WORDS), z.int().min(-2).max(2)]);

const scope = z
  .strictObject({
    families: z.array(id).min(1).optional(),
    languages: z.array(language).min(1).optional(),
  })
  .refine(
    ({ families, languages }) => families !== undefined || languages !== undefined,
    'name families or languages, or delete the key',
  );

const example = z.strictObject({
  text,
  lang: language,
  summary: text.optional(),
  note: text.optional(),
  mirrors: z.literal('roles-swapped').optional().describe('Attacker and target exchanged'),
});
export type ExampleInput = z.infer<typeof example>;

export const indicatorSchema = z.strictObject({
  id: id.describe('Unique over the whole library; never reused, hits are kept under it'),
  title: text,
  question: text.describe('The question a hit answers'),
  status: z
    .enum(STATUSES)
    .optional()
    .describe('draft if absent; draft and deprecated do not count to levels; deprecated is not matched'),
  severity: z.enum(SEVERITIES).optional().describe('moderate if absent'),
  polarity: z
    .enum(POLARITIES)
    .optional()
    .describe('for the problem (if absent), against it, or an assumption it rests on'),
  says: z.enum(KINDS).describe('What a hit means'),
  condition: conditionSchema.describe('What must be in the text'),
  exclude: z.array(conditionSchema).min(1).optional().describe('Vetoes the hit whatever else holds'),
  fields: fieldsSchema.optional().describe('title and lead if absent'),
  sources: z.strictObject({ only: scope.optional(), never: scope.optional() }).optional(),
  marks: markEffectsSchema.optional().describe('What a context mark does: count, demote or drop'),
  lifetime: durationSchema
    .optional()
    .describe('How long one story keeps the indicator lit, e.g. 14d, which it is if absent'),
  delta: z
    .number()
    .positive()
    .max(20)
    .optional()
    .describe('Shape of the decay, 2 if absent; larger falls earlier'),
  expected: z
    .strictObject({
      reason: text,
      'baseline-days': z.int().min(7).max(365),
      alpha: z.number().gt(0).lt(0.5).optional(),
    })
    .optional()
    .describe('Seen regularly in quiet times: silence past its statistical limit makes it overdue'),
  diagnosticity: z.record(id, rating).describe('Likelihood of seeing it if the scenario were unfolding'),
  'false-positives': z
    .array(text)
    .min(1)
    .optional()
    .describe('Known ways to be misled; a stable indicator has some'),
  references: z
    .array(text)
    .min(1)
    .optional()
    .describe('Where its knowledge comes from; a stable indicator says so'),
  author: text.optional().describe("The problem's if absent"),
  date: date.optional().describe("The problem's if absent"),
  version: z.int().min(1).optional().describe('1 if absent'),
  examples: z.strictObject({
    match: z.array(example).min(1),
    'no-match': z.array(example).min(1).optional(),
  }),
});
export type IndicatorInput = z.output<typeof indicatorSchema>;

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const levelRule = z.strictObject({
  level,
  'at-least': z.int().min(1),
  where: z.strictObject({
    indicators: z.array(id).min(1).optional(),
    polarity: z.array(z.enum(POLARITIES)).min(1).optional(),
    severity: z.array(z.enum(SEVERITIES)).min(1).optional(),
    says: z.array(z.enum(KINDS)).min(1).optional(),
    signals: z.array(z.enum(SIGNALS)).min(1),
  }),
  because: text,
});

/** A file of `indicators/problems`: one warning problem with its scenarios, level rules and indicators. */
export const problemSchema = z.strictObject({
  id,
  title: text,
  question: text,
  description: text,
  region: text,
  'part-of': id.optional(),
  author: text,
  date,
  version: z.int().min(1),
  references: z.array(text).min(1),
  scenarios: z.array(z.strictObject({ id, title: text, description: text })).min(2),
  'base-level': level.optional(),
  levels: z.array(levelRule).min(1),
  indicators: z.array(indicatorSchema).min(1),
});
export type ProblemInput = z.output<typeof problemSchema>;
