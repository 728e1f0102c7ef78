import type { LexiconRow } from '../lexicon.ts';
import { PREPOSITION } from '../word-class.ts';

/**
 * Trigger words of the marks (METHOD section 6, EVENTS section 3) and how far each reaches: `forward` to the end of its
 * clause, `backward` to the clause's start, `clause` both ways, `sentence` everywhere, `own` the event noun it governs.
 */
export const ENGLISH_TRIGGERS: readonly LexiconRow[] = [
  {
    classes: 0,
    mark: 'hypothetical',
    words:
      'vow, vows, vowed, vowing, plan, plans, planned, planning, threaten, threatens, threatened, threatening, will, would, could, may, might, shall, should, must, if, unless, in case of, wary of, fear, fears, feared, fearing, fear of, fears of, risk, risks, risk of, risking, warn, warns, warned, warning, warnings, prepare, prepares, prepared, preparing, prepares for, preparing for, call for, calls for, called for, calling for, urge, urges, urged, urging, call on, calls on, called on, instruct, instructs, instructed, intend, intends, intended, aim, aims, seek, seeks, sought, want, wants, wanted, consider, considers, considering, considered, mull, mulls, mulling, weigh, weighs, weighing, eye, eyes, eyeing, ready to, ready for, readies, poised, set to, expected, expects, expect, promise, promises, promised, pledge, pledges, pledged, propose, proposes, possible, potential, future, planned, threat of, threats of, likely to, order, orders, ordered, push, pushes, pushed, incite, incites, encourage, encourages, brace, braces, bracing, brace for, braces for, possibility of, prospect of, prospects of, hypothetical, would be, hope, hopes, hoped, ask, asks, demand, demands, demanded, talk of, wont, wouldnt, cant, swear, swears, swore, signal, signals, hint, hints, anticipate, anticipates, anticipating, in anticipation of, on alert for, bound to, about to, due to launch, green light, greenlights, authorize, authorizes, authorized, authorises, when if, whether, debate, debates, option, options, scenario, scenarios, predict, predicts, predicted, able to, capable of, ability to, tells, tell, told, agree, agrees, agreed, need to, needs to, allow, allows, allowed, ultimatum, deadline',
  },
  { classes: 0, mark: 'hypothetical', reach: 'sentence', words: 'hypothetically, what if' },
  {
    classes: 0,
    mark: 'hypothetical',
    reach: 'own',
    words:
      'threat, threats, fears, fear, plan, plans, plot, plots, warning, warnings, alert, ambitions, preparations',
  },
  {
    classes: 0,
    mark: 'negated',
    words:
      'deny, denies, denied, denying, refrain, refrains, refrained, refrain from, refrains from, no, not, never, without, reject, rejects, rejected, disavow, disavows, disavowed, refute, refutes, refuted, isnt, arent, wasnt, werent, didnt, doesnt, dont, hasnt, havent, hadnt, nor, neither, unaware of, absence of, lack of, no evidence of, refuse, refuses, refused, refusing, distances itself from, disown, disowns, dismiss, dismisses, dismissed, denial of, halt to, end to, rule out, rules out, ruled out, instead of, rather than, fake, hoax, false, avoid, avoids, avoided, avoiding, debunked, unlikely',
  },
  {
    classes: 0,
    mark: 'thwarted',
    reach: 'clause',
    words:
      'foil, foils, foiled, foiling, thwart, thwarts, thwarted, thwarting, disrupt, disrupts, disrupted, disrupting, prevent, prevents, prevented, preventing, avert, averts, averted, averting, plot, plots, plotting, plotted, plotter, plotters, attempted, failed, abort, aborts, aborted, conspiracy, conspiring, bid to, defuse, defuses, defused',
  },
  {
    classes: 0,
    mark: 'repelled',
    reach: 'sentence',
    words:
      'intercept, intercepts, intercepted, intercepting, repel, repels, repelled, repelling, repulse, repulses, repulsed, shoot down, shoots down, shot down, shooting down, downs, downed, ward off, wards off, fend off, fends off, fended off',
  },
  {
    classes: 0,
    mark: 'historical',
    reach: 'sentence',
    words:
      'anniversary, commemorate, commemorates, commemorated, commemorating, commemoration, memorial, survivor, survivors, years after, year after, decade after, decades after, years since, year since, year on, years on, years later, year later, decades later, years ago, last year, decade ago, decades ago, sentenced, trial, convicted, verdict, jailed, on trial, stands trial, stand trial, pleads guilty, court, remembers, remembering, in memory of, tribute, tributes, history of, timeline, explainer, inquest, extradited, prosecutors, jury, inquiry, lawsuit, documentary',
  },
  {
    classes: 0,
    mark: 'hypothetical',
    reach: 'clause',
    words: 'loom, looms, looming, brewing, brews, inevitable, imminent',
  },
  { classes: 0, mark: 'historical', reach: 'own', words: 'victim, victims, case' },
  {
    classes: 0,
    mark: 'suspended',
    words:
      'pause, pauses, paused, pausing, halt, halts, halted, halting, suspend, suspends, suspended, suspending, suspension of, end, ends, ended, ending, stop, stops, stopped, stopping, cease, ceases, ceased, ceasing, freeze, freezes, pause in, halt to, end to, moratorium on, curb, curbs, rein in',
  },
  {
    classes: 0,
    mark: 'suspended',
    reach: 'backward',
    words:
      'paused, suspended, halted, stopped, stop, stops, cease, ceased, ceases, end, ends, ended, pause, halt',
  },
  {
    classes: 0,
    mark: 'exercise',
    reach: 'sentence',
    words:
      'drill, drills, exercise, exercises, simulated, simulates, simulation, mock, war game, war games, rehearsal, wargame, wargames, rehearse, rehearses, rehearsed, rehearsing, practise, practises, practised, practising, practiced, practicing, simulate, simulating',
  },
  // Who exercises restraint or a right trains for nothing: the longer phrase wins over the mark.
  {
    classes: 0,
    words:
      'exercise restraint, exercises restraint, exercised restraint, exercising restraint, exercise caution, exercise its right, exercises its right',
  },
  { classes: 0, mark: 'inspired', reach: 'clause', words: 'inspired by' },
  {
    classes: PREPOSITION,
    mark: 'background',
    words:
      'linked to, tied to, connected to, affiliated with, allied with, loyal to, aligned with, accused in, wanted for, wanted over',
  },
];
