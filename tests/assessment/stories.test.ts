import { describe, expect, it } from 'vitest';
import { gradesOf, gradeText } from '../../src/assessment/grading.ts';
import { storiesOf } from '../../src/assessment/stories.ts';
import type { HitRecord } from '../../src/evidence/index.ts';
import { DAY } from '../../src/evidence/index.ts';
import { daysAgo, hit, hoursAgo } from './builders.ts';

const only = (hits: HitRecord[]) => {
  const stories = storiesOf(hits);
  expect(stories).toHaveLength(1);
  const [story] = stories;
  if (story === undefined) throw new Error('no story');
  return story;
};
const place = (title: string, word: string, entry: string) => {
  const start = title.indexOf(word);
  return { field: 'title' as const, start, end: start + word.length, text: word, term: entry };
};

describe('one happening', () => {
  it('is one story when two newsrooms word it differently, and counts both', () => {
    const story = only([
      hit('Gunmen storm grain depot in Marsa port, guards flee', hoursAgo(5), 'alpha'),
      hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(3), 'beta'),
    ]);
    expect(story.independent).toEqual(['alpha', 'beta']);
    expect(story.corroborated).toBe(true);
  });

  it('is one story when doer and target agree within hours, in words that hardly meet', () => {
    const event = { agent: 'actors.crane-crews', action: 'actions.block', target: 'actors.harbour-office' };
    const pair = (second: string, hours: number) => [
      hit('Crane crews announce plans to block the port authority', hoursAgo(hours), 'alpha', { event }),
      hit(second, hoursAgo(2), 'beta', { event }),
    ];
    const reworded = 'Flash: union of crane crews, an ally of dockers, will shut harbour offices';
    expect(only(pair(reworded, 4)).corroborated).toBe(true);
    expect(storiesOf(pair(reworded, 20))).toHaveLength(2);
    expect(storiesOf(pair('Kitchen staff march to the lighthouse', 4))).toHaveLength(2);
  });

  it('is two where one entry of the vocabulary holds two towns, and one where a town is spelt in two ways', () => {
    const at = (town: string, hours: number, family: string) => {
      const title = `Four guards killed in raid on customs post near ${town}`;
      return hit(title, hoursAgo(hours), family, { spans: [place(title, town, 'places.salt-flats')] });
    };
    expect(storiesOf([at('Velimar', 5, 'alpha'), at('Oskund', 3, 'beta')])).toHaveLength(2);
    expect(only([at('Velimar', 5, 'alpha'), at('al-Velimer', 3, 'beta')]).families).toHaveLength(2);
  });

  it('is two when all that two doers share is the country, or a place that is only described', () => {
    const by = (agent: string, title: string, words: string, entry: string, hours: number) =>
      hit(title, hoursAgo(hours), agent, {
        event: { agent: `actors.${agent}`, action: 'actions.block', target: null },
        spans: [place(title, words, entry)],
      });
    for (const [words, entry] of [
      ['Iraq', 'places.iraq'],
      ['depot in Iraq', 'sites.iraqi-depots'],
    ] as const)
      expect(
        storiesOf([
          by('crane-crews', 'Crane crews block grain depot in Iraq', words, entry, 5),
          by('pilots', 'Pilots and tugs close fuel depot in Iraq', words, entry, 3),
        ]),
      ).toHaveLength(2);
  });

  it('is one story across scripts when doer and place are the same vocabulary entries', () => {
    const english = 'Crane crews block Marsa port';
    const arabic = 'طواقم الرافعات تغلق ميناء مرسى';
    const event = { agent: 'actors.crane-crews', action: 'actions.block', target: 'sites.marsa-port' };
    const story = only([
      hit(english, hoursAgo(5), 'alpha', { event, spans: [place(english, 'Marsa', 'places.marsa')] }),
      hit(arabic, hoursAgo(2), 'gamma', {
        event,
        lang: 'ar',
        spans: [place(arabic, 'مرسى', 'places.marsa')],
      }),
    ]);
    expect(story.independent).toHaveLength(2);
  });

  it('is one story across languages when close together on the same doer, with nothing against it', () => {
    const event = (target: string | null) => ({
      agent: 'actors.crane-crews',
      action: 'actions.block',
      target,
    });
    const pair = (target: string | null, hours: number) => [
      hit('Crane crews block harbour road', hoursAgo(hours), 'alpha', { event: event('sites.marsa-port') }),
      hit('طواقم الرافعات تغلق الطريق', hoursAgo(2), 'gamma', { event: event(target), lang: 'ar' }),
    ];
    expect(only(pair(null, 8)).independent).toHaveLength(2);
    expect(storiesOf(pair(null, 20))).toHaveLength(2);
    expect(storiesOf(pair('sites.velim-port', 8))).toHaveLength(2);
  });

  it('stays two across languages when every report names that doer', () => {
    const event = { agent: 'actors.crane-crews', action: 'actions.block', target: null };
    const others = Array.from({ length: 14 }, (_, i) =>
      hit(`Crews ${['close', 'shut', 'halt'][i % 3]} yard number ${i}`, daysAgo(3 + i), 'alpha', { event }),
    );
    const pair = [
      hit('Crane crews block harbour road', hoursAgo(8), 'alpha', { event }),
      hit('طواقم الرافعات تغلق الطريق', hoursAgo(2), 'gamma', { event, lang: 'ar' }),
    ];
    expect(storiesOf([...others, ...pair]).every((story) => !story.corroborated)).toBe(true);
  });

  it('stays one story when a newsroom edits its headline and posts it again', () => {
    const story = only([
      hit('Fire at crane works in Marsa injures three', hoursAgo(9), 'alpha'),
      hit('UPDATE: Fire at crane works in Marsa injures four', hoursAgo(7), 'alpha'),
      hit('Fire at crane works in Marsa injures four', hoursAgo(1), 'alpha'),
    ]);
    expect(story.independent).toEqual(['alpha']);
    expect(story.corroborated).toBe(false);
  });

  it('stays one story when the toll rises within hours', () => {
    only([
      hit('Blast at Marsa harbour kills 3 dockers', hoursAgo(9), 'alpha'),
      hit('Blast at Marsa harbour kills 5 dockers', hoursAgo(4), 'alpha'),
    ]);
  });

  it('stays one story when an old report is posted again days later by the same newsroom', () => {
    only([
      hit('Dockers seize the northern gate of Marsa harbour', daysAgo(6), 'alpha'),
      hit('Dockers seize the northern gate of Marsa harbour', daysAgo(1), 'alpha'),
    ]);
  });
});

