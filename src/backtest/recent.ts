/** Remembers what was seen last under its key, in bounded memory: of two generations the older goes when the newer is full. */
export class Recent<T> {
  private readonly size: number;
  private young = new Map<string, T>();
  private old = new Map<string, T>();

  /** @param size at least so many keys are remembered, at most twice as many. */
  constructor(size: number) {
    this.size = size;
  }

  get(key: string): T | undefined {
    return this.young.get(key) ?? this.old.get(key);
  }

  set(key: string, value: T): void {
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }
}
