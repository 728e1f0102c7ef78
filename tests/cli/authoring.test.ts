import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesWith } from '../definitions/small-library.ts';
import { jsonLines, signpostHere as signpost } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'signpost-authoring-'));
const library = join(scratch, 'repo', 'indicators');
const items = join(scratch, 'items.jsonl');
afterAll(() => rmSync(scratch, { recursive: true }));

function write(dir: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(join(dir, path.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

const writeItems = (titles: readonly string[]) =>
  writeFileSync(
    items,
    titles.map((title, n) => JSON.stringify({ url: `https://n.example/${n}`, title })).join('\n'),
  );

describe('signpost preview', () => {
  beforeAll(() => {
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-c',
        'user.name=T',
        '-c',
        'user.email=t@t.example',
        '-C',
        join(scratch, 'repo'),
        ...args,
      ]);
    write(library, filesWith('{ any: [truce, lull] }'));
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    write(library, filesWith('{ any: [truce, calm] }', ['marks: { negated: demote }']));
    writeItems(['Truce holds', 'A lull in Millbrook', 'Calm returns', 'No calm in Westmark', 'Rain']);
  });

  it('shows hits kept, gained and lost against the committed version', async () => {
    const { code, out } = await signpost([
      'preview',
      'test-indicator',
      '--items',
      items,
      '--indicators',
      library,
    ]);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toEqual([
      '  Truce holds  ["Truce"]',
      '- A lull in Millbrook  ["lull"]',
      '+ Calm returns  ["Calm"]',
      '+ (demoted) No calm in Westmark  ["calm"]',
      'test-indicator: 3 hits in 5 items; against HEAD: 2 gained, 1 lost, 0 promoted, 0 demoted',
    ]);
  });

  it('prints each hit with its change as JSON', async () => {
    const { out } = await signpost([
      'preview',
      'test-indicator',
      '--items',
      items,
      '--json',
      '--indicators',
      library,
    ]);
    expect(jsonLines(out).map((line) => line)).toMatchObject([
      { change: 'kept', item: { title: 'Truce holds' } },
      { change: 'lost' },
      { change: 'gained' },
      { change: 'gained', demoted: true },
    ]);
  });

  it('shows the hits alone, and says why, where nothing is committed', async () => {
    const loose = join(scratch, 'loose');
    write(loose, filesWith('truce'));
    const { code, out, err } = await signpost([
      'preview',
      'test-indicator',
      '--items',
      items,
      '--indicators',
      loose,
    ]);
    expect(code).toBe(0);
    expect(out).toContain('test-indicator: 1 hits in 5 items; no committed version to compare with');
    expect(err).toContain('no committed version to compare with');
  });

  it('refuses a revision that was asked for and does not exist, instead of comparing with nothing', async () => {
    const args = ['preview', 'test-indicator', '--items', items, '--indicators', library];
    const { code, out, err } = await signpost([...args, '--against', 'no-such-branch']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('preview: --against no-such-branch: ');
    expect(err).toContain('name a commit, branch or tag that holds the definitions');
  });

  it('refuses an indicator that exists nowhere', async () => {
    const { code, err } = await signpost(['preview', 'nobody', '--items', items, '--indicators', library]);
    expect(code).toBe(2);
    expect(err).toContain('no indicator "nobody"');
    const slip = await signpost(['preview', 'test-indicater', '--items', items, '--indicators', library]);
    expect(slip.err).toContain('did you mean test-indicator?');
  });
});

describe('signpost gaps', () => {
  it('lists known actors with unknown verbs and known verbs with unknown actors, most frequent first', async () => {
    const dir = join(scratch, 'gaps');
    write(dir, filesWith('{ event: { agent: actors.brigades, action: actions.attack } }'));
    writeItems([
      'Falcon Brigade torches depot',
      'Osprey Front torches bridge in Millbrook',
      'Falcon Brigade praises harvest',
      'Heron Guard attacks depot',
      'Heron Guard strikes bridge',
      'Kestrel attacks mill',
      'Falcon Brigade attacks mill',
      'Rain in Millbrook',
    ]);
    const { code, out } = await signpost(['gaps', '--items', items, '--json', '--indicators', dir]);
    expect(code).toBe(0);
    expect(jsonLines(out)).toEqual([
      {
        verbs: [
          { word: 'torches', count: 2, example: 'Falcon Brigade torches depot' },
          { word: 'praises', count: 1, example: 'Falcon Brigade praises harvest' },
        ],
        actors: [
          { word: 'Heron Guard', count: 2, example: 'Heron Guard attacks depot' },
          { word: 'Kestrel', count: 1, example: 'Kestrel attacks mill' },
        ],
      },
    ]);
    const text = await signpost(['gaps', '--items', items, '--limit', '1', '--indicators', dir]);
    expect(text.out.split('\n')).toEqual([
      'A known actor without a known action. Beside the actor:',
      '  items  word     for example',
      '      2  torches  Falcon Brigade torches depot',
      '         and 1 more (--limit)',
      '',
      'A known action without a known actor. Beside it:',
      '  items  word         for example',
      '      2  Heron Guard  Heron Guard attacks depot',
      '         and 1 more (--limit)',
      '',
    ]);
  });

  it('reads the lead as well as the title, and takes what one of them knows for known', async () => {
    const dir = join(scratch, 'gaps-lead');
    write(dir, filesWith('{ event: { agent: actors.brigades, action: actions.attack } }'));
    const lines = [
      { title: 'A night in Millbrook', summary: 'Falcon Brigade torches the depot. Norland is silent.' },
      { title: 'Osprey Front speaks', summary: 'It attacks a mill.' },
      { title: 'Millbrook attacked', summary: 'لواء الصقر يقصف Millbrook' },
      { title: 'الصقور في المدينة', summary: 'لواء الصقر يحرق المستودع. انتهى' },
      {
        title: 'A day',
        summary: 'NORLAND, Jan 3 (Agency) - On Monday Norland Envoy Kestrel torches Falcon Brigade',
      },
      { title: 'Falcon Brigade torches it', summary: 'Falcon Brigade torches it at dawn' },
    ];
    const text = lines
      .map((line, n) => JSON.stringify({ url: `https://n.example/${n}`, ...line }))
      .join('\n');
    writeFileSync(items, text);
    const { out } = await signpost(['gaps', '--items', items, '--json', '--indicators', dir]);
    expect(jsonLines(out)).toEqual([
      {
        verbs: [
          { word: 'torches', count: 3, example: 'Falcon Brigade torches the depot' },
          { word: 'يحرق', count: 1, example: 'لواء الصقر يحرق المستودع' },
        ],
        actors: [],
      },
    ]);
  });

  it('says so when nothing is missing, and names the line that is no item', async () => {
    const dir = join(scratch, 'gaps');
    writeFileSync(items, 'garbage\n{"url":"https://n.example","title":"\u0000 🙂 \ud800"}\n');
    const { code, out, err } = await signpost(['gaps', '--items', items, '--indicators', dir]);
    expect(code).toBe(2);
    expect(out.match(/ {2}nothing/g)).toHaveLength(2);
    expect(err).toContain('items.jsonl:1: not JSON');
  });

  it('refuses a limit that is no number', async () => {
    expect((await signpost(['gaps', '--items', items, '--limit', 'few'])).code).toBe(2);
  });
});
