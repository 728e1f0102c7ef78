import { readFileSync } from 'node:fs';

/** Which rooms a room may import, as the table in AGENTS.md says; the table is the rule. */
export interface Room {
  /** `src/text`, `lambdas`, ... */
  folder: string;
  may: (room: string) => boolean;
  /** Rooms of which only types may be imported. */
  typesOnly: ReadonlySet<string>;
  /** The rule as it stands in the table. */
  rule: string;
}

const ROW = /^\| `([\w/-]+?)\/?` \|[^|]*\| ([^|]*) \|$/;

/** The rooms of AGENTS.md's table by folder. @throws Error when the table cannot be found or read. */
export function readRooms(agents: URL): Map<string, Room> {
  const rows = readFileSync(agents, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, folder, rule] = ROW.exec(line) ?? [];
      return folder && rule ? [roomOf(folder, rule.trim())] : [];
    });
  if (rows.length < 10)
    throw new Error(
      'AGENTS.md has no table of rooms that can be read: keep "| `folder` | holds | may import |"',
    );
  return new Map(rows.map((room) => [room.folder, room]));
}

function roomOf(folder: string, rule: string): Room {
  const entries = rule
    .replaceAll('`', '')
    .replaceAll(/\((?!types\))[^)]*\)/g, '')
    .split(',')
    .map((entry) => entry.trim());
  const names = entries.map((entry) => entry.replace(/ \(types\)$/, ''));
  const typesOnly = new Set(
    entries.filter((entry) => entry.endsWith('(types)')).map((entry) => folderOf(entry.slice(0, -8))),
  );
  const everything = names.includes('all');
  const source = everything || names.includes('src') || names.includes('all of src');
  const folders = new Set(names.map(folderOf));
  const may = (room: string) =>
    everything || room === folder || folders.has(room) || (source && room.startsWith('src/'));
  return { folder, may, typesOnly, rule };
}

const folderOf = (name: string): string =>
  /^(lambdas|local|cdk|src|all|nothing)\b/.test(name) ? name : `src/${name}`;
