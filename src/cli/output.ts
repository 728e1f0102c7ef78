import type { Writable } from 'node:stream';

/** Writes lines and waits when the reader is slow, so that a long run needs no memory for what is still unread. */
export class LineWriter {
  private readonly stream: Writable;
  private closed = false;

  constructor(stream: Writable) {
    this.stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // `signpost match ... | head` closes early: that is an ending, not a failure.
      if (error.code !== 'EPIPE') throw error;
      this.closed = true;
      stream.emit('drain');
    });
  }

  /** False when nobody reads any more. */
  get isOpen(): boolean {
    return !this.closed;
  }

  async write(lines: readonly string[]): Promise<void> {
    if (this.closed || lines.length === 0) return;
    const flowing = this.stream.write(`${lines.join('\n')}\n`);
    if (!flowing && !this.closed) await new Promise<void>((resolve) => this.stream.once('drain', resolve));
  }
}

/** Standard output and error, EPIPE safe. */
export interface Terminal {
  out: LineWriter;
  err: LineWriter;
}

let terminal: Terminal | undefined;
/** The process's own streams; one pair of writers, so that their listeners are set once. */
export function processTerminal(): Terminal {
  terminal ??= { out: new LineWriter(process.stdout), err: new LineWriter(process.stderr) };
  return terminal;
}

/** Sends what commands write from here on to other streams; undefined gives the process's own back. */
export function redirect(out: Writable | undefined, err: Writable | undefined): void {
  terminal = out && err && { out: new LineWriter(out), err: new LineWriter(err) };
}
