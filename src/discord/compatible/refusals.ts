import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/** Something in what was said is not understood: said more plainly, it may be. */
const notUnderstood: ReadonlySet<number> = new Set([400, 415, 422, 501]);

/** The route is not there, or not for bots. */
const notThere: ReadonlySet<number> = new Set([403, 404, 405, 410, 501]);

/** Codes: the thread is archived or locked. */
export const closedThread: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
]);

/** Codes: a channel of that kind takes no messages. */
export const notForMessages: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
]);

export function isRefusal(error: unknown): error is DiscordAPIError | HTTPError {
  return error instanceof DiscordAPIError || error instanceof HTTPError;
}

export function isNotUnderstood(error: unknown): boolean {
  return isRefusal(error) && notUnderstood.has(error.status);
}

export function isNotThere(error: unknown): error is DiscordAPIError | HTTPError {
  return isRefusal(error) && notThere.has(error.status);
}

/** What can be left out of a message, in the order in which it is done without. */
const dispensable = [
  ['components', 'nonce', 'enforce_nonce'],
  ['message_reference'],
  ['allowed_mentions'],
] as const;

type Body = Readonly<Record<string, unknown>>;

/**
 * The same message without what a server has refused: without what it names, or else without what it may not know.
 *
 * @returns Nothing when no more can be left out, or when that is not what it was refused for. Without `allowed_mentions` only
 *   where the text could ping nobody anyway.
 */
export function plainerThan(body: Body, error: unknown): Body | undefined {
  if (!isNotUnderstood(error) || isAboutThePlace(error)) return undefined;
  const present = dispensable.map((fields) => fields.filter((field) => field in body && isFree(field, body)));
  const named = present.flat().filter((field) => names(error, field));
  const dropped: readonly string[] =
    named.length > 0 ? named : (present.find((fields) => fields.length > 0) ?? []);
  if (dropped.length === 0) return undefined;
  return Object.fromEntries(Object.entries(body).filter(([field]) => !dropped.includes(field)));
}

function isAboutThePlace(error: unknown): boolean {
  return error instanceof DiscordAPIError && (closedThread.has(error.code) || notForMessages.has(error.code));
}

function isFree(field: string, { content }: Body): boolean {
  return field !== 'allowed_mentions' || (typeof content === 'string' && !/@|<[#&]/.test(content));
}

function names(error: unknown, field: string): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  if (error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) {
    return field === 'message_reference';
  }
  return new RegExp(`\\b${field}\\b`).test(JSON.stringify(error.rawError));
}
