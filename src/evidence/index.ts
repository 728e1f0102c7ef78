/** The nouns of the data flow: items -> hits -> signals and levels -> alerts and reports. Types only, plus their ids. */
export * from './alert.ts';
export * from './assessment.ts';
export * from './health.ts';
export * from './hit.ts';
export * from './item.ts';
export * from './mail.ts';
export * from './units.ts';
export * from './week.ts';
