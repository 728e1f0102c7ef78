import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type EpochMillis, fromIso, toIso } from '../src/evidence/index.ts';
import { EXERCISE } from './exercise/span.ts';
import { DataFolderError, writeDurably } from './folder.ts';

export const ROUNDS = Math.floor((EXERCISE.end - EXERCISE.start) / EXERCISE.step) + 1;
export const roundAt = (index: number): EpochMillis => EXERCISE.start + index * EXERCISE.step;

/** How far a replay of the exercise has come. */
export interface Cursor {
  /** Rounds finished so far. */
  finished(): number;
  finish(index: number): void;
}

const cursorSchema = z.object({ nextRound: z.iso.datetime() });
const fileIn = (folder: string): string => join(folder, 'replay.json');

/** Keeps in the folder which round comes next; a round interrupted half way is done again, which changes nothing twice. */
export function openCursor(folder: string): Cursor {
  let finished = finishedIn(folder) ?? 0;
  return {
    finished: () => finished,
    finish(index) {
      finished = index + 1;
      writeDurably(fileIn(folder), `${JSON.stringify({ nextRound: toIso(roundAt(finished)) })}\n`);
    },
  };
}

/**
 * What time it is in the exercise that a folder holds: its next round's, or its end; undefined where none was replayed.
 * @throws DataFolderError when the folder's note of it is damaged.
 */
export function exerciseTime(folder: string): EpochMillis | undefined {
  const finished = finishedIn(folder);
  return finished === undefined ? undefined : roundAt(Math.min(finished, ROUNDS - 1));
}

function finishedIn(folder: string): number | undefined {
  const file = fileIn(folder);
  if (!existsSync(file)) return undefined;
  try {
    const { nextRound } = cursorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return Math.round((fromIso(nextRound) - EXERCISE.start) / EXERCISE.step);
  } catch {
    throw new DataFolderError(
      `${file} is damaged: remove it to replay from the start; nothing is stored or mailed twice`,
    );
  }
}
