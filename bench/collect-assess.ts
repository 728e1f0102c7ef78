import { assessHandler } from '../lambdas/assess.ts';
import type { Environment } from '../lambdas/environment.ts';
import { toIso } from '../src/evidence/index.ts';
import type { Usage } from './collect-usage.ts';

/** One run of the assess function over all problems. */
export interface AssessRun {
  cpuSeconds: number;
  usage: Usage;
}

/** The first run of an assess function, one after a cycle of news, and one with nothing new. */
export interface AssessRuns {
  cold: AssessRun;
  warm: AssessRun;
  idle: AssessRun;
}

/** A fresh assess function: the first run reads all the evidence there is, later ones what is new. */
export function assessments(
  environment: Environment,
  clock: () => number,
  usage: () => Promise<Usage>,
): () => Promise<AssessRun> {
  const handler = assessHandler({
    clock,
    environment,
    meter: { count: () => undefined },
    journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return async () => {
    await usage();
    const cpu = process.cpuUsage();
    await handler({ time: toIso(clock()) });
    const { user, system } = process.cpuUsage(cpu);
    return { cpuSeconds: (user + system) / 1e6, usage: await usage() };
  };
}
