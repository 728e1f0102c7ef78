import * as z from 'zod';
import { problemSchema } from './problem-schema.ts';
import { sourcesFileSchema } from './source-schema.ts';
import { vocabularyFileSchema } from './vocabulary-schema.ts';

const SCHEMAS = {
  'problem.schema.json': { schema: problemSchema, title: 'Warning problem (indicators/problems)' },
  'vocabulary.schema.json': { schema: vocabularyFileSchema, title: 'Vocabulary (indicators/vocabulary)' },
  'sources.schema.json': { schema: sourcesFileSchema, title: 'Feed catalogue (indicators/sources)' },
} as const;

/** JSON Schemas of the definition files for editors, by file name, as they stand in `indicators/schemas`. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, { schema, title }]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'throw' });
      return [name, `${JSON.stringify({ title, ...json }, null, 2)}\n`];
    }),
  );
}