describe('wire copy', () => {
  it('is one root, one source, under the same headline', () => {
    const title = 'Dockers walk out at Marsa after night of clashes';
    const story = only([
      hit(title, hoursAgo(5), 'alpha'),
      hit(title, hoursAgo(4), 'beta'),
      hit(title, hoursAgo(3), 'gamma'),
    ]);
    expect(story.families).toEqual(['alpha', 'beta', 'gamma']);
    expect(story.independent).toEqual(['alpha']);
    expect(story.corroborated).toBe(false);
  });

  it('is recognised with a newsroom name behind the headline', () => {
    const story = only([
      hit('Dockers walk out at Marsa after night of clashes', hoursAgo(5), 'alpha'),
      hit('Dockers walk out at Marsa after night of clashes - Beta Tribune', hoursAgo(4), 'beta'),
    ]);
    expect(story.independent).toEqual(['alpha']);
  });

  it('is recognised by its summary under another headline', () => {
    const summary =
      'Dockers at the harbour of Marsa laid down work on Sunday after a night of clashes with guards in which two cranes burned, the harbour office said in a statement.';
    const story = only([
      hit('Walkout follows clashes at Marsa harbour', hoursAgo(5), 'alpha', { summary }),
      hit('Marsa harbour: work stops after a night of clashes', hoursAgo(4), 'beta', {
        summary: `${summary} More soon.`,
      }),
    ]);
    expect(story.independent).toEqual(['alpha']);
  });

  it('does not hide a third newsroom with words of its own', () => {
    const story = only([
      hit('Dockers walk out at Marsa after night of clashes', hoursAgo(5), 'alpha'),
      hit('Dockers walk out at Marsa after night of clashes', hoursAgo(4), 'beta'),
      hit('Night of clashes ends in walkout of Marsa dockers, union confirms', hoursAgo(3), 'gamma'),
    ]);
    expect(story.independent).toEqual(['alpha', 'gamma']);
    expect(story.corroborated).toBe(true);
  });

  it('counts a family once, however many of its own texts are copied', () => {
    const story = only([
      hit('Dockers walk out at Marsa after night of clashes', hoursAgo(6), 'alpha'),
      hit('Dockers walk out at Marsa after night of clashes', hoursAgo(5), 'beta'),
      hit('Marsa dockers in walkout, clashes went on through the night', hoursAgo(4), 'alpha'),
    ]);
    expect(story.independent).toEqual(['alpha']);
  });
});

