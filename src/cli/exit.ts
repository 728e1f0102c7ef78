/** Exit codes of every command (DESIGN.md's contract). */
export const GOOD = 0;
/** The command did its work and found something to mend. */
export const FINDINGS = 1;
/** Bad usage or input. */
export const BAD_INPUT = 2;

/** Bad usage or input that ends a command: one clear line with the place and the mend, exit code 2. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}
