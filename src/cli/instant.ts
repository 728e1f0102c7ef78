import * as z from 'zod';
import { type EpochMillis, fromIso } from '../evidence/index.ts';
import { InputError } from './exit.ts';

/** An instant as an option gives it. @throws InputError naming the option. */
export function instantOf(text: string, option: string): EpochMillis {
  const read = z.iso.datetime({ offset: true }).safeParse(text);
  if (!read.success) throw new InputError(`${option} "${text}" is no instant such as 2030-01-23T06:00:00Z`);
  return fromIso(read.data);
}
