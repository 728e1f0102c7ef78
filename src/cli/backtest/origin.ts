import { getDomainWithoutSuffix } from 'tldts';
import type { ArchiveItem } from '../../backtest/index.ts';
import { originFamilies } from '../../collection/index.ts';
import type { Library } from '../../definitions/index.ts';
import type { FamilyId, Reliability } from '../../evidence/index.ts';

export interface Origin {
  family: FamilyId;
  reliability: Reliability;
}

/** More newsrooms than any archive has; beyond it they are looked up anew. */
const REMEMBERED = 50_000;
const HOST = /^[a-z]+:\/\/([^/?#]+)/i;

/**
 * Newsroom and grade of an archive's items, as collection gives them: by the catalogue where it knows the name or the site,
 * else by the site's domain, graded F because nothing is known of it.
 */
export function originOf({ sources }: Library): (item: ArchiveItem) => Origin {
  const familyOf = originFamilies(sources);
  const grades = new Map<FamilyId, Reliability>();
  for (const { family, reliability } of sources) {
    const known = grades.get(family);
    if (known === undefined || reliability < known) grades.set(family, reliability);
  }
  const remembered = new Map<string, Origin>();
  return (item) => {
    const key = item.family ?? item.source ?? HOST.exec(item.url)?.[1] ?? '';
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const family = item.family ?? familyFor(key, item.url, familyOf);
    const origin: Origin = { family, reliability: grades.get(family) ?? 'F' };
    if (remembered.size < REMEMBERED) remembered.set(key, origin);
    return origin;
  };
}

function familyFor(name: string, url: string, familyOf: ReturnType<typeof originFamilies>): FamilyId {
  const site = /^[\w-]+(?:\.[\w-]+)+$/.test(name) ? `https://${name}/` : url;
  return familyOf(name, site) ?? (getDomainWithoutSuffix(site) || name.toLowerCase() || 'unknown');
}
