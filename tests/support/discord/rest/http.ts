import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Backend } from '../backend.ts';
import type { Dialect } from '../dialect.ts';
import type { Fault, Faults } from '../faults.ts';
import { asNumber, asObject } from '../json.ts';
import type { LoggedRequest } from '../request-log.ts';
import { ApiError, refuse } from '../rules/errors.ts';
import type { InvalidRequests } from '../rules/invalid-requests.ts';
import type { RateLimits, Verdict } from '../rules/rate-limits.ts';
import { bytesOf, parseBody, type Received } from './body.ts';
import { match, type Match } from './router.ts';
import type { Reply } from './route.ts';

export interface HttpOptions {
  readonly token: string;
  readonly dialect: Dialect;
  readonly backend: Backend;
  readonly faults: Faults;
  readonly rateLimits: () => RateLimits;
  readonly invalidRequests: InvalidRequests;
  /** Told of each request after it was carried out, before it is answered. */
  readonly onRequest: (request: LoggedRequest, reply: unknown) => void;
  /** Told of what the stand-in itself did wrong. */
  readonly onBug: (error: Error) => void;
}

/** The REST side: routes, tokens, rate limits and ordered faults around the handlers. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      options.onBug(error instanceof Error ? error : new Error(String(error)));
      response.destroy();
    });
  });
}

async function serve(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET' } = request;
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const { base = '/api', retryAfter: told, reply: reword } = options.dialect;
  const path = url.pathname.replace(new RegExp(`^${base}(/v\\d+)?(?=/)`), '');
  const bytes = await bytesOf(request);
  const address = request.socket.remoteAddress ?? '';
  const banned = options.invalidRequests.refuse(address);
  if (banned !== undefined) return refuseBanned(response, banned);
  const found = match(method, path);
  const fault = options.faults.take(method, path);
  if (fault && 'lost' in fault && fault.lost === 'request') return reset(request);

  const verdict = rateLimit(options, found, fault);
  let received: Received = { json: undefined, files: [] };
  let reply: Reply;
  try {
    received = await parseBody(bytes, request.headers['content-type'] ?? '');
    reply = answer(options, { request, url, found, fault, verdict, received });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    reply = { status: error.status, body: error.toBody() };
  }
  if (found && reword) reply = reword(lineOf(found), reply);
  const { status, body } = reply;
  options.invalidRequests.add(address, status, verdict.scope);
  options.onRequest(
    {
      method,
      path,
      query: url.search,
      route: found && lineOf(found),
      body: received.json,
      files: received.files.map(({ name }) => name),
      status,
      code: status < 400 ? undefined : asNumber(asObject(body)['code']),
      at: Date.now(),
    },
    body,
  );
  if (fault && 'delay' in fault) await sleep(fault.delay);
  const lost = fault && 'lost' in fault ? fault.lost : undefined;
  if (lost === 'reply') return reset(request);
  if (lost === 'silence') return;
  const silent = told === 'body' || told === 'nowhere';
  const retry =
    silent || verdict.retryAfter === undefined ? {} : { 'retry-after': String(verdict.retryAfter) };
  // discord.js reads a body wherever there is a type, so an answer without the one has no other.
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const scope = verdict.scope === undefined ? {} : { 'x-ratelimit-scope': verdict.scope };
  const limits = told === undefined ? { ...verdict.headers, ...scope } : {};
  const date = new Date(options.backend.world.clock.now()).toUTCString();
  response.writeHead(status, { date, ...limits, ...retry, ...type });
  if (lost === 'body') return response.flushHeaders();
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** What Cloudflare says in front of Discord: no JSON, and nothing about a bucket. */
function refuseBanned(response: ServerResponse, seconds: number): void {
  response.writeHead(429, { 'content-type': 'text/html; charset=UTF-8', 'retry-after': String(seconds) });
  response.end('error code: 1015');
}

function rateLimit({ rateLimits }: HttpOptions, found: Match | undefined, fault: Fault | undefined): Verdict {
  if (fault && 'retryAfter' in fault) {
    const { retryAfter, scope = 'user' } = fault;
    return { headers: scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}, retryAfter, scope };
  }
  if (!found) return { headers: {} };
  const { route, params } = found;
  const major = params['channel'] ?? params['guild'] ?? params['token'] ?? '';
  return rateLimits().count(`${route.method} ${route.template}`, major, route.open);
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly found: Match | undefined;
  readonly fault: Fault | undefined;
  readonly verdict: Verdict;
  readonly received: Received;
}

function answer({ token, backend, dialect }: HttpOptions, exchange: Exchange): Reply {
  const { request, url, found, fault, verdict, received } = exchange;
  if (verdict.retryAfter !== undefined) {
    const global = verdict.scope === 'global';
    if (dialect.retryAfter === 'header' || dialect.retryAfter === 'nowhere') return { status: 429, body: {} };
    return {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: verdict.retryAfter, global, code: 0 },
    };
  }
  if (fault && 'status' in fault)
    return { status: fault.status, body: { message: 'ordered by the test', code: 0 } };
  if (!found) throw refuse('notFound');
  const isBot = request.headers.authorization === `Bot ${token}` && !backend.sessionStarts.exceeded;
  if (!found.route.open && !isBot) throw refuse('unauthorized');
  const instead = dialect.instead?.(lineOf(found), asObject(received.json));
  if (instead) return instead;
  return found.route.handler(backend, {
    params: found.params,
    query: url.searchParams,
    body: asObject(received.json),
    rawBody: received.json,
    files: received.files,
  });
}

function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

function lineOf({ route }: Match): string {
  return `${route.method} ${route.template}`;
}
