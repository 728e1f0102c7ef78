import { describe, expect, it } from 'vitest';
import { identityOf, OperatorSettingsError, placeholders, readOperator } from '../../cdk/operator.ts';
import { SETTINGS, shippedContext } from './settings.ts';

const read = (changes: Record<string, unknown>, context: Record<string, unknown> = {}) =>
  readOperator({ signpost: { ...SETTINGS, ...changes }, ...context });

describe("the operator's settings", () => {
  it('need sender, recipients and a region; the rest has defaults', () => {
    expect(read({})).toMatchObject({
      ...SETTINGS,
      tickMinutes: 5,
      dailyReportAt: '06:00',
      timeZone: 'UTC',
      exercise: false,
    });
    expect(() => readOperator({})).toThrow(
      /region: is missing.*\n.*mailFrom: is missing.*\n.*alertRecipients.*\n.*reportRecipients/,
    );
  });

  it.each([
    [{ mailfrom: 'x@signpost.example' }, /mailfrom: no such setting; known are region/],
    [{ region: 'eu-wset-1' }, /region: is no AWS region/],
    [{ account: '1234' }, /account: must be the 12 digits/],
    [{ mailFrom: 'desk' }, /mailFrom: must be one plain mail address/],
    [{ mailFrom: 'Desk <desk@signpost.example>' }, /mailFrom: must be one plain mail address/],
    [
      { alertRecipients: ['desk@signpost.example', 'nobody'] },
      /alertRecipients\.1: must be one plain mail address/,
    ],
    [{ alertRecipients: [] }, /alertRecipients: must name at least one address/],
    [{ operators: 'a@signpost.example; b@signpost.example' }, /operators\.0/],
    [{ tickMinutes: 0 }, /tickMinutes/],
    [{ tickMinutes: 'often' }, /tickMinutes: must be a whole number from 1 to 60/],
    [{ dailyReportAt: '6am' }, /dailyReportAt: must be a time of day such as 06:00/],
    [{ timeZone: 'Mars/Olympus' }, /timeZone: is no time zone/],
    [{ dashboardUrl: 'http://board.signpost.example' }, /dashboardUrl: must be an https URL/],
    [{ contact: 'desk' }, /contact: must be an http\(s\) URL/],
    [{ exercise: 'perhaps' }, /exercise: must be true or false/],
    [{ mailIdentity: '*' }, /mailIdentity: must be a domain or an address/],
  ])('that are wrong fail before anything is deployed: %j', (changes, message) => {
    expect(() => read(changes)).toThrow(OperatorSettingsError);
    expect(() => read(changes)).toThrow(message);
  });

  it('can be set one by one on the command line, lists with commas, and there too typos are found', () => {
    const operator = read(
      {},
      { alertRecipients: 'a@signpost.example, b@signpost.example', tickMinutes: '10' },
    );
    expect(operator).toMatchObject({
      alertRecipients: ['a@signpost.example', 'b@signpost.example'],
      tickMinutes: 10,
    });
    expect(() => read({}, { tickMinuets: '10' })).toThrow(/tickMinuets: no such setting/);
  });

  it('leave alone what belongs to the CDK', () => {
    const foreign = {
      '@aws-cdk/core:newStyleStackSynthesis': true,
      'aws:cdk:bundling-stacks': [],
      'cli-telemetry': false,
    };
    expect(read({}, foreign)).toEqual(read({}));
  });

  it('must come as a block', () => {
    expect(() => readOperator({ signpost: 'desk@signpost.example' })).toThrow(
      /must be an object of settings/,
    );
  });

  it("send from the sender's domain unless another identity is named", () => {
    expect(identityOf(read({}))).toBe('signpost.example');
    expect(identityOf(read({ mailIdentity: 'watch@signpost.example' }))).toBe('watch@signpost.example');
  });

  it('that Signpost comes with can be synthesized and are all placeholders', () => {
    const shipped = readOperator(shippedContext());
    expect(placeholders(shipped).sort()).toEqual(['alertRecipients', 'mailFrom', 'reportRecipients']);
  });

  it('are known for placeholders while they hold example addresses', () => {
    expect(placeholders(read({}))).toEqual([]);
    expect(placeholders(read({ operators: ['operations@example.org'] }))).toEqual(['operators']);
  });
});
