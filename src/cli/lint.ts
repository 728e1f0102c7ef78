import { Command } from 'commander';
import {
  DefinitionError,
  describeFinding,
  type Finding,
  lintLibrary,
  loadLibrary,
} from '../definitions/index.ts';
import { lintForms } from '../matching/index.ts';
import { FINDINGS, GOOD, InputError } from './exit.ts';
import { indicatorsOption } from './library.ts';
import { processTerminal } from './output.ts';

/** `signpost lint`: whether the definitions are valid, and what is doubtful in them. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('check the definitions: errors with file, line and mend, then warnings')
    .option('--json', 'one finding per line as JSON')
    .option('--strict', 'warnings are findings too (exit code 1)')
    .addOption(indicatorsOption())
    .action(async (options: { indicators: string; json?: boolean; strict?: boolean }) => {
      const findings = lintFolder(options.indicators);
      const { out } = processTerminal();
      await out.write(findings.map((each) => (options.json ? JSON.stringify(each) : describeFinding(each))));
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      if (!options.json) await out.write([`${errors} errors, ${findings.length - errors} warnings`]);
      process.exitCode = errors > 0 || (options.strict && findings.length > 0) ? FINDINGS : GOOD;
    });
}

/** Every finding of a library folder, errors first. @throws InputError when there is no such folder. */
export function lintFolder(dir: string): Finding[] {
  try {
    const library = loadLibrary(dir);
    const all = [...lintLibrary(library), ...lintForms(library)];
    return all.sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0));
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    const [first] = error.findings;
    if (first?.code === 'no-folder') throw new InputError(describeFinding(first));
    return [...error.findings];
  }
}
