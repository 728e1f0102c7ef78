import type { ActionEntry } from './action.ts';
import { REFERENCE } from './condition-schema.ts';
import type { Findings } from './finding.ts';
import type { Place } from './model.ts';
import { mendName } from './nearest-name.ts';
import { buildTerm, termKey } from './term.ts';
import type { Alias, Support, Vocabulary, VocabularyEntry, VocabularyKind } from './vocabulary.ts';
import {
  type AliasInput,
  type EntryInput,
  soundPartOf,
  type VocabularyFileInput,
  vocabularyFileSchema,
} from './vocabulary-schema.ts';
import { checkShape, type Path, type YamlFile } from './yaml-file.ts';

/** Words between an ambiguous alias and its support when the alias does not say. */
const SUPPORT_WITHIN = 40;

interface Reader {
  findings: Findings;
  entries: Map<string, VocabularyEntry>;
  parents: Map<string, string>;
  /** Lists as declared: what they include, and where. */
  declared: Map<string, { includes: string[]; place: Place }>;
  /** References still to be checked when every file is read. */
  pending: { name: string; place: Place }[];
  /** Names whose definition is wrong: they are there, so that whoever uses them has made no slip. */
  unread: string[];
}

/** Reads all vocabulary files into one: aliases as terms, lists with their members, places with what lies in them. */
export function buildVocabulary(files: readonly YamlFile[], findings: Findings): Vocabulary {
  const reader: Reader = {
    findings,
    entries: new Map(),
    parents: new Map(),
    declared: new Map(),
    pending: [],
    unread: [],
  };
  for (const yaml of files) {
    const input = checkShape(yaml, vocabularyFileSchema, findings);
    if (input) readFile(yaml, input, reader);
    else readSoundPart(yaml, reader);
  }
  checkNames(reader);
  linkPlaces(reader);
  return { entries: reader.entries, lists: membersOfLists(reader) };
}

/** What is sound in a file whose shape is wrong somewhere; the names of the rest are kept, because they do exist. */
function readSoundPart(yaml: YamlFile, reader: Reader): void {
  const part = soundPartOf(yaml.value);
  if (!part) return;
  reader.unread.push(...part.unread);
  readFile(yaml, part.file, reader);
}

function readFile(yaml: YamlFile, input: VocabularyFileInput, reader: Reader): void {
  for (const [id, list] of Object.entries(input.lists ?? {})) {
    const place = yaml.placeOf(['lists', id]);
    const name = `${input.kind}.${id}`;
    if (isTaken(name, place, reader)) continue;
    const includes = list.includes ?? [];
    reader.declared.set(name, { includes, place });
    includes.forEach((each, index) => {
      reader.pending.push({ name: each, place: yaml.placeOf(['lists', id, 'includes', index]) });
    });
  }
  for (const [id, entry] of Object.entries(input.entries ?? {})) readEntry(yaml, input, id, entry, reader);
}

function readEntry(
  yaml: YamlFile,
  file: VocabularyFileInput,
  id: string,
  entry: EntryInput,
  reader: Reader,
): void {
  const path = ['entries', id];
  const place = yaml.placeOf(path);
  const name = `${file.kind}.${id}`;
  if (isTaken(name, place, reader)) return;
  const lists = (entry.lists ?? []).map((list) => `${file.kind}.${list}`);
  lists.forEach((list, index) => {
    reader.pending.push({ name: list, place: yaml.placeOf([...path, 'lists', index]) });
  });
  readParent(yaml, path, name, entry.parent, reader);
  reader.entries.set(name, {
    name,
    kind: file.kind,
    title: entry.title,
    aliases: readAliases(yaml, path, entry, reader),
    lists,
    ancestors: [],
    at: entry.at ? { lat: entry.at[0], lon: entry.at[1] } : undefined,
    action: readAction(file.kind, id, entry, place, reader.findings),
    references: [...file.references, ...(entry.references ?? [])],
    place,
  });
}

function readParent(
  yaml: YamlFile,
  path: Path,
  name: string,
  parent: string | undefined,
  reader: Reader,
): void {
  if (parent === undefined) return;
  const place = yaml.placeOf([...path, 'parent']);
  if (!parent.startsWith('places.')) {
    const reason = `"${parent}" is no place, so nothing lies in it`;
    reader.findings.error(place, 'bad-value', reason, 'name an entry of kind places');
    return;
  }
  reader.parents.set(name, parent);
  reader.pending.push({ name: parent, place });
}

function isTaken(name: string, place: Place, reader: Reader): boolean {
  const before = reader.entries.get(name)?.place ?? reader.declared.get(name)?.place;
  if (!before) return false;
  const reason = `"${name}" is already defined at ${before.file}:${before.line}`;
  reader.findings.error(place, 'duplicate-id', reason, 'give one of them another name');
  return true;
}

/**
 * The same words twice in one entry are one alias, save that Turkish and Kurmanji ones count in texts of their language only
 * (src/matching/evidence.ts): what is written in both is kept for both.
 */
function readAliases(yaml: YamlFile, path: Path, entry: EntryInput, reader: Reader): Alias[] {
  const seen = new Set<string>();
  return Object.entries(entry.aliases ?? {}).flatMap(([lang, aliases]) =>
    aliases.flatMap((alias, index) => {
      const at = yaml.placeOf([...path, 'aliases', lang, index]);
      const built = readAlias(lang, alias, at, reader);
      if (!built || isSeen(built, seen)) return [];
      return [built];
    }),
  );
}

