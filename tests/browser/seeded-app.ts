import { httpEventSchema, NO_REQUEST, requestOf, resultOf } from '../../lambdas/http-event.ts';
import { startGateway } from '../../local/gateway.ts';
import { startMailbox } from '../../local/mailbox.ts';
import { composeAlertMail } from '../../src/alerting/render.ts';
import { createDashboard } from '../../src/dashboard/index.ts';
import type { ComposedMail } from '../../src/evidence/index.ts';
import { type Deliveries, sendOnce } from '../../src/mail/send.ts';
import { createTransport } from '../../src/mail/transport.ts';
import { composeReportMail, storedReportOf } from '../../src/reporting/render.ts';
import { LIBRARY } from '../dashboard/library.ts';
import { ALERTS, NOW, plant, report } from '../dashboard/seed.ts';
import { startEngine } from '../store/engine.ts';

export interface SeededApp {
  url: string;
  stop(): Promise<void>;
}

/** The dashboard and the mailbox over a store of fiction, on a web server as `npm run demo` has it. */
export async function startSeededApp(): Promise<SeededApp> {
  const engine = await startEngine();
  await plant(engine.store);
  const mailbox = await startMailbox({ exercise: true });
  const app = createDashboard({
    store: engine.store,
    library: LIBRARY,
    clock: () => NOW,
    exercise: true,
    links: [{ label: 'Mailbox', href: '/mailbox' }],
    mute: (silence) => engine.store.silences.put(silence),
  });
  const gateway = await startGateway({
    port: 0,
    handler: async (event) => {
      const request = requestOf(httpEventSchema.parse(event));
      return request ? resultOf(await app.fetch(request)) : NO_REQUEST;
    },
    pages: [{ prefix: '/mailbox', fetch: (request) => mailbox.app.fetch(request) }],
  });
  await mailAll(mailbox.smtpUrl, gateway.url, engine.store.deliveries);
  return {
    url: gateway.url,
    async stop() {
      await gateway.stop();
      await mailbox.stop();
      await engine.stop();
    },
  };
}

async function mailAll(smtpUrl: string, dashboardUrl: string, deliveries: Deliveries): Promise<void> {
  const transport = createTransport({ kind: 'smtp', url: smtpUrl, from: 'signpost@example.org' });
  const problem = LIBRARY.problems.find(({ id }) => id === 'harbour');
  const toSend = ALERTS.filter(({ held }) => held === undefined);
  const mails: ComposedMail[] = [
    ...toSend.map((alert) => composeAlertMail(alert, { problem, exercise: true, dashboardUrl })),
    composeReportMail(storedReportOf(report())),
  ];
  for (const message of mails) {
    await sendOnce({ transport, deliveries, message, recipient: 'desk@example.org', now: NOW });
  }
  transport.close();
}
