import type { IncomingMessage } from './incoming.ts';

/** Who the bot is where a message was written. */
export interface Self {
  /** Unknown before the gateway is ready. */
  readonly userId: string | undefined;
  /** The role that came with the bot: people pick it for the bot itself. */
  readonly roleId: string | undefined;
}

/** Whether somebody talks to the bot: directly, by its name, or by replying to it. */
export function isAddressed(message: IncomingMessage, self: Self): boolean {
  const { guildId, content, mentionedUsers, mentionedRoles, repliesTo } = message;
  if (guildId === null) return true;
  return (
    (self.userId !== undefined && (mentionedUsers.includes(self.userId) || repliesTo === self.userId)) ||
    (self.roleId !== undefined &&
      (mentionedRoles.includes(self.roleId) || content.includes(`<@&${self.roleId}>`)))
  );
}

/**
 * Whether the text may be there without the bot being let read it: in a reply that does not mention it. Discord shows the text
 * of mentions and direct messages only, to a bot without the message content intent.
 */
export function isHidden(
  { guildId, content, mentionedUsers }: IncomingMessage,
  { userId = '' }: Self,
): boolean {
  return guildId !== null && content === '' && !mentionedUsers.includes(userId);
}

/** What is said, without the bot's name; the name alone where nothing else is said. */
export function utteranceOf({ content }: IncomingMessage, { userId, roleId }: Self): string {
  const names = new RegExp(`<@!?${userId}>|<@&${roleId}>`, 'g');
  return content.replaceAll(names, ' ').trim() || content.trim();
}
