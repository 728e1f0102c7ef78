/** Exchanges two names, in a text or in what is expected of it. */
export const swap = (text: string, a: string, b: string): string =>
  text.replaceAll(a, '\u0001').replaceAll(b, a).replaceAll('\u0001', b);

/** "Falcon agent, Osprey target" with the two exchanged, in the order `roles` prints. */
export const swapRoles = (expected: string): string =>
  swap(expected, 'Falcon', 'Osprey').split(', ').sort().join(', ');
