import type { EpochMillis, ProblemId } from '../evidence/index.ts';
import { DAY, toIso } from '../evidence/index.ts';
import { readCsv } from './csv.ts';

/** Something that happened, with the time it was first reported. */
export interface KnownEvent {
  id: string;
  problem: ProblemId;
  /** `event` is scored; threats, precursors, responses and the like are shown beside it. */
  kind: string;
  major: boolean;
  at: EpochMillis;
  description: string;
}

/** What could not be used of a list of events, with its line and the mend. */
export interface EventFault {
  line: number;
  problem: string;
}

export interface EventList {
  events: KnownEvent[];
  faults: EventFault[];
}

/** The kind of events that warnings are scored against. */
export const SCORED = 'event';
const TIME_COLUMNS = ['first_reported', 'at', 'time', 'date', 'published'] as const;

export const isScored = ({ kind }: KnownEvent): boolean => kind === SCORED;

/** Begin of the UTC day after the event: an alert before it is still on the event's day. */
export const dayEnd = (at: EpochMillis): EpochMillis => (Math.floor(at / DAY) + 1) * DAY;

/**
 * Reads a list of known events: CSV with a header and the columns `id`, `problem` and `first_reported` (or `at`, `time`,
 * `date`); `kind`, `major` and `description` are optional. Rows that cannot be used become faults, the others go on.
 */
export function readEvents(text: string): EventList {
  const [header, ...rows] = readCsv(text);
  if (header === undefined) return fault(1, 'is empty; give a header and one event per line');
  if (header.unclosed) return fault(header.line, UNCLOSED);
  const columns = new Map(header.cells.map((name, at) => [name.trim().toLowerCase(), at]));
  const time = TIME_COLUMNS.find((name) => columns.has(name));
  const missing = ['id', 'problem'].filter((name) => !columns.has(name));
  if (time === undefined) missing.push('first_reported');
  if (missing.length > 0)
    return fault(header.line, `has no column "${missing.join('", "')}"; name it in the header`);
  const list: EventList = { events: [], faults: [] };
  for (const { line, cells, unclosed } of rows) {
    if (unclosed) {
      list.faults.push({ line, problem: UNCLOSED });
      continue;
    }
    const cell = (name: string): string => (cells[columns.get(name) ?? -1] ?? '').trim();
    const read = readRow(cell, time ?? 'first_reported');
    if (typeof read === 'string') list.faults.push({ line, problem: read });
    else if (list.events.some(({ id }) => id === read.id))
      list.faults.push({ line, problem: `the id "${read.id}" is taken; give each event its own` });
    else list.events.push(read);
  }
  list.events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return list;
}

const UNCLOSED = 'opens a quote that is never closed, so that all that follows is lost; close it';

const fault = (line: number, problem: string): EventList => ({ events: [], faults: [{ line, problem }] });

function readRow(cell: (name: string) => string, time: string): KnownEvent | string {
  const at = Date.parse(cell(time));
  if (cell('id') === '' || cell('problem') === '') return 'needs an "id" and a "problem"';
  if (!/^\d{4}-\d{2}-\d{2}/.test(cell(time)) || Number.isNaN(at))
    return `"${cell(time)}" is no time; write ISO 8601 such as ${toIso(0).slice(0, 19)}Z`;
  return {
    id: cell('id'),
    problem: cell('problem'),
    kind: cell('kind') || SCORED,
    major: /^(?:yes|true|1|major)$/i.test(cell('major')),
    at,
    description: cell('description'),
  };
}
