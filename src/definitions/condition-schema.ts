import * as z from 'zod';
import { FIELDS, MARK_NAMES } from '../evidence/index.ts';
import { ATTRIBUTIONS } from './condition.ts';
import { MARK_EFFECTS } from './model.ts';

/** A vocabulary name as analysts write it: `actors.kataib-hezbollah`. */
export const REFERENCE = /^(?:actors|sites|places|actions|words)\.[a-z0-9][a-z0-9-]*$/;

const words = z.string().trim().min(1);
const reference = z
  .string()
  .regex(REFERENCE, 'write a vocabulary name such as actors.kataib-hezbollah or places.iraq');
const references = z.union([reference, z.array(reference).min(1)]);

const effect = z.enum(MARK_EFFECTS);
export const markEffectsSchema = z.partialRecord(z.enum(MARK_NAMES), effect);
export const fieldsSchema = z.array(z.enum(FIELDS)).min(1);

/** A word or phrase; `case: exact` asks for the same capitals (`IS`, `US`). */
export const termSchema = z.union([
  words,
  z.strictObject({ term: words, case: z.enum(['any', 'exact']).optional() }),
]);
export type TermInput = z.infer<typeof termSchema>;

const eventSchema = z.strictObject({
  agent: z
    .union([
      z.literal('none'),
      reference,
      z.array(reference).min(1),
      z.strictObject({ any: references, attribution: z.array(z.enum(ATTRIBUTIONS)).min(1).optional() }),
    ])
    .optional()
    .describe('Who did it; none: nobody is named as the doer'),
  action: references.describe('Kinds of act, e.g. actions.armed-attack'),
  target: z.union([reference, z.array(reference).min(1), z.strictObject({ any: references })]).optional(),
  'not-target': references.optional().describe('A target from here voids the reading'),
  involved: z.union([reference, z.array(reference).min(1), z.strictObject({ any: references })]).optional(),
  parties: effect.optional().describe('One of two sides of a clash; count if absent'),
  unresolved: effect.optional().describe('Beside the act, role unknown; demote if absent'),
  association: effect.optional().describe('-linked, -backed; demote if absent'),
  marks: markEffectsSchema.optional(),
  require: z
    .array(z.enum(MARK_NAMES))
    .min(1)
    .optional()
    .describe('Marks the act must carry, e.g. hypothetical'),
});
export type EventInput = z.infer<typeof eventSchema>;

/** A condition as written: a bare string is a term, or a vocabulary name when it looks like one. */
export type ConditionInput =
  | TermInput
  | { list: string }
  | { place: string }
  | { any: ConditionInput[] }
  | { all: ConditionInput[] }
  | { none: ConditionInput[] }
  | { 'at-least': { count: number; of: ConditionInput[] } }
  | { near: { within: number; ordered?: boolean | undefined; of: ConditionInput[] } }
  | { sentence: ConditionInput[] }
  | { field: { in: z.infer<typeof fieldsSchema>; that: ConditionInput } }
  | { weights: { threshold: number; of: { weight: number; when: ConditionInput }[] } }
  | { event: EventInput };

const nested: z.ZodType<ConditionInput> = z.lazy(() => conditionSchema);
const several = z.array(nested).min(1);

export const conditionSchema: z.ZodType<ConditionInput> = z
  .union([
    termSchema,
    z.strictObject({ list: reference }),
    z.strictObject({ place: reference }),
    z.strictObject({ any: several }),
    z.strictObject({ all: several }),
    z.strictObject({ none: several }),
    z.strictObject({ 'at-least': z.strictObject({ count: z.int().min(1), of: several }) }),
    z.strictObject({
      near: z.strictObject({
        within: z.int().min(0).max(100),
        ordered: z.boolean().optional(),
        of: z.array(nested).min(2, 'name at least two things that are near each other').max(4),
      }),
    }),
    z.strictObject({ sentence: several }),
    z.strictObject({ field: z.strictObject({ in: fieldsSchema, that: nested }) }),
    z.strictObject({
      weights: z.strictObject({
        threshold: z.int().min(1),
        of: z.array(z.strictObject({ weight: z.int().min(-100).max(100), when: nested })).min(1),
      }),
    }),
    z.strictObject({ event: eventSchema }),
  ])
  .meta({ id: 'condition' });
