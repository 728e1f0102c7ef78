import { describe, expect, it } from 'vitest';
import { swap, swapRoles } from './mirror.ts';
import { attributions, marks, read, roles } from './vocabulary.ts';

const F = 'Falcon Brigade';
const O = 'Osprey Front';
type Case = readonly [text: string, expected: string];

/** The same sentence, and the one with the names exchanged (trap class 1 for every other class). */
function bothWays(cases: readonly Case[]): void {
  it.each(cases)('"%s": %s', (text, expected) => {
    expect(roles(text)).toBe(expected);
  });
  it.each(cases)('mirror image of "%s"', (text, expected) => {
    expect(roles(swap(text, F, O))).toBe(swapRoles(expected));
  });
}

describe('trap 2: passives without "was"', () => {
  bothWays([
    [`${F} men killed in Westmark`, 'Falcon target'],
    [`${F} killed 12 ${O} recruits`, 'Falcon agent, Osprey target'],
    [`${F} killed at least 12 ${O} recruits`, 'Falcon agent, Osprey target'],
    [`${F} fighters killed more than 40 ${O} men, report says`, 'Falcon agent, Osprey target'],
    [`${F} camp targeted, ${O} denies role`, 'Falcon target'],
    [`Killed ${F} commander buried`, 'Falcon target'],
    [`${F} convoy struck overnight`, 'Falcon target'],
    [`Senior ${F} man reported killed in raid`, 'Falcon target'],
  ]);
});

describe('trap 3: strikes, attacks, targets, raids, hits, fire as noun or verb', () => {
  bothWays([
    [`${F} strikes kill ten ${O} fighters`, 'Falcon agent, Osprey target'],
    [`${F} strikes ${O} targets in Westmark`, 'Falcon agent, Osprey target'],
    [`${F} targets ${O} convoy`, 'Falcon agent, Osprey target'],
    [`${F} raids ${O} hideouts`, 'Falcon agent, Osprey target'],
    [`${F} attacks on ${O} mount`, 'Falcon agent, Osprey target'],
    [`${F} hits ${O} with drone`, 'Falcon agent, Osprey target'],
    [`${F} prepares response to attacks by ${O}`, 'Osprey agent'],
  ]);
});

describe('trap 4: noun stacks', () => {
  bothWays([
    [`${F} drone attack kills two`, 'Falcon agent'],
    [`Deadly ${F} drone and rocket attack on ${O}`, 'Falcon agent, Osprey target'],
    [`${F} base attack leaves five dead`, 'Falcon target'],
    [`${F} commander killing stirs anger`, 'Falcon target'],
    [`${F} chief strike shows reach of ${O}`, 'Falcon target, Osprey unresolved'],
  ]);
});

describe('trap 5: possessor, actor, noun', () => {
  bothWays([
    [`${F}'s ${O} strikes kill seven`, 'Falcon agent, Osprey target'],
    [`${F} steps up ${O} raids`, 'Falcon agent, Osprey target'],
    [`${F} launches ${O} strikes`, 'Falcon agent, Osprey target'],
    [`${F} resumes its attacks on ${O}`, 'Falcon agent, Osprey target'],
    [`Iraq's ${F} attacks worry neighbours`, 'Falcon agent'],
    [`Norland's ${F} strikes draw anger`, 'Falcon target, Norland agent'],
  ]);
});

describe('trap 6: property and neighbourhood of an actor', () => {
  bothWays([
    [`${F} chief killed in ${O} strike`, 'Falcon target, Osprey agent'],
    [`Strike near ${F} base`, 'Falcon unresolved'],
    [`Attack outside ${F} camp kills ${O} man`, 'Falcon unresolved, Osprey target'],
  ]);
});

