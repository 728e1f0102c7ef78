import * as z from 'zod';
import { reliabilitySchema } from '../evidence/index.ts';
import { durationSchema } from './duration.ts';
import { taggedLanguageSchema } from './language.ts';
import type { FeedSource } from './model.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'write small letters, digits and hyphens');

/** One feed of a catalogue file, `indicators/sources/*.yaml`. */
export const sourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/, error: 'write an http or https address' }),
  family: id.describe('The newsroom behind the feed; feeds of one newsroom share it'),
  publisher: z.string().min(1),
  language: taggedLanguageSchema,
  country: z.string().regex(/^[A-Z]{2}$/, 'write a country code of two capitals such as IQ'),
  reliability: z.strictObject({ letter: reliabilitySchema, reason: z.string().min(1) }),
  'state-affiliated': z.boolean(),
  interval: durationSchema,
  tags: z.array(z.string().min(1)),
});
export const sourcesFileSchema = z.array(sourceSchema).min(1);

export type SourceInput = z.output<typeof sourceSchema>;

/** Catalogue entry in the shape collection and assessment use. */
export function toFeedSource(input: SourceInput, place: FeedSource['place']): FeedSource {
  const { reliability, 'state-affiliated': stateAffiliated, ...rest } = input;
  return {
    ...rest,
    reliability: reliability.letter,
    reliabilityReason: reliability.reason,
    stateAffiliated,
    place,
  };
}
