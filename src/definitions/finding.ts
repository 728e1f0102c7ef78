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

/** Where something stands, as compilers print it: `file:line:column`. */
export const describePlace = ({ file, line, column }: Place): string =>
  column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;

/** One line as compilers print it: `file:line:column: error: reason; mend [code]`. */
export const describeFinding = (finding: Finding): string =>
  `${describePlace(finding)}: ${finding.severity}: ${finding.reason}; ${finding.mend} [${finding.code}]`;

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

  /** Takes back findings that follow from another one: a name is not unknown when its file could not be read. */
  withdraw(...codes: readonly string[]): void {
    const rest = this.all.filter(({ code }) => !codes.includes(code));
    this.all.splice(0, this.all.length, ...rest);
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
