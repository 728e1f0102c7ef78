import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { type Millis, SECOND } from '../../evidence/index.ts';
import { AddressRefused, whyForbidden } from './address.ts';

/** Resolves a name to all its addresses; replaceable so that tests can name hostile ones. */
export type Resolve = (
  hostname: string,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export const systemResolve: Resolve = (hostname, done) =>
  systemLookup(hostname, { all: true }, (error, addresses) => done(error, addresses));

/**
 * A lookup whose answers were checked: the socket connects to exactly these addresses, so a name that resolves
 * differently the second time gains nothing. One forbidden address among several refuses the name.
 */
export function checkedLookup(allowLoopback: boolean, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const why = addresses.map(({ address }) => whyForbidden(address, allowLoopback)).find((text) => text);
      if (why) return callback(new AddressRefused(`${hostname}: ${why}`), '', 0);
      const [first] = addresses;
      if (!first) return callback(new Error(`${hostname} has no address`), '', 0);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** A connection waits this long at most for the next feed of its host. */
const REST: Millis = 3 * SECOND;

/** Connections to public addresses only, one at a time to each origin; feeds of a host that are asked one after the other share it. */
export function guardedAgent(
  allowLoopback: boolean,
  resolve: Resolve = systemResolve,
  opened: (origin: string, socket: Socket) => void = () => undefined,
): Agent {
  const connect = buildConnector({ lookup: checkedLookup(allowLoopback, resolve), timeout: 10 * SECOND });
  return new Agent({
    connections: 1,
    keepAliveTimeout: REST,
    keepAliveMaxTimeout: REST,
    maxHeaderSize: 32_768,
    connect: (options, callback) => {
      // Numeric hosts never reach a lookup.
      const literal = options.hostname.replace(/^\[|\]$/g, '');
      const why = isIP(literal) ? whyForbidden(literal, allowLoopback) : undefined;
      if (why) callback(new AddressRefused(why), null);
      else
        connect(options, (...result) => {
          const [, socket] = result;
          if (socket) opened(`${options.protocol}//${options.host}`, socket);
          callback(...result);
        });
    },
  });
}

/**
 * The agents that fetches use. A run that is over closes its connections: one kept over a frozen Lambda is dead when it thaws, and
 * the next poll would fail on it.
 */
class Connections {
  private readonly open = new Map<boolean, Agent>();
  /** The last connection to each origin. */
  private readonly latest = new Map<string, Socket>();

  agent(allowLoopback: boolean): Agent {
    const known = this.open.get(allowLoopback);
    if (known) return known;
    const agent = guardedAgent(allowLoopback, systemResolve, (origin, socket) =>
      this.latest.set(origin, socket),
    );
    this.open.set(allowLoopback, agent);
    return agent;
  }

  /** Watches a request that is about to be made: whether it was put to a connection of before and not one byte came back. */
  watch(origin: string): { isUnansweredOnKeptConnection: () => boolean } {
    const kept = this.latest.get(origin);
    const received = kept?.bytesRead;
    return {
      isUnansweredOnKeptConnection: () =>
        kept !== undefined && this.latest.get(origin) === kept && kept.bytesRead === received,
    };
  }

  /** Requests under way, of another run perhaps, are answered first; new ones connect anew. */
  async close(): Promise<void> {
    const agents = [...this.open.values()];
    this.open.clear();
    this.latest.clear();
    await Promise.all(agents.map((agent) => agent.close()));
  }
}

export const connections = new Connections();
