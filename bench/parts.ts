/** One measurement of the bench: a script of its own process, so that none warms or burdens the next. */
export interface Part {
  name: string;
  script: string;
  /** Flags of Node it needs. */
  flags: readonly string[];
}

/** Everything `npm run bench` measures, in this order. Each part takes `--write` and then puts its tables into its page. */
export const PARTS: readonly Part[] = [
  { name: 'matching', script: 'matching.ts', flags: ['--expose-gc'] },
  { name: 'collect', script: 'collect.ts', flags: [] },
  { name: 'assess', script: 'assess.ts', flags: [] },
];

/** Parts named on the command line, all of them when none is, and what is left for the parts themselves. */
export function chosenParts(args: readonly string[]): { parts: readonly Part[]; options: string[] } {
  const names = args.filter((each) => !each.startsWith('--'));
  const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new RangeError(
      `there is no part "${unknown}" of the bench; there are ${PARTS.map(({ name }) => name).join(', ')}`,
    );
  return {
    parts: names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.includes(name)),
    options: args.filter((each) => each.startsWith('--')),
  };
}
