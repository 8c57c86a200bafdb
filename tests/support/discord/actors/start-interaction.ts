import { randomUUID } from 'node:crypto';
import { ChannelType, InteractionContextType } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import type { JsonObject } from '../json.ts';
import { permissionsIn } from '../rules/permissions.ts';
import type { StoredInteraction } from '../world/interaction.ts';
import type { StoredMessage } from '../world/message.ts';
import type { Channel } from '../world/records.ts';
import { apiChannel, apiMember } from '../world/to-api.ts';

export interface NewInteraction {
  readonly type: number;
  readonly userId: string;
  readonly channel: Channel;
  readonly data: JsonObject;
  readonly commandName?: string;
  readonly source?: StoredMessage;
}

/** Where a channel is, in the words of commands' contexts. */
export function contextOf({ type, guildId }: Channel): InteractionContextType {
  if (guildId !== undefined) return InteractionContextType.Guild;
  return type === ChannelType.DM ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

/** Stores an interaction and sends it to the bot. */
export function startInteraction({ world, publisher }: Backend, start: NewInteraction): StoredInteraction {
  const { channel, userId, source } = start;
  const guild = world.guildOf(channel);
  const installedHere = guild?.members.has(world.bot.id) ?? channel.type === ChannelType.DM;
  const interaction: StoredInteraction = {
    id: world.ids.next(),
    token: randomUUID(),
    type: start.type,
    userId,
    channelId: channel.id,
    guildId: guild?.id,
    createdAt: world.clock.now(),
    commandName: start.commandName,
    source,
    userInstallOnly: !installedHere,
    acknowledgedAs: undefined,
    original: undefined,
    followUps: [],
    choices: undefined,
    modal: undefined,
    edits: 0,
  };
  world.interactions.set(interaction.token, interaction);
  const person = world.people.get(userId);
  const member = guild?.members.get(userId);
  publisher.publish({
    name: 'INTERACTION_CREATE',
    data: {
      id: interaction.id,
      application_id: world.applicationId,
      type: start.type,
      token: interaction.token,
      version: 1,
      data: start.data,
      channel_id: channel.id,
      channel: { ...apiChannel(world, channel), permissions: String(permissionsIn(world, channel, userId)) },
      app_permissions: String(permissionsIn(world, channel, world.bot.id)),
      locale: person?.locale ?? 'en-US',
      context: contextOf(channel),
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: installedHere ? { 0: guild?.id ?? '0' } : { 1: userId },
      ...(source && { message: source.data }),
      ...(guild && {
        guild_id: guild.id,
        guild_locale: guild.locale,
        guild: { id: guild.id, locale: guild.locale, features: [] },
      }),
      ...(member
        ? {
            member: {
              ...apiMember(world, member),
              permissions: String(permissionsIn(world, channel, userId)),
            },
          }
        : { user: world.user(userId) }),
    },
    guildId: guild?.id,
    intent: 0,
  });
  return interaction;
}
