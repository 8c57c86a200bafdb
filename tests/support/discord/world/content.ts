import type { APIMessage } from 'discord-api-types/v10';

/**
 * A server's message as an application sees it that may not read content: emptied, unless it wrote the message or is
 * mentioned in it. A message that is replied to is emptied by the same rule.
 */
export function hideContent(message: APIMessage, botId: string): APIMessage {
  const readable = message.author.id === botId || message.mentions.some(({ id }) => id === botId);
  const { referenced_message: referenced, ...rest } = message;
  return {
    ...rest,
    ...(!readable && { content: '', embeds: [], attachments: [], components: [] }),
    ...(referenced !== undefined && { referenced_message: referenced && hideContent(referenced, botId) }),
  };
}