describe('different happenings told in one template', () => {
  it('stay two when the place differs', () => {
    const north = 'Drone hits fuel store near Tasra, no casualties';
    const south = 'Drone hits fuel store near Velim, no casualties';
    expect(storiesOf([hit(north, hoursAgo(5), 'alpha'), hit(south, hoursAgo(4), 'beta')])).toHaveLength(2);
  });

  it('stay two In Headlines That Capitalise Every Word', () => {
    const titles = [
      'Drone Hits Fuel Store Near Tasra Without Casualties',
      'Drone Hits Fuel Store Near Velim Without Casualties',
    ];
    expect(storiesOf(titles.map((title, i) => hit(title, hoursAgo(5 - i), 'alpha')))).toHaveLength(2);
  });

  it('stay two in Arabic', () => {
    const titles = ['طائرة مسيرة تستهدف مخزن وقود في تسرا', 'طائرة مسيرة تستهدف مخزن وقود في فيليم'];
    expect(
      storiesOf(titles.map((title, i) => hit(title, hoursAgo(5 - i), 'alpha', { lang: 'ar' }))),
    ).toHaveLength(2);
  });

  it('stay two when the vocabulary names different places', () => {
    const [a, b] = ['tasra fuel store hit by drone overnight', 'velim fuel store hit by drone overnight'];
    expect(
      storiesOf([
        hit(a, hoursAgo(5), 'alpha', { spans: [place(a, 'tasra', 'places.tasra')] }),
        hit(b, hoursAgo(4), 'beta', { spans: [place(b, 'velim', 'places.velim')] }),
      ]),
    ).toHaveLength(2);
  });

  it('stay two when the figures differ a day apart', () => {
    const titles = ['Raiders kill 3 guards at grain depot', 'Raiders kill 5 guards at grain depot'];
    expect(storiesOf(titles.map((title, i) => hit(title, hoursAgo(40 - 30 * i), 'alpha')))).toHaveLength(2);
  });

  it('become one again when only the spelling of the place differs', () => {
    only([
      hit('Drone hits fuel store near Hasakeh, no casualties', hoursAgo(5), 'alpha'),
      hit('Drone hits fuel store near Hasakah, no casualties', hoursAgo(4), 'beta'),
    ]);
  });

  it('stay two when the same headline returns after weeks', () => {
    const title = 'Drone hits fuel store near Tasra';
    expect(storiesOf([hit(title, daysAgo(20), 'alpha'), hit(title, hoursAgo(4), 'alpha')])).toHaveLength(2);
  });
});

