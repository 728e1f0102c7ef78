import * as z from 'zod';
import { LABELS } from './score.ts';

/** The part of a labelled line that is not the item itself. */
const labelsSchema = z.object({
  labels: z.record(z.string(), z.enum(LABELS), 'write "labels", one per problem'),
});

export type Labels = z.infer<typeof labelsSchema>['labels'];

/** Labels of a line of the sample. @returns the labels, or what is wrong with them. */
export function labelsOf(line: unknown): { labels: Labels } | { problem: string } {
  const read = labelsSchema.safeParse(line);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  return {
    problem: `${first?.path.join('.') ?? 'labels'}: ${first?.message}; a label is one of ${LABELS.join(', ')}`,
  };
}
