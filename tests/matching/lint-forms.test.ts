import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/definitions/index.ts';
import { lintForms } from '../../src/matching/index.ts';
import { filesWith } from '../definitions/small-library.ts';

const lint = (more: string) =>
  lintForms(buildLibrary(filesWith('truce', [], { 'vocabulary/more.yaml': more })));

describe('lint of forms and names', () => {
  it('finds nothing wrong with the small library', () => {
    expect(
      lint('kind: words\nreferences: [x]\nentries: { rain: { title: Rain, aliases: { en: [rain] } } }\n'),
    ).toEqual([]);
  });

  it('refuses a form that lands in two kinds of act', () => {
    const findings = lint(
      'kind: actions\nreferences: [x]\nentries: { stop-work: { title: S, nouns: { en: [strike] } } }\n',
    );
    expect(findings[0]).toMatchObject({
      severity: 'error',
      code: 'form-in-two-kinds',
      file: 'vocabulary/more.yaml',
      line: 3,
    });
    expect(findings[0]?.reason).toContain('"strike" (en)');
  });

  it('warns on a name that holds the trigger of a mark', () => {
    const findings = lint(
      'kind: actors\nreferences: [x]\nentries: { never: { title: N, aliases: { en: [Never Again Front] } } }\n',
    );
    expect(findings).toMatchObject([{ severity: 'warning', code: 'trigger-in-name' }]);
  });
});
