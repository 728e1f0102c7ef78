import type { Library } from '../definitions/model.ts';
import { Engine } from './engine/engine.ts';
import { readRoles } from './events/index.ts';
import type { ReadRoles } from './evidence.ts';
import type { Matcher } from './matcher.ts';

export type { ClauseTrace, Explanation, IndicatorTrace } from './explanation.ts';
export { type Gap, GapFinder, type Gaps } from './gaps.ts';
export { lintForms } from './lint-forms.ts';
export type { Matcher } from './matcher.ts';
export { readRoles };

/** Compiles a library into the matcher that production uses. */
export function compileLibrary(library: Library, read: ReadRoles = readRoles): Matcher {
  return new Engine(library, read);
}
