import {
  type ActionEntry,
  type ActionForm,
  type ActionMention,
  type EventReading,
  inflect,
  type Mention,
  type Participant,
  type RoleInput,
  readRoles,
} from '../../../src/matching/events/index.ts';
import { alternativeNorms, fold, tokenise } from '../../../src/text/index.ts';

/** Invented actors, sites and places; every alias in the languages the tests speak. */
const ENTRIES: Readonly<Record<string, { lists: string[]; aliases: string[] }>> = {
  'actors.falcon-brigade': {
    lists: ['actors.militias'],
    aliases: [
      'Falcon Brigade',
      'Falcon',
      'لواء الصقر',
      'تیپ شاهین',
      'Şahin Tugayı',
      'لیوای شاهین',
      'Tugaya Şahîn',
    ],
  },
  'actors.osprey-front': {
    lists: ['actors.militias'],
    aliases: [
      'Osprey Front',
      'Osprey',
      'جبهة العقاب',
      'جبهه عقاب',
      'Kartal Cephesi',
      'بەرەی هەڵۆ',
      'Eniya Eylo',
    ],
  },
  'actors.norland': {
    lists: ['actors.states', 'places.norland'],
    aliases: ['Norland', 'Norlander', 'نورلاند', 'نۆرلاند'],
  },
  'actors.norland-army': { lists: ['actors.states'], aliases: ['Norland army', 'army of Norland'] },
  'sites.norland-embassy': { lists: ['sites.embassies'], aliases: ['Norland embassy', 'سفارة نورلاند'] },
  'places.westmark': { lists: ['places.all'], aliases: ['Westmark', 'ويستمارك', 'وێستمارک'] },
  'places.iraq': { lists: ['places.all'], aliases: ['Iraq', 'العراق'] },
  'actors.raiders': { lists: ['actors.militias'], aliases: ['المغيرون', 'المغيرين', 'Raiders'] },
};

/** Acts of the tests, as an analyst would write them. */
export const ACTS: readonly ActionEntry[] = [
  {
    kind: 'actions.attack',
    plover: 'ASSAULT',
    verbs: {
      en: [
        'attack',
        'strike~struck',
        'hit~hit',
        'bomb',
        'shell',
        'raid',
        'kill',
        'target',
        'storm',
        'ambush',
        'bombard',
        'shoot~shot',
        'shoot down~shot down',
        'fire',
        'behead',
      ],
      ar: ['قصف', 'هاجم', 'استهدف', 'قتل', 'فجر', 'ضرب'],
      fa: ['حمله کرد', 'هدف قرار داد', 'کشت'],
      tr: ['saldır', 'vur', 'öldür', 'hedef al', 'bombala'],
      ckb: ['هێرشی کردە', 'هێرشی کردە سەر', 'کوژرا', 'کوژران', 'کوشت', 'بۆردومان کرا'],
      kmr: ['êriş kir', 'êrîş kir', 'hat kuştin', 'hatin kuştin', 'bombebaran kir', 'kuşt', 'êrîş bir ser'],
    },
    nouns: {
      en: [
        'attack',
        'strike',
        'raid',
        'ambush',
        'bombing',
        'shelling',
        'assault',
        'airstrike',
        'barrage',
        'blast',
        'fire',
      ],
      ar: [
        'هجوم',
        'هجمات',
        'قصف',
        'غارة',
        'غارات',
        'ضربة',
        'تفجير',
        'تفجيرات',
        'صواريخ',
        'عبوة',
        'عملية',
        'هجماته',
        'قصفه',
      ],
      fa: ['حمله', 'حملات'],
      tr: ['saldırı', 'saldırısı', 'saldırıyı', 'saldırıda', 'saldırısında'],
      ckb: ['هێرش', 'هێرشی', 'هێرشێکی', 'هێرشێک', 'هێرشکردنە سەر'],
      kmr: ['êrîş', 'êrîşa', 'êrîşî', 'êrîşê', 'êrîşên'],
    },
    objectNouns: {
      en: ['killing', 'assassination', 'abduction'],
      ar: ['استهداف', 'اغتيال', 'مقتل', 'خطف', 'مهاجمة', 'إعدام'],
      tr: [],
    },
    mutualVerbs: { en: ['clash', 'battle'] },
    mutualNouns: {
      en: ['clash', 'battle', 'fighting', 'firefight'],
      ar: ['اشتباكات', 'معارك', 'مواجهات'],
      fa: ['درگیری'],
      tr: ['çatışma'],
      ckb: ['پێکدادان'],
      kmr: ['pevçûn'],
    },
  },
  {
    kind: 'actions.disarm',
    plover: 'RETREAT',
    verbs: { en: ['disarm', 'hand over weapons', 'surrender'], ar: ['سلم سلاحه'] },
    nouns: { en: ['disarmament'] },
  },
  {
    kind: 'actions.meet',
    plover: 'CONSULT',
    verbs: { en: ['meet~met'] },
    nouns: { en: ['talks~talks'] },
    symmetric: true,
  },
];

