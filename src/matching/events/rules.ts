import type { RoleLanguage } from './action.ts';

/**
 * How often a rule decided who did it (or who was party), and how often that was wrong, on headlines not read before the
 * rules were frozen: 600 English titles (October 2025 to March 2026) and 88 Arabic ones, read once by one person. A rule seen
 * fewer than ten times has no figure worth quoting on its own.
 */
export interface RuleFigure {
  decided: number;
  wrong: number;
}

export interface RoleRule {
  id: string;
  /** Its pattern: A agent, T target, V verb, N event noun. */
  pattern: string;
  /** An invented sentence it reads. */
  example: string;
  figure?: RuleFigure | undefined;
}

/** English rules (EVENTS section 2.4). */
export const ENGLISH_RULES: readonly RoleRule[] = [
  {
    id: 'E1',
    pattern: 'A V T',
    example: 'Falcon Brigade strikes Norland base',
    figure: { decided: 58, wrong: 0 },
  },
  {
    id: 'E1-asked',
    pattern: 'B urges A to V T',
    example: 'Norland urges Falcon Brigade to attack Osprey Front',
  },
  {
    id: 'E3',
    pattern: 'T [be] V-ed by A',
    example: 'Base hit by Falcon Brigade',
    figure: { decided: 8, wrong: 0 },
  },
  { id: 'E4', pattern: 'T [be] V-ed: only the target', example: 'Falcon Brigade commander killed in raid' },
  { id: 'E5', pattern: 'T V-ed in A N; N kills T', example: 'Men killed in Falcon Brigade ambush' },
  {
    id: 'E6',
    pattern: 'A [adjectives, instruments] N',
    example: 'Falcon Brigade drone attack kills two',
    figure: { decided: 28, wrong: 0 },
  },
  { id: 'E6-its', pattern: 'A V its N', example: 'Falcon Brigade resumes its attacks on Osprey Front' },
  { id: 'E7', pattern: 'N on, against, at T; T base N', example: 'Strike on Falcon Brigade camp' },
  {
    id: 'E8',
    pattern: 'N by, from A',
    example: 'Attack by Falcon Brigade on camp',
    figure: { decided: 2, wrong: 1 },
  },
  { id: 'E9', pattern: "A's T N; A steps up T N", example: "Norland's Falcon Brigade strikes go on" },
  {
    id: 'E11',
    pattern: 'A launches, carries out, halts ... N',
    example: 'Falcon Brigade launches attacks',
    figure: { decided: 12, wrong: 0 },
  },
  {
    id: 'E11-harm',
    pattern: 'A harms ... in N; A enters ... with N',
    example: 'Falcon Brigade wounds three in attack on base',
  },
  {
    id: 'E12',
    pattern: 'A claims N',
    example: 'Falcon Brigade claims four strikes on base',
    figure: { decided: 23, wrong: 0 },
  },
  {
    id: 'E13',
    pattern: 'N claimed by A',
    example: 'Attack on base claimed by Falcon Brigade',
    figure: { decided: 1, wrong: 0 },
  },
  {
    id: 'E14',
    pattern: 'A says it V T',
    example: 'Falcon Brigade says it hit base',
    figure: { decided: 14, wrong: 2 },
  },
  {
    id: 'E16',
    pattern: 'B blames A for N',
    example: 'Norland blames Falcon Brigade for attack',
    figure: { decided: 1, wrong: 0 },
  },
  {
    id: 'E17',
    pattern: 'suspected A N; N blamed on A',
    example: 'Attack blamed on Falcon Brigade',
    figure: { decided: 4, wrong: 0 },
  },
  {
    id: 'E19',
    pattern: 'A V1 and V2 T',
    example: 'Falcon Brigade hits base, kills two',
    figure: { decided: 0, wrong: 0 },
  },
  {
    id: 'E21',
    pattern: 'A and B clash; clashes between A and B',
    example: 'Falcon Brigade clashes with Osprey Front',
    figure: { decided: 48, wrong: 4 },
  },
];

/** Arabic rules (EVENTS section 2.5). */
export const ARABIC_RULES: readonly RoleRule[] = [
  { id: 'A1', pattern: 'A V T', example: 'لواء الصقر يقصف قاعدة', figure: { decided: 12, wrong: 0 } },
  { id: 'A2', pattern: 'V A T', example: 'هاجم لواء الصقر معسكر جبهة العقاب' },
  { id: 'A3', pattern: 'V T, nobody named', example: 'استهدفت مقر لواء الصقر' },
  { id: 'A4', pattern: 'N على, ضد T', example: 'هجوم على مقر لواء الصقر' },
  { id: 'A5', pattern: 'N لـA', example: 'هجوم للواء الصقر على معسكر', figure: { decided: 4, wrong: 0 } },
  {
    id: 'A6',
    pattern: 'N A; object masdar T',
    example: 'هجمات لواء الصقر على جبهة العقاب',
    figure: { decided: 4, wrong: 1 },
  },
  { id: 'A7', pattern: 'N base of T', example: 'قصف مواقع لواء الصقر' },
  { id: 'A8', pattern: 'تعرض T لـN من A', example: 'تعرض معسكر لواء الصقر لهجوم من جبهة العقاب' },
  {
    id: 'A9',
    pattern: 'T killed على يد A, في N لـA',
    example: 'مقتل قائد في لواء الصقر على يد جبهة العقاب',
    figure: { decided: 7, wrong: 0 },
  },
  {
    id: 'A10',
    pattern: 'A يشن, ينفذ N',
    example: 'لواء الصقر يشن هجوما على جبهة العقاب',
    figure: { decided: 1, wrong: 1 },
  },
  { id: 'A11', pattern: 'N نفذه A', example: 'هجوم نفذه لواء الصقر على جبهة العقاب' },
  {
    id: 'A12',
    pattern: 'A يتبنى N',
    example: 'لواء الصقر يتبنى الهجوم على جبهة العقاب',
    figure: { decided: 1, wrong: 0 },
  },
  {
    id: 'A13',
    pattern: 'B يتهم A بـN; N يحمل بصمات A',
    example: 'جبهة العقاب تتهم لواء الصقر بقصف ويستمارك',
    figure: { decided: 1, wrong: 0 },
  },
  {
    id: 'A14',
    pattern: 'N بين A وB',
    example: 'اشتباكات بين لواء الصقر وجبهة العقاب',
    figure: { decided: 5, wrong: 0 },
  },
  { id: 'A15', pattern: 'passive without vowels', example: 'قتل 5 عناصر من لواء الصقر' },
];

/** Rules of every measured language; the others are read by cue tables, whose rules are P, T, S and K with a number. */
export const RULES_BY_LANGUAGE: Readonly<Partial<Record<RoleLanguage, readonly RoleRule[]>>> = {
  en: ENGLISH_RULES,
  ar: ARABIC_RULES,
};
