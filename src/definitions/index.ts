/** What analysts wrote: loaded, checked, resolved. */
export * from './condition.ts';
export { DefinitionError, describeFinding, describePlace, type Finding } from './finding.ts';
export { jsonSchemas } from './json-schemas.ts';
export { lintLibrary } from './lint.ts';
export { buildLibrary, type LibraryFiles, loadLibrary, loadSources, readLibraryFiles } from './load.ts';
export { defaultMarkEffects } from './mark-effects.ts';
export * from './model.ts';
export { nearestNames } from './nearest-name.ts';
export { sourceSchema, toFeedSource } from './source-schema.ts';
export * from './vocabulary.ts';
