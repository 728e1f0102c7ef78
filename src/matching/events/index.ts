/** Who did what to whom: roles and marks of events, by surface rules (one room per language). */
export * from './action.ts';
export { clashingForms, type FormClash, inflect } from './inflect.ts';
export * from './reading.ts';
export { readRoles } from './roles.ts';
