import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { loadLibrary, loadSources } from '../src/definitions/index.ts';
import type { Library } from '../src/definitions/model.ts';
import type { Clock } from '../src/evidence/index.ts';
import { createStore } from '../src/store/index.ts';
import type { Store } from '../src/store/store.ts';
import type { Environment } from './environment.ts';
import { type Journal, METRIC_NAMESPACE, METRICS, type Meter, SENDERS, WATCHED } from './telemetry.ts';

/** What a function is given instead of reaching for it; the local runtime passes its own. */
export interface Runtime {
  environment: Environment;
  clock: Clock;
  meter: Meter;
  journal: Journal;
}

/** The runtime inside AWS Lambda: process environment, real clock, CloudWatch metrics and logs. */
export function cloudRuntime(service: string): Runtime {
  const logger = new Logger({ serviceName: service });
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service });
  const ofSenders = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: SENDERS });
  return {
    environment: process.env,
    clock: Date.now,
    meter: {
      count(metric, by) {
        if (!WATCHED.has(metric)) {
          logger.info('counted', { [METRICS[metric]]: by });
          return;
        }
        const counted = metric === 'mailsRefused' ? ofSenders : metrics;
        counted.addMetric(METRICS[metric], MetricUnit.Count, by);
        counted.publishStoredMetrics();
      },
    },
    journal: {
      info: (message, details) => logger.info(message, details ?? {}),
      warn: (message, details) => logger.warn(message, details ?? {}),
      error: (message, details) => logger.error(message, details ?? {}),
    },
  };
}

/**
 * A Lambda entry that builds its function on the first event, so that a broken environment or definition
 * fails that event with its message instead of failing the process start.
 */
export function entry<E, R>(
  service: string,
  create: (runtime: Runtime) => (event: E) => Promise<R>,
): (event: E) => Promise<R> {
  let built: ((event: E) => Promise<R>) | undefined;
  return (event) => {
    built ??= create(cloudRuntime(service));
    return built(event);
  };
}

const libraries = new Map<string, Library>();

/** The library, read once per process. @throws DefinitionError when a definition is wrong. */
export function libraryOf(settings: { indicators: string; sources?: string | undefined }): Library {
  const key = `${settings.indicators}\n${settings.sources ?? ''}`;
  const known = libraries.get(key);
  if (known) return known;
  const library = loadLibrary(settings.indicators);
  const sources = settings.sources ? loadSources(settings.sources) : library.sources;
  const loaded = { ...library, sources };
  libraries.set(key, loaded);
  return loaded;
}

/** The store over a real or a local DynamoDB. */
export function storeOf(settings: { table: string; dynamodbEndpoint?: string | undefined }): Store {
  const client = new DynamoDBClient(settings.dynamodbEndpoint ? local(settings.dynamodbEndpoint) : {});
  return createStore({ client, table: settings.table });
}

export type Send = (message: unknown) => Promise<void>;

/** Sends JSON messages to one queue. */
export function sender(queueUrl: string, endpoint: string | undefined): Send {
  const client = new SQSClient(endpoint ? local(endpoint) : {});
  return async (message) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  };
}

/** Emulators on loopback take any key; none is read from the machine for them. */
const local = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
