import { compileLexicon, type Lexicon, type LexiconRow, wordSet } from '../lexicon.ts';
import * as W from '../word-class.ts';
import { ENGLISH_TRIGGERS } from './triggers.ts';

const ROWS: readonly LexiconRow[] = [
  {
    classes: W.DETERMINER,
    words:
      'the, a, an, this, these, those, its, their, his, her, our, your, my, another, some, any, each, every, several, all, both, such, own, what, which, more, most, few, further, other',
  },
  {
    classes: W.NUMBER,
    words:
      'one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, dozen, dozens, scores, hundreds, thousands, hundred, thousand, multiple, many, numerous, first, second, third, fourth, fifth, 1st, 2nd, 3rd, half, million',
  },
  {
    classes: W.ADJECTIVE,
    words:
      'deadly, fresh, new, retaliatory, major, massive, aerial, alleged, apparent, daring, coordinated, bloody, fatal, violent, brutal, heavy, intense, large, big, small, limited, precise, precision, surprise, sustained, repeated, recent, latest, renewed, continued, ongoing, daily, nightly, separate, similar, simultaneous, unprecedented, unprovoked, direct, indirect, joint, terrorist, terror, cyber, armed, military, naval, ground, cross border, border, long range, short range, lethal, devastating, audacious, complex, unclaimed, mysterious, rare, second wave, preemptive, pre emptive, targeted, overnight, illegal, indiscriminate, double tap, back to back, tit for tat, large scale, high profile, mass, early, late, dawn, morning, night, nighttime, pre dawn, predawn, weekend, rival, possible, potential, imminent, future, planned, foiled, failed, attempted, anti, deadliest, worst, biggest, largest, bigger, heavier, south, north, east, west, southern, northern, eastern, western, lone wolf, insider, hybrid, proxy, covert',
  },
  {
    classes: W.INSTRUMENT,
    words:
      'rocket, rockets, drone, drones, missile, missiles, ballistic, cruise, mortar, mortars, bomb, bombs, ied, ieds, artillery, suicide, car, truck, van, vehicle, roadside, knife, gun, guns, air, uav, uavs, shell, shells, jet, jets, warplane, warplanes, aircraft, gunship, gunships, helicopter, helicopters, grenade, grenades, sniper, machine, explosive, explosives, katyusha, projectile, projectiles, munition, munitions, weapon, weapons, arson, acid, sea, tank, tanks, fighter jets, fighter jet, fpv, hypersonic, kamikaze, shahed, loitering, boat, boats, bullet, bullets, quadcopter, mine, landmine, volley, wave, waves, salvo, series, string, spate, round, rounds, sets, burst, hail, campaign',
  },
  {
    classes: W.PEOPLE,
    words:
      'fighter, fighters, commander, commanders, leader, leaders, chief, chiefs, militant, militants, force, forces, troop, troops, soldier, soldiers, gunman, gunmen, member, members, militia, militias, militiaman, militiamen, jihadist, jihadists, jihadi, jihadis, terrorist, terrorists, extremist, extremists, insurgent, insurgents, rebel, rebels, operative, operatives, cell, cells, bomber, bombers, attacker, attackers, army, navy, military, police, officer, officers, personnel, unit, units, brigade, brigades, wing, faction, factions, group, groups, general, generals, sniper, snipers, guard, guards, contractor, contractors, agent, agents, official, officials, assassin, assassins, affiliate, affiliates, ally, allies, proxy, proxies, branch, emir, squad, squads, recruiter, financier, senior, head, deputy, top, men, man, spies, spy, patrol, patrols, convoy, convoys, serviceman, servicemen, servicemembers, marines, diplomat, diplomats, regime, government, paramilitary, paramilitaries, coalition, strongman, mastermind, figure, figures, elite, alliance, remnants, followers, volunteers, recruits, pilot, pilots',
  },
  {
    classes: W.PROPERTY,
    words:
      'base, bases, hq, headquarters, position, positions, site, sites, target, targets, depot, depots, camp, camps, hideout, hideouts, facility, facilities, warehouse, warehouses, stronghold, strongholds, checkpoint, checkpoints, post, posts, outpost, outposts, tunnel, tunnels, infrastructure, assets, asset, launcher, launchers, compound, compounds, barracks, airbase, airbases, air base, air bases, arsenal, stockpile, office, offices, building, buildings, embassy, consulate, mission, vehicles, ship, ships, vessel, vessels, tanker, tankers, port, ports, airport, airports, refinery, plant, plants, garrison, enclave, enclaves, holdout, holdouts, bastion, bastions, pocket, pockets, redoubt, refuge, bunker, bunkers, interests, installations, installation, radar, stronghold, den, dens, caves, cave, plane, planes, home, house, homes, houses, area, areas, town, towns, village, villages, city, cities, capital, territory, soil, region, school, hospital, market, mosque, church, field, oilfield, gasfield, pipeline, rally, parade, line, lines, network, networks',
  },
  {
    classes: W.NOT_THE_ACTOR,
    words:
      'supporter, supporters, family, families, relative, relatives, wives, widow, widows, children, prisoner, prisoners, detainee, detainees, inmate, inmates, captive, captives, suspect, suspects, victim, victims, survivor, survivors, hostage, hostages, critic, critics, opponent, opponents, sympathiser, sympathisers, sympathizer, sympathizers, protester, protesters, defector, defectors, returnees, bride, brides, fan, fans, rivals, enemies, foes, expert, experts, analyst, rule, era, occupation, propaganda, flag, flags, ideology, ideologies, inspiration, label, prison, prisons, jail, jails, detention, funeral, law, ban, deal, dispute, issue, question, problem, crisis, affair, file, designation',
  },
  {
    classes: W.PREPOSITION,
    words:
      'in, at, near, by, from, against, with, for, of, to, into, inside, outside, under, inspired by, across, along, toward, towards, through, throughout, between, among, around, behind, beyond, off, onto, upon, within, without, despite, via, including, about, above, below, regarding, like, en route to, out of, ahead of, because of, due to, as part of, north of, south of, east of, west of, during, on, over, per, housing, hosting, targeting, using, involving, based in',
  },
  {
    classes: W.TARGET_MARKER,
    words: 'on, against, at, targeting, upon, toward, towards, into, aimed at, directed at, onto',
  },
  { classes: W.AGENT_MARKER, words: 'by, at the hands of, at hands of' },
  { classes: W.FROM, words: 'from, by' },
  { classes: W.WITH, words: 'with' },
  {
    classes: W.BREAK,
    words:
      'after, as, when, while, whilst, amid, amidst, following, before, since, until, till, but, because, though, although, whereas, hours after, days after, weeks after, months after, day after, hour after, week after, month after, minutes after, shortly after, hours before, days before, even as, just as, as well as, if, unless, once, whether, in wake of, in the wake of, in aftermath of, in the aftermath of, in response to, in retaliation for, in retaliation to, in revenge for, to avenge, avenging, in reaction to, despite, so, yet, why, how, where, than, rather than, instead of',
  },
  {
    classes: W.PRIOR,
    words:
      'after, following, hours after, days after, weeks after, months after, day after, hour after, week after, month after, minutes after, shortly after, since, in wake of, in the wake of, in aftermath of, in the aftermath of, in response to, in retaliation for, in retaliation to, in revenge for, to avenge, avenging, in reaction to, over',
  },
  {
    classes: W.SAY,
    words:
      'say, says, said, saying, tell, tells, told, report, reports, reported, reporting, state, states, stated, announce, announces, announced, confirm, confirms, confirmed, reveal, reveals, revealed, insist, insists, insisted, argue, argues, argued, acknowledge, acknowledges, acknowledged, admit, admits, admitted, declare, declares, declared, allege, alleges, alleged that, believe, believes, believed, think, thinks, fear, suspect that, suspects, claim that, claims that, claimed that, warn that, warns that, warned that, warn it, warns it, warned it, warn they, vow it, vows it, vowed it, vow they, threatens it will, threatens that, threatened that, pledges it, pledged it, show, shows, showed, according to, per, vows that, assert, asserts, asserted, note, notes, adds, added, writes, tweets, posts on',
  },
  {
    classes: W.CLAIM,
    words:
      'claim, claims, claimed, claiming, claim responsibility, claims responsibility, claimed responsibility, claiming responsibility, claim responsibility for, claims responsibility for, claimed responsibility for, claiming responsibility for, take responsibility, takes responsibility, took responsibility, taking responsibility, take responsibility for, takes responsibility for, took responsibility for, taking responsibility for, takes credit for, take credit for, took credit for, taking credit for, claims credit for, claim credit for, claimed credit for, boast of, boasts of, boasted of, take credit, takes credit, acknowledges responsibility for, claims to have, claim to have, claimed to have, says it was behind, accept responsibility for, accepts responsibility for, accepted responsibility for, admits responsibility for, assumes responsibility for, claims it, claiming it',
  },
  {
    classes: W.BLAME,
    words:
      'blame, blames, blamed, blaming, accuse, accuses, accused, accusing, condemn, condemns, condemned, condemning, fault, faults, sanction, sanctions, sanctioned, denounce, denounces, denounced, denouncing, slam, slams, slammed, decries, decry, lambasts, hold responsible, holds responsible, charge, charges, charged, indict, indicts, indicted, sue, sues, sued, rebukes, rebuke',
  },
  {
    classes: W.LIGHT,
    words:
      'launch, launches, launched, launching, carry out, carries out, carried out, carrying out, conduct, conducts, conducted, conducting, stage, stages, staged, staging, mount, mounts, mounted, mounting, wage, wages, waged, waging, step up, steps up, stepped up, stepping up, resume, resumes, resumed, resuming, intensify, intensifies, intensified, intensifying, unleash, unleashes, unleashed, unleashing, perpetrate, perpetrates, perpetrated, perpetrating, commit, commits, committed, committing, execute, executed, executes, continue, continues, continued, continuing, expand, expands, expanded, expanding, escalate, escalates, escalated, escalating, ramp up, ramps up, ramped up, begin, begins, began, start, starts, started, starting, open, opens, opened, opening, deliver, delivers, delivered, inflict, inflicts, inflicted, order, orders, ordered, ordering, hit with, hits with, renew, renews, renewed, make, makes, made, making, undertake, undertakes, undertook, widen, widens, widened, direct, directs, directed, fire, fires, fired, firing, send, sends, sent, behind, responsible for, go on, goes on, went on, keep up, keeps up, kept up, kick off, kicks off, authorize, authorizes, authorized, lead, led, pull off, pulls off, enter, enters, entered, join, joins, joined, engage in, engages in, respond with, responds with, responded with, retaliate with, retaliates with, retaliated with',
  },
  {
    classes: W.EXCHANGE,
    words:
      'exchange, exchanges, exchanged, exchanging, trade, trades, traded, trading, swap, swaps, swapped, swapping',
  },
  {
    classes: W.BE,
    words: 'is, are, was, were, be, been, being, am, get, gets, got, isnt, arent, wasnt, werent',
  },
  { classes: W.HAVE, words: 'has, have, had, having, hasnt, havent, hadnt' },
  {
    classes: W.MODAL,
    words:
      'will, would, could, may, might, can, shall, should, must, wont, wouldnt, cant, cannot, couldnt, did, does, do, didnt, doesnt, dont',
  },
  {
    classes: W.PRONOUN,
    words:
      'it, they, he, she, we, i, you, them, him, us, itself, themselves, its fighters, its forces, his forces, their fighters, their forces, its members, the group, the militia, the movement, the army, the terror group, the militant group, the jihadist group',
  },
  { classes: W.RELATIVE, words: 'who, that, which, whose' },
  { classes: W.AND, words: 'and, or, plus' },
  {
    classes: W.CASUALTY,
    words:
      'killed, wounded, injured, dead, die, dies, died, dying, hurt, damaged, destroyed, martyred, slain, hospitalised, hospitalized, displaced, casualties, deaths, killings, wounds, damage, damages, kill, kills, wound, injure, injures, injuring, wounding, killing, destroy, destroys, hit, struck, targeted, collapses, evacuated, ablaze, fire breaks out, sirens, smoke, explosion, explosions, blasts heard, missing, abducted, kidnapped, captured, shut, halted, closed, cut, suspended, down',
  },
  {
    classes: W.ASK,
    words:
      'urge, urges, urged, urging, call on, calls on, called on, calling on, call for, calls for, called for, ask, asks, asked, tell, tells, told, press, presses, pressed, pressure, pressures, pressured, force, forces, forced, push, pushes, pushed, pushing, want, wants, wanted, order, orders, ordered, demand, demands, demanded, demand that, allow, allows, allowed, help, helps, persuade, persuades, convince, instruct, instructs, instructed, enable, enables, expects, expect, pressuring, encourage, encourages, task, tasks, invite, invites, request, requests, dare, dares, require, requires',
  },
  { classes: W.SUSPECTED, words: 'suspected, alleged, likely, presumed, believed, apparent, purported' },
  {
    classes: W.NEGATION,
    words:
      'no, not, never, without, nor, neither, isnt, arent, wasnt, werent, wont, wouldnt, cant, cannot, couldnt, didnt, doesnt, dont, hasnt, havent, hadnt',
  },
  {
    classes: W.SKIP,
    words:
      'reportedly, also, now, still, just, again, then, today, yesterday, tonight, overnight, twice, once more, once again, meanwhile, directly, repeatedly, jointly, simultaneously, separately, recently, allegedly, apparently, briefly, early, late, finally, suddenly, even, further, only, mistakenly, accidentally, deliberately, continually, previously, already, elsewhere, there, here, hard, heavily, on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, on sunday, monday, tuesday, wednesday, thursday, friday, saturday, sunday, on monday night, this week, this morning, last night, last week, this year, late monday, late tuesday, late wednesday, late thursday, late friday, late saturday, late sunday, early monday, early tuesday, early wednesday, early thursday, early friday, early saturday, early sunday, later, successfully, severely, seriously, critically, fatally, badly, daily, earlier, effectively, allegedly, presumably, so far, in total, abroad',
  },
  {
    classes: W.OTHER_VERB,
    words:
      'mourn, mourns, mourned, react, reacts, reacted, respond, responds, responded, retaliate, retaliates, retaliated, meet, meets, met, visit, visits, visited, deploy, deploys, deployed, arrest, arrests, arrested, detain, detains, detained, thank, thanks, praise, praises, praised, discuss, discusses, discussed, vow, vows, vowed, warn, warns, warned, warning, threaten, threatens, threatened, threatening, call, calls, called, urge, urges, face, faces, faced, suffer, suffers, suffered, lose, loses, lost, flee, flees, fled, seek, seeks, sought, foil, foils, foiled, thwart, thwarts, thwarted, intercept, intercepts, intercepted, repel, repels, repelled, down, downs, downed, shoot down, shoots down, shot down, deny, denies, denied, reject, rejects, rejected, leave, leaves, left, leaving, cause, causes, caused, causing, prompt, prompts, prompted, prompting, spark, sparks, sparked, sparking, trigger, triggers, triggered, raise, raises, raised, rock, rocks, rocked, shake, shakes, shook, rattle, rattles, mark, marks, come, comes, came, end, ends, ended, cease, ceases, ceased, halt, halts, halted, pause, pauses, paused, suspend, suspends, suspended, stop, stops, stopped, destroy, destroys, damage, damages, wound, wounds, injure, injures, draw, draws, drew, show, shows, showed, investigate, investigates, investigated, probe, probes, probed, examine, examines, examined, identify, identifies, identified, celebrate, celebrates, support, supports, supported, back, backs, fund, funds, funded, give, gives, gave, take, takes, took, use, uses, used, move, moves, moved, plan, plans, planned, consider, considers, considered, prepare, prepares, prepared, promise, promises, promised, pledge, pledges, pledged, hold, holds, held, release, releases, released, withdraw, withdraws, withdrew, issue, issues, issued, fail, fails, failed, agree, agrees, agreed, reach, reaches, reached, remain, remains, rise, rises, rose, fall, falls, fell, grow, grows, grew, escape, escapes, escaped, close, closes, closed, evacuate, evacuates, evacuated, remember, remembers, commemorate, commemorates, honor, honors, honour, honours, bury, buries, buried, find, finds, found, discover, discovers, discovered, seize, seizes, seized, summon, summons, summoned, review, reviews, reviewed, watch, watches, see, sees, saw, hear, hears, heard, know, knows, knew, look, looks, put, puts, keep, keeps, kept, run, runs, ran, turn, turns, turned, avenge, avenges, avenged, escalate, happens, happened, occur, occurs, occurred, become, becomes, became, continue, continues, continued, resume, resumes, resumed, force, forces, forced, prevent, prevents, prevented, disrupt, disrupts, disrupted, survive, survives, survived, lead, leads, led, tests, test, tested, help, helps, helped, need, needs, bring, brings, brought, send, sends, sent, begins, began, refuse, refuses, refused, accept, accepts, accepted, welcome, welcomes, welcomed, signal, signals, signaled, signalled, hails, hail, hailed, recall, recalls, cite, cites, cited, expose, exposes, exposed, hint, hints, question, questions, questioned, bans, ban, banned, blacklists, designates, designated, offers, offer, offered, go, goes, went, going, loom, looms, persist, persists, intensify, intensifies, enter, enters, follow, follows, followed, hurt, hurts, is, are, was, were, echo, echoes, erupt, erupts, erupted, break out, breaks out, broke out, flare, flares, flared, rage, rages, raged, reported, reports, heard, feared, stir, stirs, test, drive, drives, drove, kill, kills',
  },
];

