import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One invented problem with one indicator, enough for every function to have work. */
const PROBLEM = `id: falcon-unrest
title: The Falcon Brigade breaks the truce
question: Will the Falcon Brigade break the truce?
description: Invented for this test.
region: nowhere
author: test desk
date: 2030-01-02
version: 1
references: ["https://example.org/method"]
scenarios:
  - { id: holds, title: The truce holds, description: Quiet. }
  - { id: breaks, title: The truce breaks, description: Attacks. }
base-level: 1
levels:
  - level: 3
    at-least: 1
    where: { signals: [reported, corroborated, surging] }
    because: the depot was attacked
indicators:
  - id: depot-attacked
    title: A depot is attacked
    question: Was a depot attacked?
    status: test
    severity: high
    polarity: for
    says: happening
    condition: { all: [falcon brigade, depot] }
    lifetime: 14d
    diagnosticity: { holds: -2, breaks: 2 }
    false-positives: [a film of that name]
    references: ["https://example.org/method"]
    author: test desk
    date: 2030-01-02
    version: 1
    examples:
      match: [{ text: Falcon Brigade shells a depot, lang: en }]
      no-match: [{ text: Falcon sanctuary opens, lang: en, note: a bird }]
`;

const VOCABULARY = `kind: actors
references: ["https://example.org/method"]
entries:
  falcon-brigade:
    title: Falcon Brigade
    aliases: { en: [Falcon Brigade] }
`;

const source = (feed: string, family: string, url: string) => `- id: ${feed}
  title: EXERCISE ${family}
  url: "${url}"
  family: ${family}
  publisher: The ${family}
  language: en
  country: IQ
  reliability: { letter: B, reason: "Invented for this test" }
  state-affiliated: false
  interval: 10m
  tags: [exercise]
`;

/** Writes the definitions into a folder; gives the folder. */
export function writeSmallLibrary(folder: string, feedUrl: string): string {
  const files = {
    'problems/falcon-unrest.yaml': PROBLEM,
    'vocabulary/actors.yaml': VOCABULARY,
    'sources/wires.yaml':
      source('courier-world', 'courier', feedUrl) + source('gazette-world', 'gazette', `${feedUrl}?2`),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** News that the indicator above is about, and news it is not about. */
export const SMALL_FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>EXERCISE wire</title>
<item><title>Falcon Brigade shells a depot</title><link>https://wire.example/1</link><pubDate>Mon, 07 Jan 2030 04:00:00 GMT</pubDate></item>
<item><title>Rain expected on Tuesday</title><link>https://wire.example/2</link><pubDate>Mon, 07 Jan 2030 05:00:00 GMT</pubDate></item>
</channel></rss>`;
