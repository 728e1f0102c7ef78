/** The demo's fiction: four weeks of invented news, and the server that serves them as feeds. */
export { exerciseDocument, exerciseFeeds, type FeedAnswer } from './document.ts';
export { type FeedServer, startFeedServer } from './server.ts';
export { exerciseSources } from './sources.ts';
export { EXERCISE } from './span.ts';
