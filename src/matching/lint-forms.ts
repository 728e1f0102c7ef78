import type { Condition, Term } from '../definitions/condition.ts';
import type { Finding } from '../definitions/finding.ts';
import type { Library } from '../definitions/model.ts';
import { tokenise } from '../text/index.ts';
import { isCommonWord } from './engine/common-words.ts';
import { clashingForms, inflect } from './events/inflect.ts';
import { findScopedMarks } from './marks.ts';

/**
 * What only matching can know of a library: forms of actions in two kinds, names that hold a trigger of a mark, and indicators that
 * a single word of any news satisfies.
 */
export function lintForms(library: Library): Finding[] {
  return [...formsInTwoKinds(library), ...triggersInNames(library), ...plainWords(library)];
}

/** An act by itself, or a word of every second page: whoever did it, to whom and wherever. */
function plainWords(library: Library): Finding[] {
  const acts = formsOfActs(library);
  return library.problems.flatMap(({ indicators }) =>
    indicators.flatMap(({ id, condition, place }) => {
      const word = sufficientWord(condition, { library, acts });
      if (word === undefined) return [];
      const reason = `${id} needs nothing but ${word}, with no actor, place or event beside it`;
      const mend = 'say who does it (event), or ask for an actor or a place with it (near, sentence)';
      return [{ ...place, severity: 'warning' as const, code: 'plain-word', reason, mend }];
    }),
  );
}

/** Every single word that is a form of an act, folded. */
function formsOfActs({ vocabulary }: Library): ReadonlySet<string> {
  const forms = [...vocabulary.entries.values()].flatMap(({ action }) => (action ? inflect(action) : []));
  return new Set(
    forms.flatMap(({ text }) => {
      const [word, second] = tokenise(text);
      return word !== undefined && second === undefined ? [word.norm] : [];
    }),
  );
}

interface Plain {
  library: Library;
  acts: ReadonlySet<string>;
  actsOnly?: boolean;
}

/** What alone makes the condition hold, when that is a plain word: `"attacks"`, `actions.attack`. */
function sufficientWord(condition: Condition, plain: Plain): string | undefined {
  const first = (each: readonly Condition[]) => firstOf(each, (one) => sufficientWord(one, plain));
  switch (condition.type) {
    case 'term':
      return isPlain(condition.term, plain) ? `"${condition.term.text}"` : undefined;
    case 'list':
      return plainMember(condition.list, plain);
    case 'place':
    case 'event':
    case 'none':
      return undefined;
    case 'sentence':
    case 'field':
      return sufficientWord(condition.that, plain);
    case 'any':
      return first(condition.of);
    case 'atLeast':
      return condition.count === 1 ? first(condition.of) : undefined;
    case 'weights':
      return first(
        condition.of.filter(({ weight }) => weight >= condition.threshold).map(({ when }) => when),
      );
    default:
      return together(
        condition.of.filter(({ type }) => type !== 'none'),
        plain,
      );
  }
}

/** Several that must meet are plain when each of them is an act; a common word beside one may well be what it is about. */
function together(wanted: readonly Condition[], plain: Plain): string | undefined {
  const among = wanted.length === 1 ? plain : { ...plain, actsOnly: true };
  const words = wanted.map((each) => sufficientWord(each, among));
  return words.includes(undefined) ? undefined : words.join(' with ');
}

function firstOf<T>(of: readonly T[], find: (each: T) => string | undefined): string | undefined {
  for (const each of of) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function plainMember(list: string, plain: Plain): string | undefined {
  const { entries, lists } = plain.library.vocabulary;
  return firstOf(lists.get(list) ?? [], (name) => {
    const entry = entries.get(name);
    if (entry?.action) return name;
    if (entry?.kind !== 'words') return undefined;
    const alias = entry.aliases.find(({ term, needs }) => needs === undefined && isPlain(term, plain));
    return alias && `"${alias.term.text}" of ${name}`;
  });
}

function isPlain({ words, prefix, exactCase }: Term, { acts, actsOnly }: Plain): boolean {
  const [word, second] = words;
  if (word === undefined || second !== undefined || prefix || exactCase) return false;
  return acts.has(word) || (!actsOnly && isCommonWord(word));
}

function triggersInNames(library: Library): Finding[] {
  const named = [...library.vocabulary.entries.values()].filter(
    ({ kind }) => kind !== 'words' && kind !== 'actions',
  );
  return named.flatMap(({ aliases, name, place }) =>
    aliases.flatMap(({ term }) => {
      const [found] = findScopedMarks(term.text, tokenise(term.text), undefined);
      if (!found) return [];
      const reason = `"${term.text}" of ${name} holds "${found.trigger}", which marks what stands beside it as ${found.mark}`;
      const mend = 'write the name without that word, or list it as one that asks for support';
      return [{ ...place, severity: 'warning' as const, code: 'trigger-in-name', reason, mend }];
    }),
  );
}

function formsInTwoKinds(library: Library): Finding[] {
  const entries = [...library.vocabulary.entries.values()];
  const actions = entries.flatMap(({ action }) => action ?? []);
  return clashingForms(actions).flatMap(({ text, lang, kinds }) => {
    const place = library.vocabulary.entries.get(`actions.${kinds[1]}`)?.place;
    if (!place) return [];
    const reason = `"${text}" (${lang}) is a form of actions.${kinds[0]} and of actions.${kinds[1]}`;
    const mend = 'keep its lemma in one of the two, or write the other as a phrase';
    return [{ ...place, severity: 'error' as const, code: 'form-in-two-kinds', reason, mend }];
  });
}
