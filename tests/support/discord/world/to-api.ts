import { ChannelType, type APIGuildMember } from 'discord-api-types/v10';
import { asApi } from '../json.ts';
import { timeOf } from './ids.ts';
import type { Channel, Guild, Member } from './records.ts';
import type { World } from './world.ts';

/** A member without the user, as events about messages hold it. */
export function partialMember(member: Member): Omit<APIGuildMember, 'user'> {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    flags: asApi<APIGuildMember['flags']>(0),
    joined_at: member.joinedAt,
    nick: null,
    pending: false,
    premium_since: null,
    roles: member.roles,
    deaf: false,
    mute: false,
  };
}

export function apiMember(world: World, member: Member): APIGuildMember {
  return { ...partialMember(member), user: world.user(member.userId) };
}

/** A channel as the API shows it; typed loosely, for each type has its own fields. */
export function apiChannel(world: World, channel: Channel): Record<string, unknown> {
  const common = { id: channel.id, type: channel.type, last_message_id: channel.lastMessageId, flags: 0 };
  if (channel.guildId === undefined) {
    return {
      ...common,
      recipients: channel.recipients.map((id) => world.user(id)),
      ...(channel.type === ChannelType.GroupDM && {
        name: channel.name || null,
        icon: null,
        owner_id: channel.recipients[0],
      }),
    };
  }
  if (channel.thread) {
    const { ownerId, members, archived, locked, autoArchiveDuration, archivedAt } = channel.thread;
    const count = world.messagesIn(channel.id).length;
    const isPrivate = channel.type === ChannelType.PrivateThread;
    return {
      ...common,
      name: channel.name,
      guild_id: channel.guildId,
      parent_id: channel.parentId,
      owner_id: ownerId,
      message_count: count,
      member_count: members.size,
      total_message_sent: count,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived,
        locked,
        auto_archive_duration: autoArchiveDuration,
        archive_timestamp: archivedAt,
        create_timestamp: new Date(timeOf(channel.id)).toISOString(),
        ...(isPrivate && { invitable: true }),
      },
    };
  }
  return {
    ...common,
    name: channel.name,
    guild_id: channel.guildId,
    parent_id: channel.parentId ?? null,
    position: 0,
    permission_overwrites: channel.overwrites,
    nsfw: false,
    rate_limit_per_user: 0,
    topic: null,
  };
}

export function apiGuild(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    roles: [...guild.roles.values()],
    preferred_locale: guild.locale,
    emojis: [],
    stickers: [],
    features: [],
    ...nothings,
    ...zeros,
  };
}

const nothings = Object.fromEntries(
  [
    'icon',
    'icon_hash',
    'home_header',
    'splash',
    'discovery_splash',
    'afk_channel_id',
    'application_id',
    'banner',
    'description',
    'public_updates_channel_id',
    'rules_channel_id',
    'safety_alerts_channel_id',
    'system_channel_id',
    'vanity_url_code',
    'widget_channel_id',
    'latest_onboarding_question_id',
    'incidents_data',
  ].map((key) => [key, null]),
);

const zeros = {
  afk_timeout: 300,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  hub_type: null,
  max_members: 500_000,
  max_presences: null,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  mfa_level: 0,
  nsfw: false,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  premium_subscription_count: 0,
  premium_tier: 0,
  region: 'deprecated',
  system_channel_flags: 0,
  verification_level: 0,
  widget_enabled: false,
};

/** The data of GUILD_CREATE. */
export function guildCreated(world: World, guild: Guild): Record<string, unknown> {
  const channels = [...guild.channels.values()];
  return {
    ...apiGuild(guild),
    joined_at: guild.members.get(world.bot.id)?.joinedAt ?? world.isoNow(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].map((member) => apiMember(world, member)),
    channels: channels.filter(({ thread }) => !thread).map((channel) => apiChannel(world, channel)),
    threads: channels
      .filter(({ thread }) => thread && !thread.archived)
      .map((channel) => apiChannel(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    soundboard_sounds: [],
    guild_scheduled_events: [...guild.events.values()],
  };
}

/** The data of READY. */
export function readyData(
  world: World,
  session: { readonly id: string; readonly shard: readonly [number, number] },
  guilds: readonly Guild[],
  url: string,
): Record<string, unknown> {
  return {
    v: 10,
    user: { ...world.bot, bot: true, mfa_enabled: true, verified: true, email: null, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: url,
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
  };
}
