import { Client, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';
import { completingStrategy } from '../compatible/relay.ts';
import { apiAddress, isDiscord } from './api-address.ts';
import { restOptions } from './rest-options.ts';

/** Other servers may name a server in READY and never send it. Milliseconds; the client's own is 15 s. */
const patienceForGuilds = 3000;

/**
 * A client that keeps no more than it needs: channels and roles, for permissions, and itself as a member.
 *
 * Nothing that it sends can ping.
 *
 * @param report Told of events that the client cannot cope with; they are skipped.
 * @param rest How it makes requests.
 */
export function createClient(
  apiUrl: string,
  messageContent: boolean,
  report: (error: unknown) => void = () => undefined,
  rest: Partial<RESTOptions> = restOptions(apiUrl),
): Client {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return new Client({
    intents: [Guilds, GuildMessages, DirectMessages, ...(messageContent ? [MessageContent] : [])],
    allowedMentions: { parse: [], repliedUser: false },
    rest,
    ws: { version: Number(apiAddress(apiUrl).version), buildStrategy: completingStrategy(report) },
    ...(!isDiscord(apiUrl) && { waitGuildTimeout: patienceForGuilds }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      AutoModerationRuleManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: isSelf },
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: isSelf },
      VoiceStateManager: 0,
    }),
  });
}

function isSelf({ id, client }: { readonly id: string; readonly client: Client }): boolean {
  return id === client.user?.id;
}
