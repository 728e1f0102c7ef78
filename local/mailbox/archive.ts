import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** One reception as it stands on the disk: what the sender said in the envelope, when it came, and the message itself. */
export interface Reception {
  number: number;
  from: string;
  to: string[];
  /** ISO instant of acceptance. */
  received: string;
  /** The message as it came over the wire. */
  source: Buffer;
}

const NAME = /^(\d{6,})\.eml$/;
const fileName = (number: number): string => `${String(number).padStart(6, '0')}.eml`;

/** Mails in a folder, one file for each reception; a message that came twice is two files. */
export interface Archive {
  /** Resolves when the reception would survive a power cut. */
  keep(reception: Omit<Reception, 'number'>): Promise<Reception>;
  numbers(): Promise<number[]>;
  read(number: number): Promise<Reception | undefined>;
}

/** Opens a folder, makes it when missing, and removes halves that a crash left behind. */
export async function openArchive(dir: string): Promise<Archive> {
  await mkdir(dir, { recursive: true });
  const present = await readdir(dir);
  await Promise.all(present.filter((name) => name.endsWith('.half')).map((name) => rm(join(dir, name))));
  let last = Math.max(0, ...numbersIn(present));
  return {
    async keep(reception) {
      last += 1;
      const kept = { ...reception, number: last };
      await writeDurably(dir, fileName(kept.number), withEnvelope(kept));
      return kept;
    },
    numbers: async () => numbersIn(await readdir(dir)).sort((one, other) => one - other),
    read: (number) => readReception(dir, number),
  };
}

const numbersIn = (names: string[]): number[] =>
  names.map((name) => Number(NAME.exec(name)?.[1] ?? 0)).filter((number) => number > 0);

async function writeDurably(dir: string, name: string, content: Buffer): Promise<void> {
  const half = join(dir, `${name}.half`);
  const file = await open(half, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, join(dir, name));
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The envelope goes before the message as header lines, as mail servers do (RFC 5321 section 4.4). */
function withEnvelope({ from, to, received, source }: Reception): Buffer {
  const lines = [
    `Return-Path: <${from}>`,
    ...to.map((address) => `Delivered-To: ${address}`),
    `X-Received-At: ${received}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), source]);
}

async function readReception(dir: string, number: number): Promise<Reception | undefined> {
  const content = await readFile(join(dir, fileName(number))).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return content === undefined ? undefined : withoutEnvelope(number, content);
}

function withoutEnvelope(number: number, content: Buffer): Reception {
  const reception: Reception = { number, from: '', to: [], received: '', source: content };
  let at = 0;
  while (reception.received === '') {
    const end = content.indexOf('\r\n', at);
    const [, name, value] = /^([\w-]+): (.*)$/.exec(content.toString('utf8', at, Math.max(at, end))) ?? [];
    if (end < 0 || name === undefined || value === undefined) return { ...reception, source: content };
    if (name === 'Return-Path') reception.from = value.slice(1, -1);
    else if (name === 'Delivered-To') reception.to.push(value);
    else if (name === 'X-Received-At') reception.received = value;
    else return { ...reception, source: content };
    at = end + 2;
  }
  return { ...reception, source: content.subarray(at) };
}
