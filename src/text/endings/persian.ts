/**
 * Endings that Persian joins to a word with a zero-width non-joiner: plurals ("گروه‌ها"), the indefinite ("حمله‌ای"), possessives
 * ("حمله‌شان"), also one behind the other ("موشک‌هایشان"). Written here in folded letters (ya and kaf as in Arabic).
 */
const POSSESSIVES = 'م ت ش مان تان شان'.split(' ');
const ENDINGS: ReadonlySet<string> = new Set([
  ...'ها هاي هايي اي ي يي ام ات اش مان تان شان ايم اند ان يان'.split(' '),
  ...POSSESSIVES.flatMap((ending) => [`ها${ending}`, `هاي${ending}`]),
]);

/** Shortest word that can carry one: "می‌" and "نمی‌" are parts of verbs. */
const SHORTEST_BASE = 3;

/** Whether `ending` (folded) is one behind a word of `length` letters. */
export const isPersianEnding = (length: number, ending: string): boolean =>
  length >= SHORTEST_BASE && ENDINGS.has(ending);
