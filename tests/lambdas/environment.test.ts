import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment, VARIABLES } from '../../lambdas/environment.ts';

const notify = {
  [VARIABLES.table]: 'signpost',
  [VARIABLES.mailFrom]: 'desk@example.org',
  [VARIABLES.alertRecipients]: 'one@example.org, two@example.org,',
};

describe('the environment of a function', () => {
  it('is parsed into settings, with defaults for what may be left out', () => {
    expect(parseEnvironment('notify', notify)).toMatchObject({
      table: 'signpost',
      alertRecipients: ['one@example.org', 'two@example.org'],
      alertBudget: 12,
      exercise: false,
      mailTransport: 'ses',
    });
  });

  it('names every variable that is missing or wrong, and the mend, in one error', () => {
    const broken = { ...notify, [VARIABLES.table]: undefined, [VARIABLES.exercise]: 'yes' };
    expect(() => parseEnvironment('notify', broken)).toThrow(EnvironmentError);
    expect(() => parseEnvironment('notify', broken)).toThrow(/SIGNPOST_TABLE is missing: set it/);
    expect(() => parseEnvironment('notify', broken)).toThrow(/SIGNPOST_EXERCISE must be true or false/);
  });

  it.each([
    'desk@example.org\r\nBcc: all@example.org',
    'Desk <desk@example.org>',
    'desk@example.org;other@example.org',
    'desk',
  ])('refuses %j as a recipient', (address) => {
    expect(() => parseEnvironment('notify', { ...notify, [VARIABLES.alertRecipients]: address })).toThrow(
      /SIGNPOST_ALERT_RECIPIENTS/,
    );
  });

  it.each([
    [VARIABLES.alertBudget, '0', /must be a whole number from 1 to 1000/],
    [VARIABLES.mailTransport, 'smtp://[x', /must be "ses" or an smtp:/],
    [VARIABLES.indicators, '', /is empty: give a path/],
  ])('says of %s=%j what would be good', (name, value, mend) => {
    const read = () => parseEnvironment('notify', { ...notify, [name]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(mend);
  });

  it('asks a function only for what it needs', () => {
    expect(parseEnvironment('dashboard', { [VARIABLES.table]: 'signpost' })).toMatchObject({
      table: 'signpost',
    });
  });
});
