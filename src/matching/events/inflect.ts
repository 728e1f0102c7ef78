import type {
  ActionEntry,
  ActionForm,
  ActionSense,
  FormKind,
  RoleLanguage,
  WordsByLanguage,
} from './action.ts';
import { ROLE_LANGUAGES } from './action.ts';
import { inflectArabicNoun, inflectArabicVerb } from './inflection/arabic.ts';
import { inflectEnglishNoun, inflectEnglishVerb } from './inflection/english.ts';
import { inflectKurmanjiVerb } from './inflection/kurmanji.ts';
import { inflectPersianVerb } from './inflection/persian.ts';
import { inflectTurkishVerb } from './inflection/turkish.ts';

/** Sorani verbs are listed as printed; the passive shows in the form itself (کوژرا). */
function printedVerb(entry: string): [string, FormKind][] {
  const isPassive = /(?:را|ران|راوە|راون|رابوو|رێت|رێن|رێنەوە|رانەوە)$/u.test(entry);
  return [[entry, isPassive ? 'passive' : 'past']];
}

function verbForms(entry: string, lang: RoleLanguage): [string, FormKind][] {
  if (lang === 'en') return inflectEnglishVerb(entry);
  if (lang === 'ar') return inflectArabicVerb(entry);
  if (lang === 'fa') return inflectPersianVerb(entry);
  if (lang === 'tr') return inflectTurkishVerb(entry);
  return lang === 'kmr' ? inflectKurmanjiVerb(entry) : printedVerb(entry);
}

function nounForms(entry: string, lang: RoleLanguage): string[] {
  if (lang === 'en') return inflectEnglishNoun(entry);
  const printed = entry.split('~').map((form) => form.trim());
  return lang === 'ar' ? printed.flatMap(inflectArabicNoun) : printed;
}

/** Collects forms; the same text met twice (verb and noun "strike") becomes one form that can be both. */
class FormTable {
  private readonly forms = new Map<string, ActionForm>();
  private readonly sense: (lang: RoleLanguage) => Partial<ActionSense>;

  constructor(sense: (lang: RoleLanguage) => Partial<ActionSense>) {
    this.sense = sense;
  }

  add(text: string, lang: RoleLanguage, lemma: string, kind: FormKind, mutual: boolean): void {
    const key = `${lang}\t${text.toLowerCase()}`;
    const known = this.forms.get(key);
    const forms = known === undefined ? [kind] : [...new Set([...known.forms, kind])];
    // A word that is one-sided in one use ("fight") is not mutual by itself.
    const isMutual = known === undefined ? mutual : known.mutual === true && mutual;
    this.forms.set(key, {
      text,
      lang,
      lemma: known?.lemma ?? lemma,
      forms,
      mutual: isMutual,
      ...this.sense(lang),
    });
  }

  all(): ActionForm[] {
    return [...this.forms.values()];
  }
}

const firstPart = (entry: string): string => (entry.split('~')[0] ?? entry).trim();
const wordsOf = (words: WordsByLanguage | undefined, lang: RoleLanguage): readonly string[] =>
  words?.[lang] ?? [];

function addVerbs(table: FormTable, words: WordsByLanguage | undefined, mutual: boolean): void {
  for (const lang of ROLE_LANGUAGES) {
    for (const entry of wordsOf(words, lang)) {
      for (const [text, kind] of verbForms(entry, lang))
        table.add(text, lang, firstPart(entry), kind, mutual);
    }
  }
}

function addNouns(
  table: FormTable,
  words: WordsByLanguage | undefined,
  kind: FormKind,
  mutual: boolean,
): void {
  for (const lang of ROLE_LANGUAGES) {
    for (const entry of wordsOf(words, lang)) {
      for (const text of nounForms(entry, lang)) table.add(text, lang, firstPart(entry), kind, mutual);
    }
  }
}

/** Every surface form of an action entry, each once per language, with what it can be. */
export function inflect(entry: ActionEntry): ActionForm[] {
  const table = new FormTable((lang) => ({
    targetPrepositions: wordsOf(entry.targetPrepositions, lang),
    lightVerbs: wordsOf(entry.lightVerbs, lang),
  }));
  const symmetric = entry.symmetric === true;
  addVerbs(table, entry.verbs, symmetric);
  addNouns(table, entry.nouns, 'noun', symmetric);
  addNouns(table, entry.objectNouns, 'object-noun', symmetric);
  addVerbs(table, entry.mutualVerbs, true);
  addNouns(table, entry.mutualNouns, 'noun', true);
  return table.all();
}

/** One form claimed by two kinds: the event would be read as both. */
export interface FormClash {
  text: string;
  lang: RoleLanguage;
  kinds: [string, string];
}

/** Forms that land in two kinds, to be refused by the loader. */
export function clashingForms(entries: readonly ActionEntry[]): FormClash[] {
  const owners = new Map<string, string>();
  const clashes: FormClash[] = [];
  for (const entry of entries) {
    for (const form of inflect(entry)) {
      const key = `${form.lang}\t${form.text.toLowerCase()}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, entry.kind);
      else if (owner !== entry.kind)
        clashes.push({ text: form.text, lang: form.lang, kinds: [owner, entry.kind] });
    }
  }
  return clashes;
}