describe('what counts', () => {
  it('leaves demoted and backfilled hits in the story without counting their families', () => {
    const title = 'Dockers walk out at Marsa after night of clashes';
    const story = only([
      hit(title, hoursAgo(5), 'alpha'),
      hit('Marsa dockers in walkout after clashes in the night', hoursAgo(4), 'beta', { demoted: true }),
      hit('Clashes in the night, then walkout by Marsa dockers', hoursAgo(3), 'gamma', { backfill: true }),
    ]);
    expect(story.hits).toHaveLength(3);
    expect(story.families).toEqual(['alpha']);
    expect(story.corroborated).toBe(false);
  });

  it('needs one family graded C or better', () => {
    const titles = [
      'Gunmen storm grain depot in Marsa',
      'Grain depot in Marsa stormed by gunmen at dawn, witnesses tell',
    ];
    const [a, b] = titles.map((title, i) => hit(title, hoursAgo(5 - i), `weak-${i}`, { reliability: 'E' }));
    if (a === undefined || b === undefined) throw new Error('two hits expected');
    expect(only([a, b]).corroborated).toBe(false);
    expect(only([a, { ...b, reliability: 'C' }]).corroborated).toBe(true);
  });

  it('keeps indicators apart', () => {
    const title = 'Dockers walk out at Marsa';
    expect(
      storiesOf([
        hit(title, hoursAgo(5), 'alpha'),
        hit(title, hoursAgo(5), 'alpha', { indicator: 'walkout' }),
      ]),
    ).toHaveLength(2);
  });

  it('gives nothing for nothing', () => {
    expect(storiesOf([])).toEqual([]);
  });
});

describe('Admiralty grade', () => {
  const confirmed = [
    hit('Gunmen storm grain depot in Marsa port, guards flee', hoursAgo(5), 'alpha', { itemId: 'a' }),
    hit('Guards flee as grain depot in Marsa stormed by armed men', hoursAgo(3), 'beta', {
      itemId: 'b',
      reliability: 'F',
    }),
  ];
  const other = hit('Crane driver beaten at eastern quay', hoursAgo(30), 'delta', {
    itemId: 'c',
    reliability: 'C',
  });
  const grade = (hits: HitRecord[], id: string) => {
    const found = gradesOf(storiesOf(hits), 14 * DAY).get(`crane-fire~${id}`);
    return found === undefined ? undefined : { text: gradeText(found), reason: found.reason };
  };

  it('is digit 1 when two independent families carry the story, each with its own letter', () => {
    expect(grade(confirmed, 'a')?.text).toBe('B1');
    expect(grade(confirmed, 'b')?.text).toBe('F1');
  });

  it('is digit 2 when one family carries it and another story of the indicator is corroborated', () => {
    expect(grade([...confirmed, other], 'c')).toEqual({
      text: 'C2',
      reason: 'one family carries it; another story of the indicator is corroborated',
    });
  });

  it('is digit 6 when the other corroborated story lies further back than its indicator remembers', () => {
    const old = confirmed.map((one) => {
      const at = daysAgo(20);
      return { ...one, at, observed: at };
    });
    expect(grade([...old, other], 'c')?.text).toBe('C6');
  });

  it('is digit 6 when nothing else confirms it', () => {
    expect(grade([other], 'c')?.text).toBe('C6');
  });

  it('is digit 6 for a demoted hit, whatever its story', () => {
    const weak = hit('Gunmen may storm grain depot in Marsa port, guards fear', hoursAgo(2), 'eta', {
      itemId: 'w',
      demoted: true,
    });
    expect(grade([...confirmed, weak], 'w')?.text).toBe('B6');
  });
});

describe('a busy month', () => {
  it('of four thousand hits is grouped without comparing all with all', () => {
    const words =
      'harbour depot crane convoy bridge customs ferry quay tanker silo barge lighthouse pier dock'.split(
        ' ',
      );
    const word = (n: number) => `${words[n % words.length]}${Math.floor(n / words.length) % 40}`;
    const hits = Array.from({ length: 4_000 }, (_, i) =>
      hit(
        `Raiders hit ${word(i * 7)} and ${word(i * 11)} close to ${word(i * 13)} on night ${i % 30}`,
        hoursAgo((i * 37) % 720),
        `family-${i % 50}`,
        { itemId: `busy-${i}` },
      ),
    );
    const started = performance.now();
    const stories = storiesOf(hits);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(stories.flatMap((story) => story.hits)).toHaveLength(4_000);
  });
});
