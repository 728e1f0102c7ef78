import { afterEach, describe, expect, it, vi } from 'vitest';
import { cloudRuntime } from '../../lambdas/runtime.ts';
import { METRIC_NAMESPACE, METRICS, type MetricName, SENDERS } from '../../lambdas/telemetry.ts';

afterEach(() => vi.restoreAllMocks());

/** What the function writes for CloudWatch when it counts. */
function written(service: string, metric: MetricName, by: number): Record<string, unknown>[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  cloudRuntime(service).meter.count(metric, by);
  vi.restoreAllMocks();
  return lines.map((line) => JSON.parse(line));
}

describe('a count in the cloud', () => {
  it.each([
    ['notify', 'mailsRefused', SENDERS],
    ['report', 'mailsRefused', SENDERS],
    ['collect', 'feedsPolled', 'collect'],
    ['assess', 'assessRuns', 'assess'],
  ] as const)(
    'of %s that an alarm watches (%s) bears the name the alarm asks for: %s',
    (service, metric, name) => {
      const [line, ...others] = written(service, metric, 3);
      expect(others).toEqual([]);
      expect(line).toMatchObject({
        service: name,
        [METRICS[metric]]: 3,
        _aws: { CloudWatchMetrics: [{ Namespace: METRIC_NAMESPACE, Dimensions: [['service']] }] },
      });
    },
  );

  it('that nothing watches is a line of the log, for a metric costs', () => {
    const [line] = written('notify', 'mailsAccepted', 2);
    expect(line).toMatchObject({ service: 'notify', [METRICS.mailsAccepted]: 2 });
    expect(line).not.toHaveProperty('_aws');
  });
});
