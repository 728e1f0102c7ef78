/** Counts of the faults of one document that were mended, by name; their total is shown in the feed's health. */
export class Repairs {
  readonly counts = new Map<string, number>();

  note(fault: string, times = 1): void {
    if (times > 0) this.counts.set(fault, (this.counts.get(fault) ?? 0) + times);
  }

  get total(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }
}
