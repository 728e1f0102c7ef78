/** A stretch of a text, UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** What is kept of a text, and where the stretches lie in it. */
export interface Excerpt<S extends Stretch> {
  text: string;
  kept: S[];
}

const GAP = ' … ';
/** Room for one at either end. */
const ENDS = 2 * '… '.length;
const STEP = 8;

/**
 * At most `limit` characters of a text around the given stretches, in order: whole words of their surroundings, as many as there is
 * room for, with an ellipsis where something was left out. Stretches for which there is no room at all are left out, the last first.
 */
export function excerptOf<S extends Stretch>(
  text: string,
  stretches: readonly S[],
  limit: number,
): Excerpt<S> {
  const inOrder = [...stretches].sort((a, b) => a.start - b.start || a.end - b.end);
  if (text.length <= limit) return { text, kept: inOrder };
  for (let around = limit; around > 0; around -= STEP) {
    const windows = windowsOf(text, inOrder, around);
    if (lengthOf(windows) <= limit) return joined(text, inOrder, windows);
  }
  const bare = windowsOf(text, inOrder, 0);
  while (bare.length > 1 && lengthOf(bare) > limit) bare.pop();
  return joined(
    text,
    inOrder,
    bare.map((one) => within(text, one, limit - ENDS)),
  );
}

function lengthOf(windows: readonly Stretch[]): number {
  const texts = windows.reduce((sum, { start, end }) => sum + end - start, 0);
  return texts + Math.max(0, windows.length - 1) * GAP.length + ENDS;
}

/** The stretches with up to `around` characters of whole words on both sides; what nearly touches is one. */
function windowsOf(text: string, stretches: readonly Stretch[], around: number): Stretch[] {
  const windows: Stretch[] = [];
  for (const stretch of stretches) {
    const start = wordStart(text, Math.max(0, stretch.start - around), stretch.start);
    const end = wordEnd(text, Math.min(text.length, stretch.end + around), stretch.end);
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end + GAP.length) last.end = Math.max(last.end, end);
    else windows.push({ start, end });
  }
  return windows;
}

const isBlank = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** Where the first whole word from `from` on begins, at the latest at `to`. */
function wordStart(text: string, from: number, to: number): number {
  let at = from;
  if (at > 0 && !isBlank(text, at - 1)) while (at < to && !isBlank(text, at)) at += 1;
  while (at < to && isBlank(text, at)) at += 1;
  return at;
}

/** Where the last whole word up to `from` ends, at the earliest at `to`. */
function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  if (at < text.length && !isBlank(text, at)) while (at > to && !isBlank(text, at - 1)) at -= 1;
  while (at > to && isBlank(text, at - 1)) at -= 1;
  return at;
}

/** Cut to `limit` characters, never inside one. */
function within(text: string, { start, end }: Stretch, limit: number): Stretch {
  if (end - start <= limit) return { start, end };
  const cut = start + limit;
  return { start, end: /[\uD800-\uDBFF]/.test(text.charAt(cut - 1)) ? cut - 1 : cut };
}

function joined<S extends Stretch>(
  text: string,
  stretches: readonly S[],
  windows: readonly Stretch[],
): Excerpt<S> {
  let out = (windows[0]?.start ?? 0) > 0 ? '… ' : '';
  const kept: S[] = [];
  windows.forEach(({ start, end }, index) => {
    if (index > 0) out += GAP;
    const shift = out.length - start;
    for (const one of stretches)
      if (one.start >= start && one.start < end)
        kept.push({ ...one, start: one.start + shift, end: Math.min(one.end, end) + shift });
    out += text.slice(start, end);
  });
  return { text: (windows.at(-1)?.end ?? text.length) < text.length ? `${out} …` : out, kept };
}
