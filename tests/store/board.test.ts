import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toIso } from '../../src/evidence/index.ts';
import { createStore, DamagedRecordError, InvalidRequestError } from '../../src/store/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { startForgetfulProxy } from './forgetful-proxy.ts';
import { anEntry, aState, NOW } from './samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** A process that dies after its first `writes` puts reached the table. */
function dyingAfter(client: DynamoDBClient, writes: number): DynamoDBClient {
  let left = writes;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === PutItemCommand.name && left-- <= 0) throw new Error('killed');
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
}

const whole = async (problem: string) => engine.store.log.since(problem, 0, 1_000);

describe('committing a change of state', () => {
  it('writes the log entry and puts its state on the board', async () => {
    const entry = anEntry('plain', 1);
    expect(await engine.store.board.commit(entry)).toBe('committed');
    expect(await engine.store.board.ofProblem('plain')).toEqual(entry.state);
    expect(await whole('plain')).toEqual([entry]);
  });

  it('gives nothing for a problem never assessed', async () => {
    expect(await engine.store.board.ofProblem('never')).toBeUndefined();
    expect(await whole('never')).toEqual([]);
  });

  it('leaves one entry when many runs commit the same version at the same moment', async () => {
    const rivals = Array.from({ length: 10 }, (_, n) => anEntry('raced', 1, { hangsOn: `rival-${n}` }));
    const answers = await Promise.all(rivals.map((entry) => engine.store.board.commit(entry)));
    expect(answers.filter((answer) => answer === 'committed')).toHaveLength(1);
    const [entry, ...more] = await whole('raced');
    expect(more).toEqual([]);
    expect(await engine.store.board.ofProblem('raced')).toEqual(entry?.state);
  });

  it('leaves one of two entries that are the same to the letter', async () => {
    const answers = await Promise.all(
      [1, 1].map((version) => engine.store.board.commit(anEntry('twins', version))),
    );
    expect(answers.sort()).toEqual(['committed', 'lost']);
    expect(await whole('twins')).toHaveLength(1);
  });

  it('repairs the board after a crash between the log entry and the board write', async () => {
    await engine.store.board.commit(anEntry('crashed', 1));
    const dying = createStore({ client: dyingAfter(engine.client(), 1), table: engine.table });
    await expect(dying.board.commit(anEntry('crashed', 2, { hangsOn: 'winner' }))).rejects.toThrow('killed');
    expect((await engine.store.board.ofProblem('crashed'))?.version).toBe(1);

    expect(await engine.store.board.commit(anEntry('crashed', 2, { hangsOn: 'loser' }))).toBe('lost');
    expect(await engine.store.board.ofProblem('crashed')).toMatchObject({ version: 2, hangsOn: 'winner' });
    expect(await whole('crashed')).toHaveLength(2);
  });

  it('writes nothing when it dies before the log entry', async () => {
    const dying = createStore({ client: dyingAfter(engine.client(), 0), table: engine.table });
    await expect(dying.board.commit(anEntry('stillborn', 1))).rejects.toThrow('killed');
    expect(await whole('stillborn')).toEqual([]);
    expect(await engine.store.board.ofProblem('stillborn')).toBeUndefined();
  });

  it('never puts the board back when a slow run loses an old version', async () => {
    for (const version of [1, 2, 3]) await engine.store.board.commit(anEntry('slow', version));
    expect(await engine.store.board.commit(anEntry('slow', 2, { hangsOn: 'late' }))).toBe('lost');
    expect((await engine.store.board.ofProblem('slow'))?.version).toBe(3);
  });

  it('recognises its own entry when the answer was lost on the wire and the SDK asked again', async () => {
    const proxy = await startForgetfulProxy(engine.endpoint, 'DynamoDB_20120810.PutItem');
    try {
      const store = createStore({ client: engine.client(proxy.endpoint), table: engine.table });
      expect(await store.board.commit(anEntry('echo', 1))).toBe('committed');
      expect(proxy.forgotten()).toBe(1);
      expect(await whole('echo')).toHaveLength(1);
    } finally {
      await proxy.stop();
    }
  });

  it('refuses an entry that cannot be right', async () => {
    await expect(engine.store.board.commit(anEntry('wrong', 0))).rejects.toThrow(InvalidRequestError);
    const mixed = { ...anEntry('wrong', 1), state: aState('wrong', 2) };
    await expect(engine.store.board.commit(mixed)).rejects.toThrow(/both must agree/);
  });
});

