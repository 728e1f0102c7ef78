import type { Finding } from '../definitions/finding.ts';
import type { Library } from '../definitions/model.ts';
import { tokenise } from '../text/index.ts';
import { clashingForms } from './events/inflect.ts';
import { findScopedMarks } from './marks.ts';

/** What only matching can know of a vocabulary: forms of actions in two kinds, and names that hold a trigger of a mark. */
export function lintForms(library: Library): Finding[] {
  return [...formsInTwoKinds(library), ...triggersInNames(library)];
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
