import type { ResponseLike } from 'discord.js';
import { z } from 'zod';

const body = z.object({ retry_after: z.coerce.number().nonnegative() });

/** An answer of the API as the client needs it, where another server than Discord words it otherwise. */
export async function understandable(response: ResponseLike): Promise<ResponseLike> {
  if (response.status === 429) return withRetryAfter(response);
  const isEmpty = response.status === 204 || response.headers.get('content-length') === '0';
  // Some call an empty body JSON, which the client would take for a fault.
  if (isEmpty) response.headers.delete('content-type');
  return response;
}

/** The client waits as the header says; without one it would ask again at once, for ever. */
async function withRetryAfter(response: ResponseLike): Promise<ResponseLike> {
  const said = response.headers.get('retry-after');
  if (said && Number.isFinite(Number(said))) return response;
  const text = await response.text();
  const headers = new Headers([...response.headers]);
  headers.set('retry-after', String(secondsIn(text) ?? secondsUntil(said) ?? 1));
  return new Response(text, { status: response.status, headers });
}

function secondsIn(text: string): number | undefined {
  try {
    return body.safeParse(JSON.parse(text)).data?.retry_after;
  } catch {
    return undefined;
  }
}

function secondsUntil(date: string | null): number | undefined {
  const milliseconds = date ? Date.parse(date) - Date.now() : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, Math.ceil(milliseconds / 1000));
}
