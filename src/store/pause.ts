import { setTimeout as sleep } from 'node:timers/promises';

const BASE_MS = 10;
const MOST_MS = 300;

/** Waits before attempt number `attempt` (1, 2, ...): a random time below a bound that doubles, so that rivals part. */
export const pause = (attempt: number): Promise<void> =>
  sleep(Math.random() * Math.min(MOST_MS, BASE_MS * 2 ** attempt));
