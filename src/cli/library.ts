import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { DefinitionError, describeFinding, type Library, loadLibrary } from '../definitions/index.ts';
import { InputError } from './exit.ts';

/** The definitions that come with the checkout, as seen from where the command runs, so that messages stay short. */
export const SHIPPED = relative(process.cwd(), fileURLToPath(new URL('../../indicators', import.meta.url)));

/** `--indicators DIR`, the same for every command that reads definitions. */
export const indicatorsOption = (): Option =>
  new Option('--indicators <dir>', 'folder of the definitions').default(SHIPPED, 'the shipped ones');

/** Loads definitions for a command that needs them sound. @throws InputError naming every file, line and mend. */
export function openLibrary(dir: string): Library {
  try {
    return loadLibrary(dir);
  } catch (error) {
    if (error instanceof DefinitionError)
      throw new InputError(error.findings.map(describeFinding).join('\n'));
    throw error;
  }
}
