import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';

/** Which clock and which feeds a data folder belongs to: exercise evidence must never mix with real evidence. */
export type Purpose = 'exercise' | 'live';

export interface DataFolder {
  path: string;
  database: string;
  mailbox: string;
  journal: string;
  sources: string;
  /** Removes a folder that was made for this run only. */
  discard(): void;
}

/** The data folder cannot be used; says why and what to do. */
export class DataFolderError extends Error {
  override name = 'DataFolderError';
}

const purposeSchema = z.object({ purpose: z.enum(['exercise', 'live']) });

/**
 * Opens the data folder, or a temporary one when no path is given.
 * @throws DataFolderError when it cannot be made or holds the data of the other purpose.
 */
export function openFolder(purpose: Purpose, path?: string): DataFolder {
  const folder = path === undefined ? mkdtempSync(join(tmpdir(), 'signpost-')) : resolve(path);
  try {
    makeFolder(folder);
    claim(folder, purpose);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(`cannot use the data folder ${folder}: ${String(error)}. Give another --data`);
  }
  return {
    path: folder,
    database: join(folder, 'database'),
    mailbox: join(folder, 'mailbox'),
    journal: join(folder, 'journal.jsonl'),
    sources: join(folder, 'sources.yaml'),
    discard: () => {
      if (path === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Node's recursive mkdir never ends where a file system refuses new folders with "not found", as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function claim(folder: string, purpose: Purpose): void {
  const held = purposeOf(folder);
  if (held === undefined) writeDurably(purposeFile(folder), `${JSON.stringify({ purpose })}\n`);
  else if (held !== purpose) {
    throw new DataFolderError(
      `${folder} holds ${held} data and this run is ${purpose}: give another --data, the two are never mixed`,
    );
  }
}

const purposeFile = (folder: string): string => join(folder, 'signpost.json');

/** What the folder was claimed for, if any run claimed it. @throws DataFolderError when its mark cannot be read. */
export function purposeOf(folder: string): Purpose | undefined {
  const file = purposeFile(folder);
  if (!existsSync(file)) return undefined;
  const held = purposeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!held.success)
    throw new DataFolderError(`${file} is damaged: remove the folder or give another --data`);
  return held.data.purpose;
}

/** Writes a file so that a crash leaves either the old content or the new, never half. */
export function writeDurably(file: string, content: string): void {
  const half = `${file}.${process.pid}.half`;
  const handle = openSync(half, 'w');
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
}
