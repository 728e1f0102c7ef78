import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';

/** What the dashboard needs of an HTTP API event, payload format 2.0. */
export const httpEventSchema = z.object({
  rawPath: z.string().startsWith('/'),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string()).default({}),
  requestContext: z.object({
    domainName: z.string().min(1),
    http: z.object({ method: z.string().min(1) }),
  }),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
});
export type HttpEvent = z.output<typeof httpEventSchema>;

/** The event as a request of the web platform; undefined where its method, host or headers make none. */
export function requestOf(event: HttpEvent): Request | undefined {
  try {
    return build(event);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function build(event: HttpEvent): Request {
  const { method } = event.requestContext.http;
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  const url = `https://${event.requestContext.domainName}${event.rawPath}${query}`;
  const carries = event.body !== undefined && method !== 'GET' && method !== 'HEAD';
  const body = carries ? Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') : undefined;
  return new Request(url, {
    method,
    headers: event.headers,
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
}

/** The response as API Gateway takes it: text as text, everything else in base64. */
export async function resultOf(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = Object.fromEntries(response.headers);
  delete headers['set-cookie'];
  const cookies = response.headers.getSetCookie();
  const bytes = Buffer.from(await response.arrayBuffer());
  const isText = /^(text\/|application\/(json|xml|atom\+xml|javascript))|charset=utf-8/i.test(
    headers['content-type'] ?? '',
  );
  return {
    statusCode: response.status,
    headers,
    ...(cookies.length > 0 ? { cookies } : {}),
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

/** The answer to an event that makes no request. */
export const NO_REQUEST: APIGatewayProxyStructuredResultV2 = {
  statusCode: 400,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'This method, host or header cannot be served: ask with GET.\n',
};