describe('trap 7: claims', () => {
  bothWays([
    [`${F} claims attack on ${O} camp`, 'Falcon agent, Osprey target'],
    [`Blast hits ${O} camp, ${F} claims responsibility`, 'Falcon agent, Osprey target'],
    [`${F} claims to have killed ${O} chief`, 'Falcon agent, Osprey target'],
    [`${F} hails blast without claiming responsibility`, ''],
    [`${F} confirms killing of its chief by ${O}`, 'Osprey agent'],
    [`${F} announces killing of its commander`, ''],
    [`${F} claims responsibility for Norland bombing`, 'Falcon agent'],
    [`${F} claims 30 killed in ${O} strikes`, 'Osprey agent'],
    [`${F} claims ${O} struck its base`, 'Osprey agent'],
  ]);
  it('marks the word that attributes the act', () => {
    expect(marks(`${F} claims attack on ${O} camp`)).toEqual(['attributed']);
    expect(marks(`${O} blames ${F} for attack`)).toEqual(['attributed']);
    expect(marks(`${F} attacks ${O} camp`)).toEqual([]);
  });
  it('tells a claim from a plain report', () => {
    expect(attributions(`${F} claims attack on ${O} camp`)).toEqual(['Falcon claimed']);
    expect(attributions(`${F} attacks ${O} camp`)).toEqual(['Falcon asserted']);
    expect(attributions(`${F} says it hit ${O} camp`)).toEqual(['Falcon claimed']);
  });
});

describe('trap 8: who says what about whom', () => {
  bothWays([
    [`${F} says it struck ${O} base`, 'Falcon agent, Osprey target'],
    [`${F} says its fighters ambushed ${O} men`, 'Falcon agent, Osprey target'],
    [`${F} says struck ${O} base`, 'Falcon agent, Osprey target'],
    [`${F} says ${O} struck its base`, 'Osprey agent'],
    [`${O} base hit in drone attack, ${F} says`, 'Osprey target'],
    [`Attack on ${O} base kills two, says ${F}`, 'Osprey target'],
    [`${F}: Norland strikes ${O} base`, 'Norland agent, Osprey target'],
    [`Norland strikes ${O} base - ${F}`, 'Norland agent, Osprey target'],
  ]);
});

describe('trap 9: blame', () => {
  bothWays([
    [`${F} blames ${O} for attack`, 'Osprey agent'],
    [`${F} accuses ${O} of shelling Westmark`, 'Osprey agent'],
    [`${F} blamed for attack on ${O}`, 'Falcon agent, Osprey target'],
    [`Attack blamed on ${F}`, 'Falcon agent'],
    [`Three ${O} men killed in Westmark attack, blamed on ${F}`, 'Falcon agent, Osprey target'],
    [`Suspected ${F} fighters attack village`, 'Falcon agent'],
    [`${O} base hit by drones, ${F} suspected`, 'Falcon agent, Osprey target'],
  ]);
  it('takes nobody for the agent when both sides blame each other', () => {
    expect(roles(`Two killed in attack as ${F}, ${O} trade blame`)).not.toContain('agent');
  });
  it('says that the agent is accused or suspected', () => {
    expect(attributions(`${O} blames ${F} for attack`)).toEqual(['Falcon accused']);
    expect(attributions(`Suspected ${F} attack on village`)).toEqual(['Falcon suspected']);
  });
});

describe('trap 10: clashes', () => {
  bothWays([
    [`Renewed clashes between ${F}, ${O} raises fears`, 'Falcon party, Osprey party'],
    [`${F} battles ${O} in Westmark`, 'Falcon party, Osprey party'],
    [`Norland, ${F} and ${O} clash`, 'Falcon party, Norland party, Osprey party'],
    [`${F}-${O} clashes kill nine`, 'Falcon party, Osprey party'],
    [`Norland in clashes with ${F}`, 'Falcon party, Norland party'],
    [`Clashes near prison holding ${F} fighters`, ''],
    [`Attack near jail for ${F} men`, ''],
    [`Attack on ${F} prison`, ''],
    [`${F} prison attack kills ten ${O} guards`, 'Falcon agent, Osprey target'],
    [`${F} and ${O} trade fire`, 'Falcon party, Osprey party'],
  ]);
});

describe('trap 11: light verbs', () => {
  bothWays([
    [`${F} carries out a second deadly wave of rocket attacks against ${O}`, 'Falcon agent, Osprey target'],
    [`${F} enters war with attacks on ${O}`, 'Falcon agent, Osprey target'],
    [`${F} targets and damages ${O} vessel`, 'Falcon agent, Osprey target'],
    [`${F} behind attack on ${O}`, 'Falcon agent, Osprey target'],
    [`${F} wounds three in drone attack on ${O} base`, 'Falcon agent, Osprey target'],
    [`${F} resumes attacks on ${O}`, 'Falcon agent, Osprey target'],
  ]);
});

