import { once } from 'node:events';
import type { Server } from 'node:http';
import { env } from 'node:process';
import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { newGuild, type NewGuild } from './actors/new-guild.ts';
import { ChannelHandle, GuildHandle } from './actors/places.ts';
import { UserActor } from './actors/user-actor.ts';
import { Audit } from './audit.ts';
import type { Backend } from './backend.ts';
import { Changes } from './changes.ts';
import { systemClock } from './clock.ts';
import { Faults, type ActiveFault, type FaultRule } from './faults.ts';
import type { PrivilegedIntent } from './gateway/events.ts';
import { Gateway } from './gateway/gateway.ts';
import type { DiscordServerOptions } from './options.ts';
import { createHttpServer } from './rest/http.ts';
import { InvalidRequests } from './rules/invalid-requests.ts';
import { Nonces } from './rules/nonces.ts';
import { RateLimits, type RateLimitOptions } from './rules/rate-limits.ts';
import { SessionStarts } from './rules/session-starts.ts';
import type { StoredMessage } from './world/message.ts';
import { Messages, plainText } from './world/messages.ts';
import { Posts, type Post } from './world/posts.ts';
import { guildCreated } from './world/to-api.ts';
import { Watch } from './watch.ts';
import { World, newUser } from './world/world.ts';

/**
 * A stand-in for Discord on loopback: the part of API v10 and of its gateway that the bot uses, with its limits and failures.
 *
 * ```ts
 * const discord = await DiscordServer.start();
 * onTestFinished(() => discord.close()); // throws when a request did not fit the API's description
 * const ada = discord.user('Ada');
 * const guild = discord.addGuild({ channels: ['general', { name: 'quiet', denyBot: ['SendMessages'] }],
 *   members: [{ user: ada, permissions: ['ManageGuild'] }] });
 * const bot = spawn(process.execPath, ['src/launch.js'], { env: { ...discord.environment } });
 * await discord.ready();                                  // a gateway session is up
 *
 * const question = ada.says(guild.channel('general'), 'why Vietnam?', { mentions: [discord.bot] });
 * const answer = await discord.replyTo(question);         // or nextMessage(channel): each message once, none is missed
 * answer.text; answer.buttons; answer.pinged; answer.allowedMentions; answer.earlier; // always the present state
 * ada.edits(question, 'who was there?');
 * await discord.until('the edited answer', () => answer.content.includes('Chairman'));
 *
 * await discord.commandsRegistered();
 * const reply = await ada.uses(guild.channel('general'), '/ask', { question: 'why Vietnam?' }).response();
 * const choices = await ada.completes(guild.channel('general'), '/ask', 'question', 'vietn').choices();
 * const more = await ada.clicks(reply, 'More').response(); // a label or a custom id
 * await ada.selects(reply, 'Related', ['Who came?']).response();
 * await ada.opensMenu(question, 'Answer this').response();
 * await ada.uses(ada.dm, '/summit').response();
 *
 * discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { status: 502 } });
 * discord.gateway.drop();       // the socket, abruptly; drop(4000) with a code
 * discord.requests;             // every request with its body, status and error code
 *
 * const thread = guild.thread('day two', { parent: guild.channel('general'), archived: true }); // private, locked, bot: false
 * thread.setThread({ locked: true });
 * thread.delete();              // 10003 from now on
 * ada.closeDirectMessages();    // 50007; ada.blocks()
 * const talk = ada.schedules(guild, { name: 'Opening' });
 * ada.setInterested(guild, talk);
 * guild.changeEvent(talk, { status: 4 });
 * discord.posts();              // what was posted, with nonces and how often each came again; repeatedPosts()
 * discord.invalidRequests;      // how many 401, 403 and 429, and whether that led to the ban
 * ```
 *
 * Nothing sleeps: whoever waits is woken by events and fails after a deadline, saying what was awaited and what the bot last
 * asked for. To show that the bot stays silent, say what it must ignore, then what it must answer, and compare
 * `channel.messages` after the answer: a bot handles one channel's events in their order.
 */
export class DiscordServer extends Watch {
  readonly world: World;
  readonly gateway: Gateway;
  readonly token: string;
  /** The intents that are switched on in the Developer Portal; may be changed. */
  readonly privileged: Set<PrivilegedIntent>;
  /** What the bot was refused (401, 403, 429), and the ban that follows. */
  readonly invalidRequests: InvalidRequests;
  readonly #audit: Audit;
  readonly #faults = new Faults();
  readonly #backend: Backend;
  readonly #http: Server;
  #rateLimits: RateLimits;

