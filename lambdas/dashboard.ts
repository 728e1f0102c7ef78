import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createDashboard } from '../src/dashboard/index.ts';
import { explainState } from '../src/stages/why.ts';
import { parseEnvironment } from './environment.ts';
import { httpEventSchema, NO_REQUEST, requestOf, resultOf } from './http-event.ts';
import { parseMessage } from './messages.ts';
import { entry, libraryOf, type Runtime, storeOf } from './runtime.ts';

/** Pages and JSON API behind the HTTP API (payload format 2.0); reads only, save silences where muting is allowed. */
export function dashboardHandler({
  environment,
  clock,
  journal,
}: Runtime): (event: unknown) => Promise<APIGatewayProxyStructuredResultV2> {
  const settings = parseEnvironment('dashboard', environment);
  const store = storeOf(settings);
  const library = libraryOf(settings);
  const app = createDashboard({
    store,
    library,
    clock,
    exercise: settings.exercise,
    url: settings.dashboardUrl,
    mute: settings.muting ? (silence) => store.silences.put(silence) : undefined,
    giveLevel: settings.muting ? (level) => store.analystLevels.put(level) : undefined,
    why: (question) => explainState({ store, library }, question),
    links: settings.mailboxUrl ? [{ label: 'Mailbox', href: settings.mailboxUrl }] : [],
    onFailure: (failure, path) =>
      journal.error('a page failed', {
        path,
        error: failure instanceof Error ? failure.stack : String(failure),
      }),
  });
  return async (event) => {
    const request = requestOf(parseMessage(httpEventSchema, event, 'the HTTP event'));
    return request ? resultOf(await app.fetch(request)) : NO_REQUEST;
  };
}

export const handler = entry('dashboard', dashboardHandler);
