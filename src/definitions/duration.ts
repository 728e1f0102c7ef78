import * as z from 'zod';
import { DAY, HOUR, MINUTE, type Millis } from '../evidence/index.ts';

const UNITS: Readonly<Record<string, Millis>> = { m: MINUTE, h: HOUR, d: DAY };

/** `10m`, `6h`, `14d` as milliseconds. */
export const durationSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}[mhd]$/, 'write a whole number with m, h or d, such as 10m, 6h or 14d')
  .transform((text): Millis => Number.parseInt(text, 10) * (UNITS[text.slice(-1)] ?? MINUTE));
