import type { IsoInstant, Level, Transition } from '../evidence/index.ts';
import { LEVEL_WORDS } from '../evidence/index.ts';

/** `level 4 (Substantial)`. */
export const levelText = (level: Level): string => `level ${level} (${LEVEL_WORDS[level]})`;

/** `2030-01-23 06:00 UTC`. */
export const utcText = (at: IsoInstant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** `1 problem`, `2 problems`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  const last = parts.at(-1);
  if (last === undefined) return 'none';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** A state of a problem or indicator in words. */
export function stateText(value: Transition['was']): string {
  if (value === null) return 'not assessed';
  return typeof value === 'number' ? levelText(value) : value;
}

/** Text without a full stop at its end, to be built into a sentence. */
export const bare = (text: string): string => text.trim().replace(/[.\s]+$/, '');
