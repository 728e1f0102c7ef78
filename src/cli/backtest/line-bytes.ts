export const NEWLINE = 0x0a;
/** A longer line is no item; it is passed over without being held in memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;
/** UTF-8 takes no more bytes than this for a unit of a text. */
const BYTES_OF_UNIT = 3;

/** Where the line that begins at `from` ends: at its newline, or at the end. */
export function lineEnd(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(NEWLINE, from);
  return at < 0 ? bytes.length : at;
}

/** The bytes of a stream as they come, each stretch of whole lines. An overlong line is cut where it grew too long. */
export async function* wholeLines(stream: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  const begun = new BegunLine();
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const behind = bytes.lastIndexOf(NEWLINE) + 1;
    if (behind > 0) yield begun.before(bytes.subarray(0, behind));
    begun.add(bytes.subarray(behind));
  }
  if (!begun.isEmpty) yield begun.before(Buffer.alloc(0));
}

/** The bytes of a line whose end has not come yet. */
class BegunLine {
  private parts: Buffer[] = [];
  private size = 0;

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0 || this.size >= BYTES_OF_UNIT * LONGEST_LINE) return;
    this.parts.push(bytes);
    this.size += bytes.length;
  }

  /** What was begun and how it goes on, as one; begun it is no more. */
  before(bytes: Buffer): Buffer {
    if (this.isEmpty) return bytes;
    const whole = Buffer.concat([...this.parts, bytes]);
    this.parts = [];
    this.size = 0;
    return whole;
  }
}
