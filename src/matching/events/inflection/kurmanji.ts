import type { FormKind } from '../action.ts';

/** Past, perfect and present, singular and plural, of the verb that makes compounds. */
const DID = ['kir', 'kirin', 'kirine', 'kiriye', 'kiribû', 'dike', 'dikin'];
/** Its subjunctive: after "dê", "divê", "dixwaze"; nothing was done. */
const TO_DO = ['bike', 'bikin'];
/** "was", "were", "is being" before the infinitive of a passive. */
const WAS = ['hat', 'hate', 'hatin', 'hatine', 'hatiye', 'hatibû', 'hatibûn', 'tê', 'tên', 'tête'];
/** "be": as a form of its own, since the infinitive alone would be read as a past. Which mood it is, the reader of roles says. */
const TO_BE = ['bê', 'bên'];

/** Forms of `hat kuştin` (passive: any time), of `êrîş kir` (its last word in every time), else the entry as printed. */
export function inflectKurmanjiVerb(entry: string): [text: string, kind: FormKind][] {
  const words = entry.trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (WAS.includes(first) && words.length > 1) {
    const rest = words.slice(1).join(' ');
    return [...WAS, ...TO_BE].map((form) => [`${form} ${rest}`, 'passive']);
  }
  const isCompound = words.length > 1 && (last === 'kir' || last === 'kirin');
  if (!isCompound) return [[entry, words.some((word) => TO_DO.includes(word)) ? 'finite' : 'past']];
  const front = words.slice(0, -1).join(' ');
  return [
    ...DID.map((form): [string, FormKind] => [`${front} ${form}`, 'past']),
    ...TO_DO.map((form): [string, FormKind] => [`${front} ${form}`, 'finite']),
  ];
}
