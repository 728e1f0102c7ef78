import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** What an operator of these tests decided. */
export const SETTINGS = {
  region: 'eu-central-1',
  mailFrom: 'watch@signpost.example',
  alertRecipients: ['desk@signpost.example', 'night@signpost.example'],
  reportRecipients: ['desk@signpost.example'],
  operators: ['operations@signpost.example'],
};

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The context of the project's cdk.json: feature flags and the settings Signpost comes with. */
export const shippedContext = (): Record<string, unknown> =>
  cdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))).context;