describe('trap 12: coordination', () => {
  bothWays([
    [`Norland and ${F} strike ${O} bases`, 'Falcon agent, Norland agent, Osprey target'],
    [`Norland strikes ${F} and ${O} bases`, 'Falcon target, Norland agent, Osprey target'],
    [`${F} attacks camp and kills ${O} chief`, 'Falcon agent, Osprey target'],
    [`${F} attacked, killed three ${O} men`, 'Falcon agent, Osprey target'],
    [`${F} killed, captured 17 ${O} men`, 'Falcon agent, Osprey target'],
    [`${F} builds new outpost, attacks ${O} camp`, 'Falcon agent, Osprey target'],
    [`Minister praises ${F} men attacking ${O} camp`, 'Falcon agent, Osprey target'],
  ]);
});

describe('trap 13, 14, 26: metaphor, idiom, weather, labour', () => {
  it.each([
    `Norland, ${F} strike deal`,
    `Norland strikes a new agreement with ${F}`,
    `Norland hit by sanctions over ${F}`,
    `Heat strikes Norland`,
    `Norland nurses strike over pay, ${F} silent`,
    `Norland hits out at ${F}`,
    `${F} cease-fire holds in Norland`,
    `Norland buys attack drones`,
    `Norland fires back at critics`,
    `Norland hit by storm`,
  ])('finds no attack in "%s"', (text) => {
    expect(roles(text)).not.toMatch(/agent|party|target/);
  });
  const TWO_NAMES = [
    `${F}, ${O} strike deal`,
    `${F} strikes a truce deal with ${O}`,
    `Heat strikes ${F} camp near ${O}`,
    `${F} nurses strike over pay, ${O} silent`,
    `${F} hits out at ${O}`,
    `${F} fires spokesman who praised ${O}`,
    `${F} film hits cinemas in ${O} town`,
    `${F} truce a shot in the arm for ${O}`,
  ];
  it.each(TWO_NAMES)('finds no attack in "%s" nor in its mirror image', (text) => {
    expect(roles(text)).not.toMatch(/agent|party|target/);
    expect(roles(swap(text, F, O))).not.toMatch(/agent|party|target/);
  });
});

describe('trap 15: actors that are named and take no part', () => {
  bothWays([
    [`Anti-${F} fighters attack ${O} camp`, 'Osprey target'],
    [`Ex-${F} fighter attacks ${O} camp`, 'Osprey target'],
    [`${F}-run ministry hit in ${O} strike`, 'Osprey agent'],
    [`${F} supporters attack ${O} camp`, 'Osprey target'],
    [`Attack on prison kills ${F} detainees`, ''],
    [`Norland steps up anti-${F} raids`, 'Falcon target, Norland agent'],
  ]);
  it('says why they take no part', () => {
    const [reading] = read(`Anti-${F} fighters attack ${O} camp`);
    expect(reading?.bystanders.map(({ why }) => why)).toEqual(['void: anti-']);
  });
});

describe('trap 16: two actors of one list', () => {
  bothWays([[`${F} kills ${O} men`, 'Falcon agent, Osprey target']]);
});

describe('trap 17: two events in one title', () => {
  bothWays([
    [`${F} attacks Norland; ${O} commander killed`, 'Falcon agent, Norland target, Osprey target'],
    [`${F} attacks Norland as ${O} commander dies in blast`, 'Falcon agent, Norland target, Osprey target'],
    [`Norland strikes ${O} after ${F} attack`, 'Falcon agent, Norland agent, Osprey target'],
    [`${F} chief killed as ${O} attacks Norland`, 'Falcon target, Norland target, Osprey agent'],
  ]);
});

describe('trap 18: threat by, warning about, call on', () => {
  bothWays([
    [`${F} threatens attack on ${O}`, 'Falcon agent, Osprey target'],
    [`Norland warns of ${F} attack on ${O}`, 'Falcon agent, Osprey target'],
    [`Norland calls on ${F} to stop attacks on ${O}`, 'Falcon agent, Osprey target'],
    [`Threat by ${F} to attack ${O}`, 'Falcon agent, Osprey target'],
  ]);
  it('does not take who warns A against an attack for its agent', () => {
    expect(roles(`Norland warns ${F} against attacking ${O}`)).not.toContain('Norland agent');
    expect(roles(`Norland warns ${O} against attacking ${F}`)).not.toContain('Norland agent');
  });
});

