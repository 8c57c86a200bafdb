import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** Nobody is there any more to be told: too late, answered already, or the message is gone. */
const nobodyThere: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

export function isNobodyThere(error: unknown): boolean {
  return error instanceof DiscordAPIError && nobodyThere.has(error.code);
}
