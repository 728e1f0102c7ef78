/** What the evidence says: stories, grades, signals, levels. Pure functions of definitions, evidence and the clock. */
export { besideAnalyst } from './analyst.ts';
export { type Assessment, type AssessmentInput, assessProblem, changed, lookback } from './assess.ts';
export { carriers, healthyDay } from './coverage.ts';
export { type AssessmentExplanation, explainAssessment } from './explain.ts';
export { explanationLines } from './explain-text.ts';
export { type Grade, gradesOf, gradeText, gradeTexts } from './grading.ts';
export { NothingToExplain, type WhyAnswer, type WhyQuestion } from './question.ts';
export {
  basisOf,
  knownThen,
  ledgerThen,
  type Recomputation,
  recent,
  recomputation,
  recomputationLines,
} from './recompute.ts';
export { decides } from './scenarios.ts';
export { STORY_RULES, type Story, type StoryMemo, storiesOf } from './stories.ts';
export { DENSE, firstOpenWeek, firstUsedWeek, inUse, openFrom, settledWeek } from './weeks.ts';