describe('trap 21: foiled, intercepted, repelled', () => {
  bothWays([
    [`${F} foils ${O} attack`, 'Osprey agent'],
    [`${F} repels ${O} attack`, 'Osprey agent'],
    [`${F} intercepts ${O} drone attack`, 'Osprey agent'],
  ]);
  it.each([
    ['foils', ['thwarted']],
    ['repels', ['repelled']],
    ['intercepts', ['repelled']],
  ])('"%s" gives the mark, whoever does it', (verb, expected) => {
    expect(marks(`${F} ${verb} ${O} attack`)).toEqual(expected);
    expect(marks(`${O} ${verb} ${F} attack`)).toEqual(expected);
  });
});

describe('trap 22: denial, friendly fire, false flag', () => {
  bothWays([
    [`${F} denies attacking ${O}`, 'Falcon agent, Osprey target'],
    [`${F} hit by own fire, not ${O}`, 'Falcon target'],
    [`${F} calls attack on ${O} a false flag`, 'Osprey target'],
  ]);
});

describe('trap 18 to 23: marks leave the roles as they are', () => {
  const MARKED: readonly [text: string, mark: string][] = [
    [`${F} vows to attack ${O}`, 'hypothetical'],
    [`${F} threatens attacks on ${O}`, 'hypothetical'],
    [`${F} plans to strike ${O} base`, 'hypothetical'],
    [`${F} to attack ${O}`, 'hypothetical'],
    [`${F} will attack ${O}`, 'hypothetical'],
    [`${F} vows to pursue and kill ${O} men`, 'hypothetical'],
    [`Norland urges ${F} to attack ${O}`, 'hypothetical'],
    [`${F} pauses attacks on ${O}`, 'suspended'],
    [`${F} promises to resume attacks on ${O}`, 'hypothetical'],
    [`Norland marks anniversary of ${F} attack on ${O}`, 'historical'],
    [`2016 ${F} attack on ${O}`, 'historical'],
    [`Survivors of ${F} attack on ${O} speak`, 'historical'],
    [`Norland foils ${F} attack on ${O}`, 'thwarted'],
    [`Norland intercepts ${F} drone attack on ${O}`, 'repelled'],
    [`${F} denies attack on ${O}`, 'negated'],
    [`${F} did not attack ${O}`, 'negated'],
    [`Exercise simulates ${F} attack on ${O}`, 'exercise'],
    [`Man held over ${F} attack on ${O}`, 'background'],
  ];
  it.each(MARKED)('"%s" is %s', (text, mark) => {
    expect(marks(text)).toContain(mark);
    expect(roles(text)).toContain('Falcon agent');
  });
  it.each(MARKED)('"%s" reads the same with the names exchanged', (text, mark) => {
    expect(marks(swap(text, F, O))).toContain(mark);
    expect(roles(swap(text, F, O))).toContain('Osprey agent');
  });
  it('records the speaker of a warning, who is no agent', () => {
    const text = `Norland warns of ${F} attack`;
    expect(marks(text)).toContain('hypothetical');
    expect(roles(text)).toBe('Falcon agent');
  });
  it('leaves a real attack unmarked when only the answer to it is planned', () => {
    expect(marks(`Norland will act against ${F} attacks`)).toEqual([]);
    expect(marks(`Norland vows response to ${F} attack`)).toEqual([]);
  });
  it('does not take a count for a year', () => {
    expect(marks(`${F} killed 2000 men of ${O}`)).toEqual([]);
    expect(marks(`${F} attacked ${O} in 2014`)).toEqual(['historical']);
    expect(marks(`${F} attacked ${O} in 2014`, 'en', { year: 2014 })).toEqual([]);
  });
  it('does not let a mark reach over "but" or a semicolon', () => {
    expect(marks(`No one was hurt but ${F} attacked ${O}`)).toEqual([]);
    expect(marks(`Norland threatens to leave; ${F} attacked ${O}`)).toEqual([]);
  });
  it('tells an act of the same days from one further back', () => {
    expect(read(`Norland hits town after ${F} attack`).map(({ time }) => time)).toContain('recent');
    expect(read(`Norland arrests man over ${F} attack`).map(({ time }) => time)).toContain('prior');
    expect(read(`Two killed after ${F} attack`).every(({ time }) => time === 'current')).toBe(true);
  });
});