describe('refreshing a state without a transition', () => {
  it('replaces the state of the same version', async () => {
    await engine.store.board.commit(anEntry('fresh', 1));
    const later = aState('fresh', 1, { assessedAt: toIso(NOW + 9_000_000), hangsOn: 'other' });
    expect(await engine.store.board.refresh(later)).toBe('refreshed');
    expect(await engine.store.board.ofProblem('fresh')).toEqual(later);
    expect(await engine.store.board.refresh(later)).toBe('refreshed');
  });

  it('is stale when the version has moved on', async () => {
    for (const version of [1, 2]) await engine.store.board.commit(anEntry('moved', version));
    expect(await engine.store.board.refresh(aState('moved', 1, { assessedAt: toIso(NOW * 2) }))).toBe(
      'stale',
    );
    expect((await engine.store.board.ofProblem('moved'))?.version).toBe(2);
  });

  it('is stale when time would run backwards', async () => {
    await engine.store.board.commit(anEntry('backwards', 1));
    expect(await engine.store.board.refresh(aState('backwards', 1, { assessedAt: toIso(NOW) }))).toBe(
      'stale',
    );
  });

  it('may be the first state of a problem only while there is no entry', async () => {
    expect(await engine.store.board.refresh(aState('first', 0))).toBe('refreshed');
    expect(await engine.store.board.refresh(aState('unheard', 3))).toBe('stale');
    expect(await engine.store.board.commit(anEntry('first', 1))).toBe('committed');
    expect((await engine.store.board.ofProblem('first'))?.version).toBe(1);
  });
});

describe('the board', () => {
  it('is read whole, every problem once', async () => {
    for (const problem of ['board-a', 'board-b', 'board-c'])
      await engine.store.board.commit(anEntry(problem, 1));
    const problems = (await engine.store.board.read()).map(({ problem }) => problem);
    expect(problems.filter((problem) => problem.startsWith('board-'))).toEqual([
      'board-a',
      'board-b',
      'board-c',
    ]);
    expect(new Set(problems).size).toBe(problems.length);
  });

  it('keeps a state of a thousand indicators with their evidence', async () => {
    const [one] = aState('wide', 1).indicators;
    const indicators = Array.from({ length: 1_000 }, (_, n) => ({
      ...(one ?? expect.fail('the sample has an indicator')),
      indicator: `indicator-${n}`,
      evidence: Array.from(
        { length: 20 },
        (_, m) => `indicator-${n}~${(n * 7919 + m).toString(16).padStart(32, '0')}`,
      ),
    }));
    await engine.store.board.commit(anEntry('wide', 1, { indicators }));
    expect((await engine.store.board.ofProblem('wide'))?.indicators).toEqual(indicators);
  });

  it('names the record that is damaged', async () => {
    const Item = { pk: 'BOARD', sk: 'damaged', version: 1, body: Buffer.from('not deflated') };
    await engine.documents.send(new PutCommand({ TableName: engine.table, Item }));
    const reading = engine.store.board.ofProblem('damaged');
    await expect(reading).rejects.toThrow(DamagedRecordError);
    await expect(reading).rejects.toThrow(/BOARD \/ damaged/);
  });
});

describe('the log', () => {
  beforeAll(async () => {
    for (let version = 1; version <= 23; version += 1)
      await engine.store.board.commit(anEntry('long', version));
  });
  const versions = (entries: { version: number }[]) => entries.map(({ version }) => version);

  it('is read oldest first from behind a version, in the order of numbers and not of text', async () => {
    expect(versions(await engine.store.log.since('long', 8, 4))).toEqual([9, 10, 11, 12]);
    expect(versions(await engine.store.log.since('long', 23, 4))).toEqual([]);
  });

  it('is paged newest first', async () => {
    const first = await engine.store.log.newest('long', { limit: 20 });
    expect(versions(first.items)).toEqual(Array.from({ length: 20 }, (_, n) => 23 - n));
    const second = await engine.store.log.newest('long', { limit: 20, after: first.next });
    expect(versions(second.items)).toEqual([3, 2, 1]);
    expect(second.next).toBeUndefined();
  });

  it('refuses a version or a limit that is none', async () => {
    await expect(engine.store.log.since('long', -1, 5)).rejects.toThrow(InvalidRequestError);
    await expect(engine.store.log.since('long', 0, 0)).rejects.toThrow(InvalidRequestError);
  });
});