/** English closed classes and mark triggers, folded once when the module is loaded. */
export const ENGLISH_LEXICON: Lexicon = compileLexicon([...ROWS, ...ENGLISH_TRIGGERS]);

/** Said between the two numbers' words: "at least 12", "more than 40". Removed when a number follows. */
export const QUANTIFIERS: Lexicon = compileLexicon([
  {
    classes: W.SKIP,
    words:
      'at least, more than, up to, nearly, almost, about, around, over, some, fewer than, less than, roughly, as many as, no fewer than, an estimated, at most, close to',
  },
]);

/** Nouns by shape only: when the neighbours say "noun", these are things, not events ("hits Falcon targets"). */
export const NOUN_OR_VERB = wordSet(
  'target, targets, bomb, bombs, shell, shells, hit, hits, fire, fires, raid, raids, strike, strikes, attack, attacks, storm, storms, ambush, ambushes, assault, assaults, shot, shots, rocket, rockets, blast, blasts, bombard, clash, clashes, fight, fights, battle, battles, execute, murder, murders, massacre, massacres, assassin, siege, seize, abduct, kidnap, torch, loot, raze, mortar, launch, launches, threat, threats, protest, protests, march, patrol, order, orders, demand, demands, return, release, withdrawal, arrest, arrests, talk, talks, meet, call, calls, plot, plots, plan, plans, block, blocks, control, controls, capture, sanction, sanctions, ban, break, breaks, escape, escapes, riot, riots, drill, drills, hijack, deal, sabotage, offensive',
);