/** Notes the alias. */
function isSeen({ term, lang }: Alias, seen: Set<string>): boolean {
  const everywhere = termKey(term);
  const here = lang === 'tr' || lang === 'kmr' ? `${everywhere} ${lang}` : everywhere;
  if (seen.has(everywhere) || seen.has(here)) return true;
  seen.add(here);
  return false;
}

function readAlias(lang: string, input: AliasInput, place: Place, reader: Reader): Alias | undefined {
  const written = typeof input === 'string' ? { term: input } : input;
  const exactCase = 'case' in written && written.case === 'exact';
  const term = buildTerm(written.term, { exactCase }, place, reader.findings);
  if (!term) return undefined;
  if (!('needs' in written) || !written.needs) return { term, lang };
  return { term, lang, needs: readSupport(written.needs, place, reader) };
}

function readSupport(
  input: { any: string[]; within?: number | undefined },
  place: Place,
  reader: Reader,
): Support {
  const lists = input.any.filter((each) => REFERENCE.test(each));
  for (const name of lists) reader.pending.push({ name, place });
  const terms = input.any.flatMap((each) => {
    if (REFERENCE.test(each)) return [];
    return buildTerm(each, { exactCase: false }, place, reader.findings) ?? [];
  });
  return { terms, lists, within: input.within ?? SUPPORT_WITHIN };
}

const ACTION_KEYS = [
  'verbs',
  'nouns',
  'object-nouns',
  'mutual-verbs',
  'mutual-nouns',
] as const satisfies readonly (keyof EntryInput)[];

function readAction(
  kind: VocabularyKind,
  id: string,
  entry: EntryInput,
  place: Place,
  findings: Findings,
): ActionEntry | undefined {
  checkWords(kind, id, entry, (code, reason, mend) => findings.error(place, code, reason, mend));
  if (kind !== 'actions') return undefined;
  return {
    kind: id,
    plover: entry.plover,
    verbs: entry.verbs,
    nouns: entry.nouns,
    objectNouns: entry['object-nouns'],
    mutualVerbs: entry['mutual-verbs'],
    mutualNouns: entry['mutual-nouns'],
    lightVerbs: entry['light-verbs'],
    targetPrepositions: entry['target-prepositions'],
    symmetric: entry.symmetric,
  };
}

/** Actions have verbs and nouns, all else has aliases, and nothing has neither. */
function checkWords(
  kind: VocabularyKind,
  id: string,
  entry: EntryInput,
  report: (code: string, reason: string, mend: string) => void,
): void {
  const hasWords = ACTION_KEYS.some((key) => entry[key] !== undefined);
  if (kind !== 'actions') {
    if (hasWords)
      report('bad-value', `"${id}" has verbs or nouns but is no action`, 'move it to kind: actions');
    else if (!entry.aliases)
      report('empty', `"${id}" has no aliases, so it could never match`, 'write its names per language');
    return;
  }
  if (entry.aliases)
    report(
      'bad-value',
      `action "${id}" has aliases, which no event would see`,
      'write them under verbs or nouns, so that roles can be read',
    );
  if (!hasWords) report('empty', `action "${id}" has no words`, 'write its verbs or nouns per language');
}

function checkNames(reader: Reader): void {
  for (const { name, place } of reader.pending) {
    if (reader.entries.has(name) || reader.declared.has(name) || reader.unread.includes(name)) continue;
    reader.findings.error(
      place,
      'unknown-vocabulary',
      `nothing is named "${name}"`,
      mendName(name, [...reader.entries.keys(), ...reader.declared.keys()]),
    );
  }
}

function linkPlaces(reader: Reader): void {
  for (const entry of reader.entries.values()) {
    const chain: string[] = [];
    let up = reader.parents.get(entry.name);
    while (up !== undefined && up !== entry.name && !chain.includes(up)) {
      chain.push(up);
      up = reader.parents.get(up);
    }
    if (up === entry.name) {
      const reason = `"${entry.name}" lies inside itself (${[...chain, entry.name].join(' in ')})`;
      reader.findings.error(entry.place, 'circular', reason, 'mend the parent of one of them');
    }
    entry.ancestors = chain;
  }
}

/** Members of each list and descendants of each entry; also tells every entry the lists that hold it. */
function membersOfLists(reader: Reader): Map<string, string[]> {
  const members = new Map<string, Set<string>>();
  for (const name of [...reader.entries.keys(), ...reader.declared.keys(), ...reader.unread])
    members.set(name, new Set());
  for (const entry of reader.entries.values()) {
    for (const holder of [entry.name, ...entry.ancestors, ...entry.lists])
      members.get(holder)?.add(entry.name);
  }
  // An entry drawn in through a list brings what lies inside it, so this settles by repetition.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [list, { includes }] of reader.declared) {
      const into = members.get(list) ?? new Set<string>();
      const before = into.size;
      for (const each of includes) for (const member of members.get(each) ?? []) into.add(member);
      for (const each of [...into]) for (const member of members.get(each) ?? []) into.add(member);
      changed ||= into.size > before;
    }
  }
  for (const [list, { place }] of reader.declared) {
    if ((members.get(list)?.size ?? 0) > 0 || reader.unread.length > 0) continue;
    reader.findings.error(
      place,
      'empty-list',
      `list "${list}" has no members`,
      'name it in an entry, or delete it',
    );
  }
  for (const entry of reader.entries.values()) {
    entry.lists = [...reader.declared.keys()].filter((list) => members.get(list)?.has(entry.name)).sort();
  }
  return new Map([...members].map(([name, set]) => [name, [...set].sort()]));
}
