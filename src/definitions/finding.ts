import type { Place } from './model.ts';

/** Something wrong or doubtful in a definition, with what to do about it. */
export interface Finding extends Place {
  /** An error stops the library from loading; a warning is for `signpost lint`. */
  severity: 'error' | 'warning';
  /** Short stable name, e.g. `unknown-vocabulary`. */
  code: string;
  reason: string;
  mend: string;
}

/** One line as compilers print it: `file:line: error reason (mend)`. */
export const describeFinding = (finding: Finding): string =>
  `${finding.file}:${finding.line}: ${finding.severity}: ${finding.reason}; ${finding.mend} [${finding.code}]`;

/** Definitions that cannot be used. Carries every finding, not only the first. */
export class DefinitionError extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(describeFinding).join('\n'));
    this.name = 'DefinitionError';
    this.findings = findings;
  }
}

/** Collects findings while files are read, so that an analyst sees all of them at once. */
export class Findings {
  readonly all: Finding[] = [];

  error(place: Place, code: string, reason: string, mend: string): void {
    this.all.push({ ...place, severity: 'error', code, reason, mend });
  }

  warn(place: Place, code: string, reason: string, mend: string): void {
    this.all.push({ ...place, severity: 'warning', code, reason, mend });
  }

  get errors(): Finding[] {
    return this.all.filter((finding) => finding.severity === 'error');
  }

  /** @throws DefinitionError when there is any error. */
  throwErrors(): void {
    const errors = this.errors;
    if (errors.length > 0) throw new DefinitionError(errors);
  }
}
