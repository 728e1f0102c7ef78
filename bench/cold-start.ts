import { loadLibrary } from '../src/definitions/index.ts';
import { Engine } from '../src/matching/engine/engine.ts';
import { pack, unpack } from '../src/matching/engine/layout.ts';
import { readRoles } from '../src/matching/events/index.ts';
import { cpuSeconds } from './measure.ts';
import type { ColdStart } from './table.ts';

/**
 * What a function pays before its first item, each step for the first time in the life of this process. The packed index
 * comes last and so finds part of the code warm: what it could save is rather less than the figures say.
 */
const millis = <T>(work: () => T): { made: T; spent: number } => {
  let made: T | undefined;
  const spent = cpuSeconds(() => {
    made = work();
  });
  if (made === undefined) throw new Error('nothing was made');
  return { made, spent: spent * 1000 };
};

const library = millis(() => loadLibrary('indicators'));
const engine = millis(() => new Engine(library.made, readRoles));
const packed = pack(engine.made.index, library.made.rule);
const loaded = millis(
  () => new Engine(library.made, readRoles, { index: unpack(packed, library.made.rule) }),
);
const figures: ColdStart = {
  readMillis: library.spent,
  compileMillis: engine.spent,
  unpackMillis: loaded.spent,
};
process.stdout.write(JSON.stringify(figures));
