/** Ctrl-C and TERM ask for a stop between two rounds; a second one ends the process at once. */
export interface Stopping {
  asked(): boolean;
  wait: Promise<void>;
}

export function watchStop(): Stopping {
  let asked = false;
  let resolve: () => void = () => undefined;
  const wait = new Promise<void>((done) => {
    resolve = done;
  });
  const stop = () => {
    if (asked) process.exit(130);
    asked = true;
    process.stderr.write('\n  stopping   after this round; once more ends it at once\n');
    resolve();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return { asked: () => asked, wait };
}