/** "to" after these is a preposition: "response to attacks", "linked to attack". */
export const TAKES_NOUN_AFTER_TO = wordSet(
  'response, responses, responds, responded, reaction, reactions, reacts, reacted, due, linked, tied, related, prior, led, leads, leading, similar, according, addition, end, halt, stop, victim, victims, connection, subject, vulnerable, ties, links, connected, key, answer, answers, threat, return, returns, contributed, close, witness, exposed, opposed, opposition, retaliation, alternative, thanks, prelude, solution, amounts, amount, attributed, confessed, confesses, pleads, pled, turn, turns, turned, resort, resorts, prey, succumbs, succumbed, adds, added',
);

/** "to V" after these is something done, not only wished. */
export const REALISED_BEFORE_TO = wordSet(
  'continue, continues, continued, continuing, use, uses, used, using, begin, begins, began, start, starts, started, resume, resumes, manage, manages, managed, return, returns, returned, appear, appears, seem, seems, dare, dares, went, proceed, proceeded, happens, known, believed, said, thought, reported, alleged, suspected, claim, claims, claimed, gather, gathers, first, last, force, forces, join, joins',
);

/** Heads of compounds that begin with the event: "attack plot", "strike victims". */
export const NOUN_AFTER_EVENT = wordSet(
  'plot, plots, plan, plans, threat, threats, warning, warnings, alert, alerts, fears, victim, victims, survivor, survivors, site, sites, scene, suspect, suspects, capability, capabilities, rumours, rumors, video, footage, toll, claim, claims, attempt, attempts, investigation, probe, case, trial, anniversary, aftermath, report, reports, wave, campaign, response, message, allegations, drill, drills, zone, zones, ban, order, orders, operation, operations, package, packages, damage',
);
/** "cease-fire", "live-fire": not the event their last part names. */
export const COMPOUND_BEFORE = wordSet('cease, live, cross, camp, bush, wild');