  private constructor(options: DiscordServerOptions) {
    const changes = new Changes();
    const world = new World(options.clock ?? systemClock, options.botName ?? 'Summit');
    const token = `${Buffer.from(world.applicationId).toString('base64url')}.stand-in.token`;
    const privileged = new Set(options.privileged);
    const heartbeatInterval = options.heartbeatInterval ?? 41_250;
    const dialect = options.dialect ?? {};
    const sessionStarts = new SessionStarts(world.clock, options.sessionStarts);
    const gatewayOptions = { token, privileged, heartbeatInterval, dialect, sessionStarts };
    const gateway = new Gateway(world, changes, gatewayOptions);
    super(world, gateway.sessions, changes, {
      deadline: options.deadline ?? 10_000,
      keepRequests: options.keepRequests ?? true,
    });
    this.world = world;
    this.token = token;
    this.privileged = privileged;
    this.gateway = gateway;
    this.#rateLimits = new RateLimits(options.rateLimits);
    this.invalidRequests = new InvalidRequests(world.clock, {
      limit: options.invalidRequestLimit ?? 10_000,
      ban: options.invalidRequestBan ?? 3_600_000,
    });
    this.#audit = new Audit({
      openapi: options.openapi ?? env['DISCORD_OPENAPI'],
      trace: options.trace ?? env['DISCORD_TRACE'],
      checkReplies: options.checkReplies ?? false,
    });
    this.#backend = {
      world: this.world,
      messages: new Messages(this.world, this.gateway),
      publisher: this.gateway,
      nonces: new Nonces(this.world.clock),
      posts: new Posts(),
      sessionStarts,
      origin: '',
      gatewayUrl: () => this.gateway.url,
      readsContent: () => this.privileged.has('MessageContent'),
    };
    this.#http = createHttpServer({
      token: this.token,
      dialect,
      backend: this.#backend,
      faults: this.#faults,
      rateLimits: () => this.#rateLimits,
      invalidRequests: this.invalidRequests,
      onRequest: (request, reply) => {
        this.remember(request);
        this.#audit.add(request, reply);
        this.changes.notify();
      },
      onBug: (error) => this.#audit.addBug(error),
    });
    this.gateway.attach(this.#http);
  }

  static async start(options: DiscordServerOptions = {}): Promise<DiscordServer> {
    const server = new DiscordServer(options);
    server.#http.listen(0, '127.0.0.1');
    await once(server.#http, 'listening');
    const address = server.#http.address();
    if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
    server.#backend.origin = `http://127.0.0.1:${address.port}`;
    server.gateway.url = `ws://127.0.0.1:${address.port}`;
    return server;
  }

  /** The base of the REST API, as `DISCORD_API_URL` and discord.js's `rest.api` take it. */
  get apiUrl(): string {
    return `${this.#backend.origin}/api`;
  }

  /** What the bot's process needs in its environment. */
  get environment(): { readonly DISCORD_API_URL: string; readonly DISCORD_TOKEN: string } {
    return { DISCORD_API_URL: this.apiUrl, DISCORD_TOKEN: this.token };
  }

  /** The bot's user, to mention. */
  get bot(): { readonly id: string } {
    return this.world.bot;
  }

  /** The person of this name, made when there is none yet. */
  user(name: string, { locale = 'en-US', bot = false }: { locale?: string; bot?: boolean } = {}): UserActor {
    for (const person of this.world.people.values()) {
      if (person.user.global_name === name) return new UserActor(this.#backend, person, this.until);
    }
    const data = { ...newUser(this.world.ids.next(), name), ...(bot && { bot }) };
    const person = { user: data, locale, closed: false, blocks: false };
    this.world.people.set(data.id, person);
    return new UserActor(this.#backend, person, this.until);
  }

  /** Makes a server; a bot that is connected joins it. */
  addGuild(description: NewGuild = {}): GuildHandle {
    const guild = newGuild(this.#backend, description);
    if (description.bot !== false) {
      const data = guildCreated(this.world, guild);
      this.gateway.publish({
        name: 'GUILD_CREATE',
        data,
        guildId: guild.id,
        intent: GatewayIntentBits.Guilds,
      });
    }
    return new GuildHandle(this.#backend, guild);
  }

  /** A private conversation between people, where the bot is only as an app that one of them has installed. */
  privateChannel(...people: readonly UserActor[]): ChannelHandle {
    const channel = {
      id: this.world.ids.next(),
      type: ChannelType.GroupDM,
      name: '',
      guildId: undefined,
      parentId: undefined,
      overwrites: [],
      recipients: people.map(({ id }) => id),
      thread: undefined,
      lastMessageId: null,
    } as const;
    this.world.channels.set(channel.id, { ...channel, overwrites: [] });
    return new ChannelHandle(this.#backend, this.world.channel(channel.id));
  }

  /** A message from a webhook, which no bot should answer. */
  webhookSays(channel: ChannelHandle, name: string, text: string): StoredMessage {
    const author = { ...newUser(this.world.ids.next(), name), bot: true, discriminator: '0000' };
    return this.#backend.messages.create({
      ...plainText(text),
      channel: channel.record,
      author,
      replyTo: undefined,
      visibleTo: undefined,
      extra: { webhook_id: author.id },
    });
  }

  /** Calls back at once with each new message, for measurements; the returned function ends it. */
  onMessage(listener: (message: StoredMessage) => void): () => void {
    const { listeners } = this.#backend.messages;
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /**
   * What the bot, all its processes together, has posted into a channel or into all, oldest first, with each post's nonce
   * and how often that came again; messages that were deleted since, too.
   */
  posts(channel?: { readonly id: string }): readonly Post[] {
    return this.#backend.posts.list(channel?.id);
  }

  /** The posts that people got more than once: one list for each channel and nonce that was posted again. */
  repeatedPosts(): readonly (readonly Post[])[] {
    return this.#backend.posts.repeated();
  }

  /** Lets requests go wrong. */
  fail(rule: FaultRule): ActiveFault {
    return this.#faults.add(rule);
  }

  /** Sets other rate limits, and starts counting anew. */
  limit(options: RateLimitOptions): void {
    this.#rateLimits = new RateLimits(options);
  }

  /** @throws Error when a request did not fit Discord's description, or the stand-in's routes. */
  assertValid(): void {
    this.#audit.assertNone();
  }

  /** Stops; then throws what `assertValid` throws. */
  async close(): Promise<void> {
    this.changes.end('Discord was closed');
    this.gateway.close();
    this.#http.close();
    this.#http.closeAllConnections();
    await once(this.#http, 'close');
    this.assertValid();
  }
}

export type { DiscordServerOptions };
