import type { MarkName } from '../evidence/index.ts';

/** How far a trigger governs: what follows it in its clause, what precedes it in its clause, or its whole sentence. */
export type Reach = 'forward' | 'backward' | 'sentence';

export interface TriggerRow {
  mark: MarkName;
  reach: Reach;
  /** Phrases separated by commas; a trailing `*` matches any ending. */
  phrases: string;
}

/**
 * Trigger phrases of context (NegEx, Chapman et al. 2001; ConText, Harkema et al. 2009) for conditions without an event, in
 * English and Arabic. Events have richer ones of their own, which attach to the action and not to the words around it.
 */
export const TRIGGERS: readonly TriggerRow[] = [
  {
    mark: 'negated',
    reach: 'forward',
    phrases:
      'no, not, never, without, neither, nor, denies, denied, deny, denying, denial of, no evidence of, no sign of, ' +
      'no indication of, no longer, rejects claim*, rejects report*, dismisses, dismissed, refutes, refuted, disavows, rules out, ruled out, ' +
      "isn't, aren't, wasn't, weren't, didn't, doesn't, don't, hasn't, haven't, won't, can't, cannot, absence of, lack of, false report*, fake, hoax",
  },
  {
    mark: 'negated',
    reach: 'backward',
    phrases: 'debunked, is false, are false, never happened, did not happen',
  },
  {
    mark: 'negated',
    reach: 'forward',
    phrases:
      'لم, لن, لا, ليس, ليست, ينفي, تنفي, نفى, نفت, نفي, دون, بدون, لا صحة, لا دليل على, يكذب, كذب, عدم, غياب',
  },
  {
    mark: 'hypothetical',
    reach: 'forward',
    phrases:
      'if, unless, in case of, threatens to, threatened to, threatening to, threat of, threats of, plans to, planned to, plan to, planning to, ' +
      'vows to, vowed to, vowing to, may, might, could, would, will, should, fears of, fear of, risk of, warns of, warned of, ' +
      'warning of, prepares to, preparing to, prepares for, ready to, intends to, aims to, considers, considering, possible, potential, ' +
      'expected to, set to, poised to, about to, likely to, prospect of, possibility of, ahead of, calls for, urges, proposes to, pledges to',
  },
  {
    mark: 'hypothetical',
    reach: 'forward',
    phrases:
      'اذا, في حال, لو, يهدد, تهدد, هدد, هددت, تهديد, تهديدات, يتوعد, تتوعد, توعد, توعدت, يعتزم, تعتزم, يخطط, تخطط, مخطط, قد, ربما, سوف, ' +
      'يحتمل, احتمال, مخاوف من, خشية, يحذر من, تحذر من, حذر من, حذرت من, تحذير من, يستعد, تستعد, يدعو الى, تدعو الى, دعا الى, دعت الى, يعد ب',
  },
  {
    mark: 'historical',
    reach: 'sentence',
    phrases:
      'anniversary, commemorat*, years ago, year ago, decade ago, decades ago, last year, years after, years on, years later, years since, ' +
      'decades after, in memory of, survivors of, history of, timeline, on trial, sentenced, convicted, verdict',
  },
  {
    mark: 'historical',
    reach: 'sentence',
    phrases:
      'ذكرى, قبل سنوات, قبل اعوام, قبل عام, قبل عقد, العام الماضي, تاريخ, محاكمة, الناجين من, الناجون من',
  },
  {
    mark: 'exercise',
    reach: 'sentence',
    phrases:
      'drill, drills, military exercise*, joint exercise*, training exercise*, simulat*, war game*, wargame*, rehears*',
  },
  {
    mark: 'exercise',
    reach: 'sentence',
    phrases: 'مناورات, مناورة, تمرين عسكري, تدريبات عسكرية, تدريب مشترك, محاكاة',
  },
  {
    mark: 'thwarted',
    reach: 'forward',
    phrases:
      'foils, foiled, foiling, thwarts, thwarted, thwarting, averts, averted, prevents, prevented, disrupts, disrupted, plot to, plots to, plotting, attempt to, attempts to, attempted, bid to, failed',
  },
  { mark: 'thwarted', reach: 'backward', phrases: 'foiled, thwarted, averted, disrupted, prevented' },
  {
    mark: 'thwarted',
    reach: 'forward',
    phrases: 'احباط, احبط, احبطت, يحبط, تحبط, افشال, افشل, افشلت, محاولة, منع',
  },
  {
    mark: 'repelled',
    reach: 'forward',
    phrases:
      'repels, repelled, repulses, repulsed, intercepts, intercepted, shoots down, shot down, downs, downed, fends off',
  },
  {
    mark: 'repelled',
    reach: 'forward',
    phrases: 'صد, يصد, تصد, يصدون, صدوا, التصدي, يتصدى, تتصدى, اعترض, اعتراض, اعترضت, اسقاط, اسقط, اسقطت',
  },
  {
    mark: 'suspended',
    reach: 'forward',
    phrases:
      'pauses, paused, pausing, halts, halted, halting, suspends, suspended, suspending, suspension of, ends, ended, stops, stopped, ceases, ceased, freeze on, end to, halt to',
  },
  { mark: 'suspended', reach: 'backward', phrases: 'suspended, paused, halted, stopped, cease, ceased' },
  {
    mark: 'suspended',
    reach: 'forward',
    phrases: 'تعليق, علق, علقت, يعلق, تعلق, وقف, ايقاف, اوقف, اوقفت, يوقف, توقف, انهاء',
  },
  { mark: 'inspired', reach: 'forward', phrases: 'inspired by' },
  {
    mark: 'inspired',
    reach: 'forward',
    phrases: 'مستوحى من, مستوحاة من, مستلهم من, مستلهمة من, يستوحي, تستوحي, استوحى, استوحت, استلهم',
  },
];

/** Words that end the reach of a trigger inside a sentence. */
export const CLAUSE_BREAKS =
  'but, however, although, though, whereas, yet, except, لكن, ولكن, بينما, غير ان, الا ان, في حين';
/** Punctuation that ends the reach of a trigger. */
export const BREAKING_MARKS = /[;:؛|]|\s[-–—]\s|—/u;
