import type { Library } from '../definitions/model.ts';
import type { ReadRoles } from './evidence.ts';
import type { Matcher } from './matcher.ts';
import { compilePlainly } from './plain-matcher.ts';
import { readUnresolved } from './unresolved-roles.ts';

export type { ClauseTrace, Explanation, IndicatorTrace } from './explanation.ts';
export type { Matcher } from './matcher.ts';

/** Compiles a library into the matcher that production uses. */
export function compileLibrary(library: Library, readRoles: ReadRoles = readUnresolved): Matcher {
  return compilePlainly(library, readRoles);
}