/** "attack drones", "strike group": a kind of weapon or unit, no event. */
export const WEAPON_AFTER_EVENT = wordSet(
  'drone, drones, helicopter, helicopters, jet, jets, aircraft, submarine, submarines, rifle, rifles, plane, planes, force, weapon, weapons, dog, dogs, craft, boats, vehicle, vehicles',
);

/** A strike of these is no attack; also "hit out", "hits back", "strike a deal". */
export const IDIOM_AFTER = wordSet(
  'deal, deals, agreement, agreements, accord, pact, balance, chord, tone, bargain, compromise, gold, note, truce, ceasefire, back, out, record, records, rock, jackpot, headlines, snag, roadblock, milestone, market, markets, theaters, theatres, cinemas, stores, shelves, screens, brakes, economy, prices, exports, tourism, stocks, shares, sales, growth, trade, pause, fear, games, game',
);
/** "fires" these is a dismissal; "fires on" them is not. */
export const DISMISSED = wordSet(
  'spokesman, spokeswoman, spokesperson, staff, employees, workers, aide, adviser, advisor, advisers, coach, manager, executive, ceo, editor, editors, minister, official, officials, governor, director, secretary, ambassador',
);
export const IDIOM_BEFORE = wordSet(
  'storm, storms, snowstorm, sandstorm, thunderstorm, blizzard, hurricane, cyclone, typhoon, tornado, flood, floods, quake, earthquake, landslide, avalanche, hunger, labour, labor, general, nurses, teachers, doctors, workers, lightning, heat, heart, panic, asthma, rail, train, tube, bus, airline, airlines, union, wage, pay, climate, student, smash, chart, box, tariff, tariffs, shark, dog, bear, wildfire, forest, bush, political, verbal, personal, ad, media, social, legal, transport, postal, dock, pilots',
);
/** "hit by" these is weather, law or money. */
export const IDIOM_AGENT = wordSet(
  'sanctions, tariffs, tariff, storm, storms, flood, floods, flooding, quake, earthquake, earthquakes, cyclone, hurricane, typhoon, drought, cuts, outage, outages, blackout, power, snow, rain, rains, landslide, heat, heatwave, shortage, shortages, inflation, lightning, fuel, virus, disease, measles, cholera, fraud, scandal, lawsuit, fine, fines, car, train, bus, truck, wave, dust',
);

