import type { MarkName } from '../../evidence/index.ts';
import { tokenise } from '../../text/index.ts';

/** Where a mark's trigger stands to the event it marks. */
export type MarkReach = 'forward' | 'backward' | 'clause' | 'sentence' | 'own';

export interface MarkTrigger {
  mark: MarkName;
  reach: MarkReach;
  /** The trigger's folded words, for the explanation. */
  text: string;
}

/** A word or phrase with its classes; `words` are folded. */
export interface LexiconEntry {
  words: readonly string[];
  classes: number;
  trigger: MarkTrigger | undefined;
}

/** Entries by their first folded word, longest first. */
export type Lexicon = ReadonlyMap<string, readonly LexiconEntry[]>;

/** Words of one class, separated by commas; a mark's trigger words say how far the mark reaches. */
export interface LexiconRow {
  classes: number;
  words: string;
  mark?: MarkName;
  reach?: MarkReach;
}

function merged(old: LexiconEntry, row: LexiconEntry): LexiconEntry {
  return { words: old.words, classes: old.classes | row.classes, trigger: old.trigger ?? row.trigger };
}

/** Folds every word as the texts are folded; a phrase listed in two rows has both classes. */
export function compileLexicon(rows: readonly LexiconRow[]): Lexicon {
  const entries = new Map<string, LexiconEntry>();
  for (const { classes, words: list, mark, reach } of rows) {
    for (const phrase of list.split(',')) {
      const words = tokenise(phrase).map((token) => token.norm);
      if (words.length === 0) continue;
      const key = words.join(' ');
      const trigger = mark === undefined ? undefined : { mark, reach: reach ?? 'forward', text: key };
      const entry = { words, classes, trigger };
      const old = entries.get(key);
      entries.set(key, old === undefined ? entry : merged(old, entry));
    }
  }
  return byFirstWord([...entries.values()]);
}

function byFirstWord(entries: readonly LexiconEntry[]): Lexicon {
  const lexicon = new Map<string, LexiconEntry[]>();
  for (const entry of entries) {
    const first = entry.words[0] ?? '';
    const list = lexicon.get(first);
    if (list === undefined) lexicon.set(first, [entry]);
    else list.push(entry);
  }
  for (const list of lexicon.values()) list.sort((a, b) => b.words.length - a.words.length);
  return lexicon;
}

/** Folded words of a comma list, for small sets that are no class. */
export const wordSet = (list: string): ReadonlySet<string> =>
  new Set(list.split(',').flatMap((word) => tokenise(word).map((token) => token.norm)));