interface Needle<T> {
  words: readonly string[];
  value: T;
}

const wordsOf = (text: string): string[] => tokenise(text).map((token) => token.norm);

const ALIASES: readonly Needle<Omit<Mention, 'start' | 'end'>>[] = Object.entries(ENTRIES).flatMap(
  ([entry, { lists, aliases }]) =>
    aliases.map((alias) => ({ words: wordsOf(alias), value: { entry, lists, alias } })),
);
const FORMS: readonly Needle<ActionForm & { action: string }>[] = ACTS.flatMap((act) =>
  inflect(act).map((form) => ({ words: wordsOf(form.text), value: { ...form, action: act.kind } })),
);

const matchesAt = (norms: readonly (readonly string[])[], at: number, words: readonly string[]): boolean =>
  words.every((word, offset) => norms[at + offset]?.includes(word) ?? false);

function find<T>(
  norms: readonly (readonly string[])[],
  needles: readonly Needle<T>[],
): (T & { start: number; end: number })[] {
  const found: (T & { start: number; end: number })[] = [];
  for (let at = 0; at < norms.length; at += 1) {
    for (const { words, value } of needles) {
      if (matchesAt(norms, at, words)) found.push({ ...value, start: at, end: at + words.length });
    }
  }
  return found;
}

/** What the index would hand to the role pass for this text. */
export function inputFor(text: string, lang = 'en', extra: Partial<RoleInput> = {}): RoleInput {
  const tokens = tokenise(text);
  const norms = tokens.map((token) => [token.norm, token.base ?? token.norm, ...alternativeNorms(token)]);
  const mentions: Mention[] = find(norms, ALIASES);
  const actions: ActionMention[] = find(
    norms,
    FORMS.filter(({ value }) => value.lang === lang),
  );
  return { text, tokens, lang, mentions, actions, ...extra };
}

export const read = (text: string, lang = 'en', extra: Partial<RoleInput> = {}): EventReading[] =>
  readRoles(inputFor(text, lang, extra));

const SHORT: ReadonlyMap<string, string> = new Map([
  ['actors.falcon-brigade', 'Falcon'],
  ['actors.osprey-front', 'Osprey'],
  ['actors.norland', 'Norland'],
  ['actors.norland-army', 'army'],
  ['sites.norland-embassy', 'embassy'],
  ['actors.raiders', 'Raiders'],
]);

const shown = (participant: Participant): string =>
  SHORT.get(participant.mention.entry) ?? participant.mention.entry;

/** Outcome per actor over all readings of the text: "Falcon agent", "Osprey target"; agents win over targets over unresolved. */
export function roles(text: string, lang = 'en', extra: Partial<RoleInput> = {}): string {
  const order = ['agent', 'party', 'target', 'unresolved'];
  const best = new Map<string, string>();
  for (const reading of read(text, lang, extra)) {
    for (const participant of reading.participants) {
      if (participant.mention.entry.startsWith('places.')) continue;
      const name = shown(participant);
      const old = best.get(name);
      if (old === undefined || order.indexOf(participant.role) < order.indexOf(old))
        best.set(name, participant.role);
    }
  }
  return [...best]
    .map(([name, role]) => `${name} ${role}`)
    .sort()
    .join(', ');
}

/** Names of the marks on any reading of the text that has a participant with a role. */
export function marks(text: string, lang = 'en', extra: Partial<RoleInput> = {}): string[] {
  return [
    ...new Set(read(text, lang, extra).flatMap((reading) => reading.marks.map(({ mark }) => mark))),
  ].sort();
}

export function attributions(text: string, lang = 'en'): string[] {
  const agents = read(text, lang).flatMap(({ participants }) =>
    participants.filter(({ role }) => role !== 'target' && role !== 'unresolved'),
  );
  return [...new Set(agents.map((agent) => `${shown(agent)} ${agent.attribution}`))].sort();
}

export { fold };
