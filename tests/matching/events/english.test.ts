import { describe, expect, it } from 'vitest';
import { swap, swapRoles } from './mirror.ts';
import { roles } from './vocabulary.ts';

const F = 'Falcon Brigade';
const O = 'Osprey Front';
/** Text, who plays what, and the same with the two names exchanged. */
const RULES: readonly [id: string, text: string, expected: string][] = [
  ['E1', `${F} strikes ${O} base`, 'Falcon agent, Osprey target'],
  ['E1', `${F} fighters attacked an ${O} convoy in Westmark`, 'Falcon agent, Osprey target'],
  ['E2', `${F} drone hits ${O} outpost`, 'Falcon agent, Osprey target'],
  ['E2', `${F}'s rockets target ${O} camp`, 'Falcon agent, Osprey target'],
  ['E2', `${F} car bomb hits ${O} post`, 'Falcon agent, Osprey target'],
  ['E2', `${F} gunmen fire on ${O} patrol, one wounded`, 'Falcon agent, Osprey target'],
  ['E3', `${F} base hit by ${O}`, 'Falcon target, Osprey agent'],
  ['E3', `${F} fighters were attacked by ${O} in Westmark`, 'Falcon target, Osprey agent'],
  ['E3', `${F} chief killed by drone fired by ${O}`, 'Falcon target, Osprey agent'],
  ['E4', `${F} commander killed in raid; ${O} silent`, 'Falcon target'],
  ['E5', `${F} men killed in ${O} ambush`, 'Falcon target, Osprey agent'],
  ['E5', `Two ${F} fighters wounded in ${O} attack`, 'Falcon target, Osprey agent'],
  ['E6', `${F}'s rocket attack on ${O} camp`, 'Falcon agent, Osprey target'],
  ['E6', `${F} drone attack against ${O} base leaves two hurt`, 'Falcon agent, Osprey target'],
  ['E7', `Strike on ${F} headquarters kills ten ${O} recruits`, 'Falcon target, Osprey target'],
  ['E7+E8', `Attack on ${F} base by ${O}`, 'Falcon target, Osprey agent'],
  ['E8', `Attack by ${F} on ${O}`, 'Falcon agent, Osprey target'],
  ['E9', `${F}'s ${O} attacks go on`, 'Falcon agent, Osprey target'],
  ['E10', `Norland strikes kill ${F} fighters`, 'Falcon target, Norland agent'],
  ['E11', `${F} launches fresh wave of drone attacks on ${O}`, 'Falcon agent, Osprey target'],
  ['E11', `${F} steps up attacks against ${O}`, 'Falcon agent, Osprey target'],
  ['E11', `Attack on ${O} carried out by ${F}`, 'Falcon agent, Osprey target'],
  ['E12', `${F} claims responsibility for attack on ${O}`, 'Falcon agent, Osprey target'],
  ['E12', `${F} claims four strikes on ${O} bases`, 'Falcon agent, Osprey target'],
  ['E13', `Attack on ${O} base claimed by ${F}`, 'Falcon agent, Osprey target'],
  ['E14', `${F} says it hit ${O} base`, 'Falcon agent, Osprey target'],
  ['E14', `${F} says killed three ${O} men`, 'Falcon agent, Osprey target'],
  ['E14', `${F} warns it will attack ${O}`, 'Falcon agent, Osprey target'],
  ['E14', `${F} vows it will strike ${O} base`, 'Falcon agent, Osprey target'],
  ['E15', `Norland army says ${F} hit ${O} base`, 'Falcon agent, Osprey target'],
  ['E15', `${F} hit ${O} base, Norland army says`, 'Falcon agent, Osprey target'],
  ['E15', `Norland: ${F} attacks ${O}`, 'Falcon agent, Osprey target'],
  ['E16', `Norland blames ${F} for attack on ${O}`, 'Falcon agent, Osprey target'],
  ['E16', `Norland accuses ${F} of attacking ${O}`, 'Falcon agent, Osprey target'],
  ['E16', `Base of ${O} attacked, Norland blames ${F}`, 'Falcon agent, Osprey target'],
  ['E17', `Attack on ${O} blamed on ${F}`, 'Falcon agent, Osprey target'],
  ['E17', `Suspected ${F} attack on ${O}`, 'Falcon agent, Osprey target'],
  ['E18', `Norland, ${F} strike ${O} base`, 'Falcon agent, Norland agent, Osprey target'],
  ['E18', `Norland and ${F} attack ${O}`, 'Falcon agent, Norland agent, Osprey target'],
  ['E19', `${F} hits base, kills two ${O} men`, 'Falcon agent, Osprey target'],
  ['E20', `${F} fighters who stormed an ${O} camp flee`, 'Falcon agent, Osprey target'],
  ['E21', `Clashes between ${F} and ${O}`, 'Falcon party, Osprey party'],
  ['E21', `${F}, ${O} clash in Westmark`, 'Falcon party, Osprey party'],
  ['E21', `${F} clashes with ${O}`, 'Falcon party, Osprey party'],
  ['E21', `${F} and ${O} exchange fire`, 'Falcon party, Osprey party'],
  ['E22', `Norland hits town after ${F} fire on ${O}`, 'Falcon agent, Norland agent, Osprey target'],
  ['E23', `${F} enters battle with ${O}`, 'Falcon party, Osprey party'],
  ['E24', `Base hit by ${F}, not ${O}`, 'Falcon agent'],
];

describe('English rules', () => {
  it.each(RULES)('%s reads "%s"', (_id, text, expected) => {
    expect(roles(text)).toBe(expected);
  });
  it.each(RULES)('%s reads the mirror image of "%s" with the roles exchanged', (_id, text, expected) => {
    expect(roles(swap(text, F, O))).toBe(swapRoles(expected));
  });
});
