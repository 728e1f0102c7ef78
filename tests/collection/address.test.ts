import type { LookupAddress } from 'node:dns';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchableUrl, whyForbidden } from '../../src/collection/fetching/address.ts';
import { checkedLookup, guardedAgent } from '../../src/collection/fetching/connection.ts';
import { FETCH_LIMITS, fetchFeed } from '../../src/collection/fetching/fetch.ts';
import { AddressRefused, PermanentFailure } from '../../src/collection/index.ts';
import { NOW } from './documents.ts';
import { type FeedServer, serve, startFeedServer } from './feed-server.ts';

/** Ways to write an address that must not be reached. */
const FORBIDDEN = [
  // loopback, in every notation that a URL parser or an operating system takes
  'http://127.0.0.1/',
  'http://127.0.0.1:80/',
  'http://127.1/',
  'http://127.0.1/',
  'http://127.255.255.254/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0x7f.1/',
  'http://127.0.0.1./',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://%31%32%37.0.0.1/',
  // "this" network and unspecified
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://[::]/',
  'http://[::ffff:0.0.0.0]/',
  // link-local and the services of clouds
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0xa9.0xfe.0xa9.0xfe/',
  'http://0251.0376.0251.0376/',
  'http://169.254.43518/',
  'http://169.16689662/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[fe80::1]/',
  'http://[fe80::a9fe:a9fe]/',
  'http://[fd00:ec2::254]/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://169.254.170.2/v2/credentials',
  // private
  'http://10.0.0.1/',
  'http://10.1/',
  'http://012.0.0.1/',
  'http://0x0a000001/',
  'http://167772161/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://192.168.1/',
  'http://0xc0a80001/',
  'http://3232235521/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:c0a8:1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456:789a::1]/',
  'http://[fec0::1]/',
  // translated and tunnelled private addresses
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[64:ff9b:1::1]/',
  'http://[2002:7f00:1::]/',
  'http://[2002:a9fe:a9fe::1]/',
  'http://[2001:0:7f00:1::]/',
  'http://[::a9fe:a9fe]/',
  // reserved for other purposes
  'http://100.64.0.1/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://4294967295/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://[100::1]/',
  // no feed is fetched this way
  'file:///etc/passwd',
  'ftp://wire.example/feed',
  'gopher://127.0.0.1:6379/_x',
  'data:text/xml,<rss/>',
  'javascript:alert(1)',
  'blob:http://x/y',
  'dict://127.0.0.1/',
  'ws://wire.example/',
  'http://user@wire.example/',
  'http://user:word@wire.example/',
  'http://',
  '//wire.example/feed',
  'wire.example/feed',
  'http://[::1',
  'http://256.256.256.256/',
];
// biome-ignore format: a table

describe('addresses that feeds may not have', () => {
  it('are tried in well over sixty forms', () => {
    expect(new Set(FORBIDDEN).size).toBeGreaterThan(90);
  });

  it.each(FORBIDDEN)('%s is refused', (address) => {
    expect(() => fetchableUrl(address, false)).toThrow(AddressRefused);
  });

  it.each(['https://wire.example/feed', 'http://93.184.216.34/', 'http://[2606:2800:220:1:248:1893:25c8:1946]/', 'http://8.8.8.8:8080/rss'])(
    '%s is not among them',
    (address) => {
      expect(fetchableUrl(address, false).protocol).toMatch(/^https?:$/);
    },
  );

  it('with the allowance for loopback, only loopback is let through', () => {
    const refused = FORBIDDEN.filter((address) => {
      try {
        fetchableUrl(address, true);
        return false;
      } catch {
        return true;
      }
    });
    const passed = FORBIDDEN.filter((address) => !refused.includes(address));
    for (const address of passed) expect(new URL(address).hostname).toMatch(/^127\.|^\[::1\]$|^\[::ffff:7f/);
  });

  it('no private IPv4 address is allowed, alone or mapped into IPv6', () => {
    const part = fc.integer({ min: 0, max: 255 });
    const prefix = fc.constantFrom('10.', '127.', '192.168.', '169.254.', '172.16.', '172.31.', '0.');
    fc.assert(
      fc.property(prefix, part, part, part, (head, b, c, d) => {
        const address = `${head}${[b, c, d].slice(0, 4 - head.split('.').length + 1).join('.')}`;
        expect(whyForbidden(address, false)).toBeDefined();
        expect(whyForbidden(`::ffff:${address}`, false)).toBeDefined();
      }),
    );
  });
});

const lookup = (addresses: LookupAddress[], allowLoopback = false) =>
  new Promise<string>((answer) => {
    checkedLookup(allowLoopback, (_name, done) => done(null, addresses))(
      'wire.example',
      { all: true },
      (error, found) => answer(error ? error.message : JSON.stringify(found)),
    );
  });

describe('names', () => {
  it('are refused when any of their addresses is private', async () => {
    expect(
      await lookup([
        { address: '8.8.8.8', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ]),
    ).toMatch(/linkLocal/);
    expect(await lookup([{ address: '8.8.8.8', family: 4 }])).toBe('[{"address":"8.8.8.8","family":4}]');
  });
});

describe('the connection itself', () => {
  let server: FeedServer;
  beforeAll(async () => {
    server = await startFeedServer(serve('<rss version="2.0"><channel/></rss>'));
  });
  afterAll(() => server.close());

  const request = (url: string, allowLoopback: boolean, dispatcher?: ReturnType<typeof guardedAgent>) =>
    fetchFeed({ url, allowLoopback, userAgent: 'test', now: NOW, limits: FETCH_LIMITS, dispatcher });

  it('is not made to a name that a rebinding server points at this machine', async () => {
    const port = new URL(server.url()).port;
    let asked = 0;
    const rebinding = guardedAgent(false, (_name, done) => {
      asked++;
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    });
    const before = server.requests.length;
    await expect(request(`http://rebinding.example:${port}/`, false, rebinding)).rejects.toThrow(/loopback/);
    expect(asked).toBe(1);
    expect(server.requests.length).toBe(before);
    await rebinding.close();
  });

  it('goes to the very address that was checked: the name is resolved once', async () => {
    const port = new URL(server.url()).port;
    const answers = ['127.0.0.1', '10.0.0.1'];
    const changing = guardedAgent(true, (_name, done) =>
      done(null, [{ address: answers.shift() ?? '10.0.0.1', family: 4 }]),
    );
    const answer = await request(`http://changing.example:${port}/`, true, changing);
    expect(answer.changed).toBe(true);
    expect(answers).toEqual(['10.0.0.1']);
    await changing.close();
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
    'http://0x7f.1:22/',
  ])('is not made to %s on a redirect either', async (target) => {
    server.answer((_request, response) => response.writeHead(302, { location: target }).end());
    const failure = await request(server.url(), !target.includes('0x7f'), undefined).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PermanentFailure);
  });
});
