import { type Gateway, startGateway } from './gateway.ts';
import type { Machine } from './machine.ts';

/** Opens the dashboard and the mailbox on localhost. @throws PortError when the port is taken. */
export const serve = (machine: Machine, port: number): Promise<Gateway> =>
  startGateway({
    port,
    handler: machine.dashboard,
    pages: [{ prefix: '/mailbox', fetch: (request) => machine.mailbox.app.fetch(request) }],
  });
