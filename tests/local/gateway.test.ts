import { request } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, PortError, startGateway } from '../../local/gateway.ts';

describe('the local gateway', () => {
  const events: APIGatewayProxyEventV2[] = [];
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({
      port: 0,
      handler: async (event) => {
        events.push(event);
        if (event.rawPath === '/broken') throw new Error('deliberately');
        const body = Buffer.from('bytes').toString('base64');
        return { statusCode: 201, headers: { 'x-made': 'yes' }, body, isBase64Encoded: true };
      },
      pages: [{ prefix: '/mailbox', fetch: (asked) => new Response(`local ${new URL(asked.url).pathname}`) }],
    });
  });
  afterAll(() => gateway.stop());
  const at = (path: string) => gateway.url.replace('localhost', '127.0.0.1') + path;

  it('turns a request into the event of an HTTP API and its result into the response', async () => {
    const response = await fetch(at('/problems/a%20b?limit=3&after=x%26y'), {
      method: 'POST',
      body: 'sent',
    });
    expect([response.status, response.headers.get('x-made'), await response.text()]).toEqual([
      201,
      'yes',
      'bytes',
    ]);
    const event = events.at(-1);
    expect(event).toMatchObject({
      version: '2.0',
      rawPath: '/problems/a%20b',
      rawQueryString: 'limit=3&after=x%26y',
      queryStringParameters: { limit: '3', after: 'x&y' },
      requestContext: { http: { method: 'POST' } },
      isBase64Encoded: true,
    });
    expect(Buffer.from(event?.body ?? '', 'base64').toString()).toBe('sent');
  });

  it('serves the pages of this machine beside the function, by whole path segments', async () => {
    expect(await (await fetch(at('/mailbox/3'))).text()).toBe('local /mailbox/3');
    expect(await (await fetch(at('/mailboxes'))).text()).toBe('bytes');
  });

  it('refuses names that are not its own, so that no web page can reach it by DNS rebinding', async () => {
    const status = await new Promise((done, failed) => {
      const { port } = new URL(gateway.url);
      request({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        done(response.statusCode);
      })
        .on('error', failed)
        .end();
    });
    expect(status).toBe(421);
  });

  it.each([
    ['TRACE', '/', 405],
    ['GET', '//', 400],
    ['GET', '//evil.example/hits', 400],
    ['GET', 'http://evil.example/', 400],
  ])('refuses %s %s and hands it to nobody', async (method, path, refusal) => {
    const seen = events.length;
    const { port } = new URL(gateway.url);
    const status = await new Promise((done, failed) => {
      request(
        { host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}` } },
        (response) => {
          response.resume();
          done(response.statusCode);
        },
      )
        .on('error', failed)
        .end();
    });
    expect([status, events.length]).toEqual([refusal, seen]);
  });

  it('answers a failing function with a plain 500 and goes on', async () => {
    const response = await fetch(at('/broken'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('deliberately');
    expect((await fetch(at('/'))).status).toBe(201);
  });

  it('refuses a body over a megabyte', async () => {
    const response = await fetch(at('/'), { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) }).catch(
      () => undefined,
    );
    expect(response?.status ?? 413).toBe(413);
  });

  it('names a taken port and the mend', async () => {
    const port = Number(new URL(gateway.url).port);
    const second = startGateway({ port, handler: async () => ({}), pages: [] });
    await expect(second).rejects.toThrow(PortError);
    await expect(second).rejects.toThrow(/port \d+ \(EADDRINUSE\).*--port/);
  });
});
