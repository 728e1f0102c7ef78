import type { FormKind } from '../action.ts';

/** Present stems of the verbs that make compound verbs; any other verb gives its own after `~`. */
const PRESENT_STEMS: ReadonlyMap<string, string> = new Map([
  ['کرد', 'کن'],
  ['داد', 'ده'],
  ['گرفت', 'گیر'],
  ['زد', 'زن'],
  ['شد', 'شو'],
  ['کشت', 'کش'],
  ['برد', 'بر'],
  ['بست', 'بند'],
]);

function activeForms(past: string, present: string | undefined): [string, FormKind][] {
  const forms: [string, FormKind][] = [
    [past, 'past'],
    [`${past}ند`, 'past'],
    [`${past}ه`, 'past'],
    [`${past}ه‌اند`, 'past'],
    [`خواهد ${past}`, 'finite'],
    [`خواهند ${past}`, 'finite'],
    [`خواهیم ${past}`, 'finite'],
    [`${past}یم`, 'past'],
  ];
  if (present === undefined) return forms;
  for (const ending of ['د', 'ند', 'یم']) {
    forms.push([`می‌${present}${ending}`, 'finite'], [`${present}${ending}`, 'finite']);
  }
  return forms;
}

/** A compound with کرد is passive with شد; a simple verb with its participle and شد (کشته شد). */
function passiveForms(past: string, isCompound: boolean): [string, FormKind][] {
  if (past === 'شد') return [];
  const base = isCompound && past === 'کرد' ? '' : `${past}ه `;
  return ['شد', 'شدند', 'شده', 'شده‌اند', 'می‌شود', 'می‌شوند'].map((form) => [base + form, 'passive']);
}

/** Forms of `زد~زن` (past and present stem) or of a compound such as `حمله کرد`, whose last word is inflected. */
export function inflectPersianVerb(entry: string): [text: string, kind: FormKind][] {
  const [lemma = '', given] = entry.split('~').map((part) => part.trim());
  const words = lemma.split(/\s+/);
  const past = words.pop() ?? '';
  const front = words.length === 0 ? '' : `${words.join(' ')} `;
  const forms = [
    // "شهید شد": a compound with شد is passive in every form.
    ...activeForms(past, given ?? PRESENT_STEMS.get(past)).map(([form, kind]): [string, FormKind] => [
      form,
      past === 'شد' && words.length > 0 ? 'passive' : kind,
    ]),
    ...passiveForms(past, words.length > 0),
  ];
  return forms.map(([form, kind]) => [front + form, kind]);
}
