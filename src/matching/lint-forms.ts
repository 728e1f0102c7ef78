import type { Finding } from '../definitions/finding.ts';
import type { Library } from '../definitions/model.ts';
import { clashingForms } from './events/inflect.ts';

/** Forms of actions that would be read as two kinds of act at once. */
export function lintForms(library: Library): Finding[] {
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
