import { describe, expect, it } from 'vitest';
import { eventsIn } from '../../src/definitions/clauses.ts';
import { shippedLibrary } from '../shipped-library.ts';

const library = shippedLibrary();
const entries = [...library.vocabulary.entries.values()];

/** Problems whose events keep no rhythm, so that silence says nothing. */
const WITHOUT_RHYTHM = new Set(['us-strikes-militias']);

describe('the founding problems', () => {
  it.each(['militia-attacks', 'isis-eastern-syria', 'militia-disarmament'])(
    '%s asks who did what to whom',
    (id) => {
      const indicators = library.problems.find((one) => one.id === id)?.indicators ?? [];
      const asking = indicators.filter(({ condition }) => eventsIn(condition).length > 0);
      expect(asking.map((one) => one.id)).not.toEqual([]);
    },
  );
});

describe.each(library.problems)('the problem $id', ({ id, scenarios, references, indicators }) => {
  it('lets at least three scenarios compete, each rated by every indicator', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(3);
    const ids = scenarios.map((scenario) => scenario.id).sort();
    for (const { diagnosticity } of indicators) expect(Object.keys(diagnosticity).sort()).toEqual(ids);
  });

  it('is watched for, against and by a tripwire on what it assumes', () => {
    expect(new Set(indicators.map(({ polarity }) => polarity))).toEqual(
      new Set(['for', 'against', 'assumption']),
    );
    expect(indicators.map(({ says }) => says)).toEqual(expect.arrayContaining(['happening', 'contrary']));
  });

  it('expects something regularly, so that silence speaks, unless its events keep no rhythm', () => {
    const expects = indicators.some(({ expected }) => expected !== undefined);
    expect(expects).toBe(!WITHOUT_RHYTHM.has(id));
  });

  it('says where its knowledge comes from and what misleads it, down to each indicator', () => {
    expect(references.length).toBeGreaterThan(0);
    expect(indicators.filter((each) => each.references.length === 0).map((each) => each.id)).toEqual([]);
    expect(indicators.filter((each) => each.falsePositives.length === 0).map((each) => each.id)).toEqual([]);
  });

  it('shows in each language of its examples both what hits and what must stay silent', () => {
    const oneSided = indicators.flatMap((indicator) => {
      const silent = new Set(indicator.examples.noMatch.map(({ lang }) => lang));
      const hit = new Set(indicator.examples.match.map(({ lang }) => lang));
      return [...new Set([...hit, ...silent])]
        .filter((lang) => !silent.has(lang) || !hit.has(lang))
        .map((lang) => `${indicator.id}: ${lang}`);
    });
    expect(oneSided).toEqual([]);
  });
});

describe('the vocabulary', () => {
  const spoken = (name: string) =>
    new Set(library.vocabulary.entries.get(name)?.aliases.map(({ lang }) => lang));

  it('names every actor and place in English and Arabic', () => {
    const lacking = entries
      .filter(({ kind }) => kind === 'actors' || kind === 'places')
      .filter(({ name }) => !spoken(name).has('en') || !spoken(name).has('ar'));
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    'actors.us',
    'actors.us-forces',
    'actors.iran',
    'actors.iran-leaders',
    'actors.iran-forces',
    'actors.israel-leaders',
    'actors.hezbollah-lebanon',
    'actors.lebanon-government',
    'actors.isis',
    'actors.sdf',
    'actors.syria-government',
    'actors.druze-factions',
    'actors.kataib-hezbollah',
    'actors.pmf',
    'places.iraq',
    'places.baghdad',
    'places.eastern-syria',
    'places.deir-ez-zor',
    'places.aleppo',
    'places.suwayda',
    'places.hormuz',
    'sites.al-hol',
    'sites.ghuwayran-prison',
    'sites.semalka-crossing',
  ])('names %s also in Persian or Turkish and in Kurdish', (name) => {
    const languages = spoken(name);
    expect(languages.has('fa') || languages.has('tr')).toBe(true);
    expect(languages.has('ckb') || languages.has('kmr')).toBe(true);
  });

  it('puts every place on the map, within the region, or inside one that is on it', () => {
    for (const { name, kind, at, ancestors } of entries) {
      if (kind !== 'places' && kind !== 'sites') continue;
      const found = at ?? ancestors.map((up) => library.vocabulary.entries.get(up)?.at).find(Boolean);
      expect(found, name).toBeDefined();
      expect(found?.lat, name).toBeGreaterThan(24);
      expect(found?.lat, name).toBeLessThan(43);
      expect(found?.lon, name).toBeGreaterThan(32);
      expect(found?.lon, name).toBeLessThan(64);
    }
  });

  it.each(['SDF', 'IS', 'KH', 'PMF', 'PMU', 'KSS', 'AAH', 'SDG', 'Tyre', 'Sidon'])(
    'takes %s for a name only with support nearby',
    (text) => {
      const aliases = entries.flatMap((entry) => entry.aliases).filter(({ term }) => term.text === text);
      expect(aliases.length).toBeGreaterThan(0);
      for (const { needs } of aliases) expect(needs).toBeDefined();
    },
  );

  it('never takes the bare surname Asad or Assad for the air base', () => {
    const base = library.vocabulary.entries.get('sites.ain-al-asad')?.aliases ?? [];
    const bare = base.filter(({ term }) => /^(al-?)?ass?ad$|^(ال)?أ?سد$/i.test(term.text));
    expect(bare.map(({ term }) => term.text)).toEqual([]);
  });

  it('takes a brigade for one of the Popular Mobilization only where the umbrella is named near by', () => {
    const numbered = entries.flatMap(({ kind, aliases }) =>
      kind === 'actors'
        ? aliases.filter(({ term }) => /\d+(?:st|nd|rd|th) Brigade|اللواء \d/u.test(term.text))
        : [],
    );
    expect(numbered.map(({ term }) => term.text)).toEqual(
      expect.arrayContaining(['12th Brigade', '45th Brigade', 'اللواء 46']),
    );
    expect(numbered.filter(({ needs }) => needs === undefined)).toEqual([]);
  });
  it('says of each list where its knowledge comes from', () => {
    expect(entries.filter(({ references }) => references.length === 0).map(({ name }) => name)).toEqual([]);
  });
});
