import * as z from 'zod';
import {
  type AnalystLevel,
  type IndicatorState,
  type Level,
  type LevelState,
  type LogBasis,
  type LogEntry,
  type Passage,
  type ProblemState,
  type QuotedHit,
  type ScenarioStanding,
  SIGNALS,
  type Transition,
} from '../evidence/index.ts';
import { shapeOf } from './shape.ts';

/** Shapes that several entities keep, checked whenever they are read back. */
export const text = z.string();
export const name = z.string().min(1);
export const instant = z.iso.datetime();
export const count = z.int().min(0);
export const level = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
]) satisfies z.ZodType<Level>;
export const signal = z.enum(SIGNALS);
const ids = z.array(name);

export const transition = shapeOf<Transition>()({
  subject: z.enum(['problem', 'indicator']),
  id: name,
  was: z.union([level, signal]).nullable(),
  is: z.union([level, signal]),
  reinforcement: z.object({ families: z.array(name), secondStory: z.boolean() }).optional(),
  why: text,
  evidence: ids,
  rule: text,
});

const indicatorState = shapeOf<IndicatorState>()({
  indicator: name,
  signal,
  since: instant,
  why: text,
  score: z.number(),
  stories: count,
  families: count,
  latest: instant.optional(),
  evidence: ids,
  backing: z.object({ families: z.array(name), stories: count }).optional(),
  unseenSince: instant.optional(),
  dueBy: instant.optional(),
  baseline: z.object({ days: z.number(), required: z.number(), method: text }).optional(),
  rule: text,
});

const levelState = shapeOf<LevelState>()({
  level,
  since: instant,
  why: text,
  evidence: ids,
});

const standing = shapeOf<ScenarioStanding>()({
  scenario: name,
  score: z.number(),
  rank: z.number(),
});

export const analystLevel = shapeOf<AnalystLevel>()({
  problem: name,
  level,
  owner: text,
  reason: text,
  from: instant,
  until: instant,
});

export const problemState = shapeOf<ProblemState>()({
  problem: name,
  version: count,
  assessedAt: instant,
  level: levelState,
  indicators: z.array(indicatorState),
  scenarios: z.array(standing),
  analyst: analystLevel.optional(),
  blindSince: instant.optional(),
  hangsOn: name.optional(),
  dependsOn: z.object({ indicator: name, lead: z.number(), leadWithout: z.number() }).optional(),
  rule: text,
});

export const logEntry = shapeOf<LogEntry>()({
  problem: name,
  version: z.int().min(1),
  at: instant,
  transitions: z.array(transition),
  analyst: z.object({ was: analystLevel.optional(), is: analystLevel.optional(), why: text }).optional(),
  state: problemState,
});

export const logBasis = shapeOf<LogBasis>()({
  before: problemState.optional(),
  fresh: ids,
  weighed: count,
  days: z.array(
    z.object({
      feed: name,
      day: text,
      okHours: z.array(count),
      failedHours: z.array(count),
      newItems: count,
    }),
  ),
  catalogue: text,
});

export const passage = shapeOf<Passage>()({
  text,
  matched: z.array(z.object({ start: count, end: count, term: text })),
});

export const quotedHit = shapeOf<QuotedHit>()({
  id: name,
  indicator: name,
  title: text,
  url: text,
  source: text,
  at: instant,
  grade: text,
  demoted: z.boolean(),
  words: z.array(text),
  passage: passage.optional(),
});
