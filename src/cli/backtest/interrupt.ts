/** What ctrl-C asks for: first that reading stops, then that replaying stops, at last that the process ends at once. */
export interface Interrupt {
  /** Times asked so far. */
  readonly asked: number;
  /** Fulfilled when it was asked for the first time. */
  readonly stop: Promise<void>;
  release(): void;
}

/** Exit code of a run that was stopped, as shells have it: 128 and the number of the signal. */
export const INTERRUPTED = 130;
const PATIENCE = 3;

/** Listens for ctrl-C until released. */
export function listenForInterrupt(say: (asked: number) => void): Interrupt {
  let asked = 0;
  let stopNow: () => void = () => undefined;
  const stop = new Promise<void>((resolve) => {
    stopNow = resolve;
  });
  const onSignal = (): void => {
    asked += 1;
    stopNow();
    if (asked >= PATIENCE) process.exit(INTERRUPTED);
    say(asked);
  };
  process.on('SIGINT', onSignal);
  return {
    get asked() {
      return asked;
    },
    stop,
    release: () => void process.off('SIGINT', onSignal),
  };
}
