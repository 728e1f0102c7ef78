import { storeOf } from '../../lambdas/runtime.ts';
import { startDatabase } from '../../local/dynamodb.ts';
import { exerciseSources, startFeedServer } from '../../local/exercise/index.ts';
import { startMailbox } from '../../local/mailbox.ts';
import { DEFAULT_POLICY } from '../../src/alerting/index.ts';
import { type EpochMillis, fromIso } from '../../src/evidence/index.ts';
import { createTransport } from '../../src/mail/transport.ts';
import { compileLibrary } from '../../src/matching/index.ts';
import { assessProblems } from '../../src/stages/assess.ts';
import { collectFeeds } from '../../src/stages/collect.ts';
import { notify } from '../../src/stages/notify.ts';
import { allPages } from '../../src/stages/pages.ts';
import { writeReport } from '../../src/stages/report.ts';
import type { Store } from '../../src/store/store.ts';
import { shippedLibrary } from '../shipped-library.ts';

/** The founding problems: what is tried here does not depend on how many there are. */
const WATCHED: ReadonlySet<string> = new Set([
  'militia-attacks',
  'militia-disarmament',
  'isis-eastern-syria',
]);
const shipped = shippedLibrary();
const definitions = { ...shipped, problems: shipped.problems.filter(({ id }) => WATCHED.has(id)) };
const matcher = compileLibrary(definitions);
const RECIPIENTS = ['one@example.org', 'two@example.org'];

/** Feeds, database and mail server of the exercise, and one round over them with whatever store is given. */
export async function openWorld() {
  let now: EpochMillis = 0;
  const clock = () => now;
  const feeds = await startFeedServer({ clock });
  const database = await startDatabase('signpost');
  const mailbox = await startMailbox();
  const store = storeOf({ table: 'signpost', dynamodbEndpoint: database.endpoint });
  const library = { ...definitions, sources: exerciseSources(feeds.base) };
  const sources = new Map(library.sources.map((source) => [source.id, source]));
  const transport = createTransport({ kind: 'smtp', url: mailbox.smtpUrl, from: 'signpost@example.org' });

  async function round(at: string, through: Store = store): Promise<void> {
    now = fromIso(at);
    const common = { store: through, library, clock, exercise: true, transport, recipients: RECIPIENTS };
    const collect = {
      store: through,
      sources,
      matcher,
      clock,
      allowLoopback: true,
      assess: async () => undefined,
    };
    await collectFeeds(collect, [...sources.keys()]);
    await assessProblems(common);
    await notify({ ...common, policy: DEFAULT_POLICY });
    await writeReport(common, 'daily', now);
  }

  /** Everything that was kept, and the Message-IDs the mail server took, in the order of receipt. */
  async function content() {
    const always = { from: '1970-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
    const hits = await allPages((page) => store.hits.newest(always, page));
    const alerts = await allPages((page) => store.alerts.newest(page));
    const logs = await Promise.all(library.problems.map(({ id }) => store.log.since(id, 0, 1_000)));
    const mails = (await mailbox.list()).map(({ messageId }) => messageId ?? '').sort();
    return { hits, alerts, logs, board: await store.board.read(), mails };
  }

  async function close(): Promise<void> {
    transport.close();
    await mailbox.stop();
    await database.stop();
    await feeds.stop();
  }
  return { store, round, content, close };
}

/** The process dies: nothing after this call happens. */
export class Crash extends Error {
  override name = 'Crash';
}

const WRITES: ReadonlySet<string> = new Set([
  'save',
  'record',
  'put',
  'revise',
  'commit',
  'refresh',
  'plan',
  'skipTo',
  'markSent',
]);

/**
 * A store over the real one that dies around its n-th write: before it reaches the database, or after the database has it and
 * before the caller learns so. Everything later fails too, as in a process that is gone.
 */
export function dyingStore(
  store: Store,
  death: number,
  side: 'before' | 'after',
): Store & { writes(): number } {
  let writes = 0;
  const guarded = (entity: object): object =>
    new Proxy(entity, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || typeof name !== 'string') return method;
        return async (...args: unknown[]) => {
          const number = WRITES.has(name) ? ++writes : writes;
          if (number > death || (number === death && WRITES.has(name) && side === 'before'))
            throw new Crash(name);
          const result: unknown = await Reflect.apply(method, target, args);
          if (number === death && WRITES.has(name)) throw new Crash(name);
          return result;
        };
      },
    });
  return new Proxy(store, {
    get(target, name) {
      if (name === 'writes') return () => writes;
      const entity: unknown = Reflect.get(target, name);
      return typeof entity === 'object' && entity !== null ? guarded(entity) : entity;
    },
  }) as Store & { writes(): number };
}
