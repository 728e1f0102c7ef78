import * as z from 'zod';
import { REPORT_KINDS } from '../src/reporting/report.ts';

/** Messages between functions, parsed wherever they arrive. */
const instant = z.iso.datetime({ offset: false });

/** EventBridge Scheduler's input: the scheduled time, not the time of arrival. */
export const tickSchema = z.object({
  time: instant,
  /** Poll every feed, whether its slot has come or not (first start of a local run). */
  all: z.boolean().optional(),
  /** The tick handled before this one, when it was not one period ago. */
  since: instant.optional(),
});
export type Tick = z.infer<typeof tickSchema>;

export const collectMessageSchema = z.object({ feeds: z.array(z.string().min(1)).min(1).max(500) });
export type CollectMessage = z.infer<typeof collectMessageSchema>;

export const assessMessageSchema = z.object({ problems: z.array(z.string().min(1)).min(1) });
export type AssessMessage = z.infer<typeof assessMessageSchema>;

export const notifyMessageSchema = z.object({ problems: z.array(z.string().min(1)).min(1) });
export type NotifyMessage = z.infer<typeof notifyMessageSchema>;

export const reportRequestSchema = z.object({ kind: z.enum(REPORT_KINDS), time: instant });
export type ReportRequest = z.infer<typeof reportRequestSchema>;

/** A message or event that is not of the agreed shape: permanent, a retry will not mend it. */
export class MessageError extends Error {
  override name = 'MessageError';
}

/** @throws MessageError naming what arrived and what is wrong with it. */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown, what: string): T {
  const read = schema.safeParse(message);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'event'}: ${issue.message}`);
  throw new MessageError(`${what} is not of the agreed shape: ${faults.join('; ')}`);
}

/** @throws MessageError when the body is no JSON or not of the agreed shape. */
export function parseBody<T>(schema: z.ZodType<T>, body: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new MessageError(`${what} is not JSON: it begins ${JSON.stringify(body.slice(0, 60))}`);
  }
  return parseMessage(schema, value, what);
}