/** Countries that host other people's wars: "Iraq's Falcon attacks" happen in Iraq, "Israel's Falcon attacks" are Israel's. */
export const HOST_COUNTRIES = wordSet(
  'iraq, iraqi, iraqs, syria, syrian, lebanon, lebanese, yemen, yemeni, gaza, gazan, afghanistan, afghan, somalia, somali, nigeria, nigerian, mali, malian, niger, libya, libyan, sudan, sudanese, congo, mozambique, palestine, kurdistan, kuwait, jordan, bahrain, qatar, burkina, chad, cameroon, baghdad, damascus, beirut, sanaa, kabul, khartoum, mogadishu, tripoli, aleppo, erbil, philippine, philippines, sinai',
);

/** Countries by name, which say where when they stand behind "in". */
export const COUNTRIES = wordSet(
  'iraq, syria, lebanon, yemen, gaza, afghanistan, somalia, nigeria, mali, niger, libya, sudan, kurdistan, kuwait, jordan, bahrain, qatar, iran, israel, turkey, turkiye, egypt, oman, uae, pakistan, russia, ukraine, france, germany, britain, italy, uk, us, america',
);

/** The subject of these is the agent of the event noun they govern, marked: "vows attacks", "halts attacks", "denies attack". */
export const CONTROLS_NOUN = wordSet(
  'threaten, threatens, threatened, threatening, vow, vows, vowed, plan, plans, planned, planning, promise, promises, promised, prepare, prepares, prepared, preparing, consider, considers, considered, considering, mull, mulls, weigh, weighs, pledge, pledges, pledged, eye, eyes, pause, pauses, paused, halt, halts, halted, suspend, suspends, suspended, end, ends, ended, stop, stops, stopped, cease, ceases, ceased, deny, denies, denied, use, uses, used, freeze, freezes, boast, boasts, avoid, avoids, intend, intends, agree, agrees, refuse, refuses, reject, rejects, rejected, complete, completes, completed, accelerate, accelerates, attempt, attempts, attempted, film, films, filmed, announce, announces, announced',
);