describe('trap 22 to 23: contrast, association, inspiration', () => {
  bothWays([
    [`Men hit by ${F} fire, not ${O}`, 'Falcon agent'],
    [`${F} raid killed villager instead of ${O} chief`, 'Falcon agent'],
  ]);
  it('keeps a linked group and says that it is only linked', () => {
    const [reading] = read(`${F}-linked gunmen attack village`);
    expect(reading?.participants.map(({ role, association }) => [role, association])).toEqual([
      ['agent', true],
    ]);
  });
  it('reads "linked to" behind the people as it reads it before them', () => {
    const [reading] = read(`Rebels linked to ${F} attack village`);
    expect(reading?.participants.map(({ role, association }) => [role, association])).toEqual([
      ['agent', true],
    ]);
    expect(reading?.marks).toEqual([]);
  });
  it('takes "A-backed B" for B', () => {
    expect(roles(`Norland-backed ${F} attacks ${O}`)).toBe('Falcon agent, Osprey target');
  });
  bothWays([
    [`${F}-linked gunmen attack ${O} post`, 'Falcon agent, Osprey target'],
    [`Rebels linked to ${F} attack ${O} post`, 'Falcon agent, Osprey target'],
    [`Norland-backed ${F} attacks ${O}`, 'Falcon agent, Osprey target'],
    [`${F}-inspired gunman attacks ${O}`, 'Osprey target'],
  ]);
  it('gives an inspired attack no agent, and the mark', () => {
    expect(roles(`${F}-inspired attack on village`)).toBe('');
    expect(marks(`${F}-inspired attack on village`)).toContain('inspired');
  });
});

describe('trap 24: typography', () => {
  it.each([
    `‘${F}’ strikes ‘${O}’ base`,
    `“${F}” strikes ${O} base`,
    `LIVE: ${F} strikes ${O} base`,
    `🔴 ${F} strikes ${O} base`,
    `${F.toUpperCase()} STRIKES ${O.toUpperCase()} BASE`,
    `Falcon\u00a0Brigade strikes ${O} base`,
    `${F} strikes ${O} base | Norland Wire`,
    `${F} strikes ${O} base (VIDEO)`,
    `${F} (FB) strikes ${O} (OF) base`,
  ])('reads "%s" as the plain title', (text) => {
    expect(roles(text)).toBe('Falcon agent, Osprey target');
    const upper = (name: string) => name.toUpperCase();
    const other = swap(swap(text, F, O), upper(F), upper(O)).replace('Falcon\u00a0Brigade', O);
    const mirrored =
      other.includes(F) || other.includes(upper(F)) ? other : other.replace(`${O} base`, `${F} base`);
    expect(roles(mirrored)).toBe('Falcon target, Osprey agent');
  });
  it('takes a hyphen that cannot break for a hyphen', () => {
    expect(roles(`Anti\u2011${F} men attack ${O} camp`)).toBe('Osprey target');
  });
});

describe('trap 27, 28: translated English and questions', () => {
  bothWays([
    [`Fighters of ${F} attacked base of ${O}`, 'Falcon agent, Osprey target'],
    [`Why did ${F} attack ${O}?`, 'Falcon agent, Osprey target'],
  ]);
});

describe('leads', () => {
  it.each([
    [`WESTMARK (Agency) - ${F} fighters attacked an ${O} camp on Monday.`, 'Falcon agent, Osprey target'],
    [`${F}, the largest armed group in Westmark, attacked an ${O} camp.`, 'Falcon agent, Osprey target'],
    [
      `At least 12 ${O} recruits were killed when ${F} fighters stormed a camp.`,
      'Falcon agent, Osprey target',
    ],
    [`${F} had attacked the camp of ${O} on Sunday.`, 'Falcon agent, Osprey target'],
    [
      `NORLAND, Jan 12 (Agency) - ${F} said on Monday that it had hit a base of ${O}.`,
      'Falcon agent, Osprey target',
    ],
    [`${F} killed or captured ten ${O} fighters, the agency said.`, 'Falcon agent, Osprey target'],
    [`Heavy fighting resumed on Friday between ${F} and ${O}.`, 'Falcon party, Osprey party'],
    [`${F} said in a message that Norland had attacked its camp.`, 'Norland agent'],
  ])('reads "%s"', (text, expected) => {
    expect(roles(text, 'en', { field: 'lead' })).toBe(expected);
  });
});
