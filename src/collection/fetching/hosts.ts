/** Lets one caller at a time through per host; the others wait their turn in order. */
export class HostQueue {
  private readonly last = new Map<string, Promise<void>>();

  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const before = this.last.get(host) ?? Promise.resolve();
    const result = before.then(task);
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(host, done);
    try {
      return await result;
    } finally {
      if (this.last.get(host) === done) this.last.delete(host);
    }
  }
}
