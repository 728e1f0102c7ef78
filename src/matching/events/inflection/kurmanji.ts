import type { FormKind } from '../action.ts';

/** Past, perfect, present and subjunctive, singular and plural, of the verbs that make compounds. */
const LIGHT: Readonly<Record<string, readonly string[]>> = {
  kir: ['kir', 'kirin', 'kirine', 'kiriye', 'kiribû', 'dike', 'dikin', 'bike', 'bikin'],
  kirin: ['kir', 'kirin', 'kirine', 'kiriye', 'kiribû', 'dike', 'dikin', 'bike', 'bikin'],
};
/** "was", "were", "is being" before the infinitive of a passive. */
const WAS = [
  'hat',
  'hate',
  'hatin',
  'hatine',
  'hatiye',
  'hatibû',
  'hatibûn',
  'tê',
  'tên',
  'tête',
  'bê',
  'bên',
];

/** Forms of `hat kuştin` (passive: any time), of `êrîş kir` (its last word in every time), else the entry as printed. */
export function inflectKurmanjiVerb(entry: string): [text: string, kind: FormKind][] {
  const words = entry.trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (WAS.includes(first) && words.length > 1) {
    const rest = words.slice(1).join(' ');
    return WAS.map((was) => [`${was} ${rest}`, 'passive']);
  }
  const light = words.length > 1 ? LIGHT[last] : undefined;
  if (light === undefined) return [[entry, 'past']];
  const front = words.slice(0, -1).join(' ');
  return light.map((form) => [`${front} ${form}`, 'past']);
}
