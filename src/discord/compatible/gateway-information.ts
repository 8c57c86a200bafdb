import type { ResponseLike } from 'discord.js';
import { z } from 'zod';

/** How a server says that it does not have `GET /gateway/bot`. */
const unknownThere: ReadonlySet<number> = new Set([400, 403, 404, 405, 410, 501]);

const unlimited = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };

const information = z.looseObject({
  url: z.string().min(1).catch('/'),
  shards: z.number().int().positive().catch(1),
  session_start_limit: z
    .looseObject({
      total: z.number().catch(unlimited.total),
      remaining: z.number().catch(unlimited.remaining),
      reset_after: z.number().catch(unlimited.reset_after),
      max_concurrency: z.number().positive().catch(unlimited.max_concurrency),
    })
    .catch(unlimited),
});

/**
 * Answers `GET /gateway/bot` with all that the client reads of it, from `GET /gateway` where there is nothing better.
 *
 * @param url Of the request.
 */
export async function gatewayInformation(
  url: string,
  get: (url: string) => Promise<ResponseLike>,
): Promise<ResponseLike> {
  const response = await get(url);
  if (response.ok) return completed(response, url);
  if (!unknownThere.has(response.status)) return response;
  const plain = await get(url.replace(/\/bot$/, ''));
  return plain.ok ? completed(plain, url) : response;
}

async function completed(response: ResponseLike, url: string): Promise<ResponseLike> {
  const said = information.parse({
    ...z
      .looseObject({})
      .catch({})
      .parse(await response.json()),
  });
  const text = JSON.stringify({ ...said, url: socketAddress(said.url, url) });
  const headers = new Headers([...response.headers]);
  headers.set('content-type', 'application/json');
  return new Response(text, { status: response.status, headers });
}

/**
 * The gateway's address without a query, which the client adds.
 *
 * @param given Perhaps only a host or a path, or with the scheme of HTTP.
 * @param apiUrl What a path or a host alone belongs to.
 */
export function socketAddress(given: string, apiUrl: string): string {
  const hasScheme = /^[a-z]+:\/\//i.test(given);
  const absolute =
    hasScheme || given.startsWith('/')
      ? new URL(given, apiUrl)
      : new URL(`${new URL(apiUrl).protocol}//${given}`);
  const { protocol, host, pathname } = absolute;
  return `${protocol.replace('http', 'ws')}//${host}${pathname === '/' ? '' : pathname}`;
}