/** Harm done on the way: "wounds three in attack on base" makes the subject the agent of the attack. */
export const HARMS = wordSet(
  'wound, wounds, injure, injures, injuring, wounding, destroy, destroys, damage, damages, use, uses, used, leave, leaves, cause, causes, caused, causing, destroyed, damaged, inflict, inflicts, lose, loses, seize, seizes, burn, burns, burned, steal, steals, stole, torch, torches, torched, vandalize, vandalizes, ransack, ransacks, loot, loots, rob, robs, uproot, uproots, smash, smashes',
);

/** Joined to an actor's name by a hyphen, or standing before it: the actor has no part. */
export const VOID_BEFORE = wordSet('anti, ex, counter, pro, non, former, post, pre, despite');
export const VOID_AFTER = wordSet(
  'inspired, style, run, held, controlled, occupied, era, free, majority, made, supplied, built, dominated, administered, type, like, branded, ruled, inflicted, friendly, proof, related, bound, based',
);
/** The actor is only associated; when another name follows, it is only an attribute of that one. */
export const LINKED_AFTER = wordSet(
  'linked, affiliated, aligned, allied, backed, tied, connected, led, supported, sponsored, funded, trained, directed, armed',
);
/** What the actor itself did, told by a participle: "ISIS-claimed attack", "Falcon-fired rocket". */
export const DONE_AFTER = wordSet('claimed, fired, launched, planted, orchestrated, ordered, planned');
