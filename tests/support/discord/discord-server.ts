import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { env } from 'node:process';
import { ChannelType, GatewayIntentBits, type APIApplicationCommand } from 'discord-api-types/v10';
import type { Until } from './actors/interaction-handle.ts';
import { newGuild, type NewGuild } from './actors/new-guild.ts';
import { ChannelHandle, GuildHandle } from './actors/places.ts';
import { UserActor } from './actors/user-actor.ts';
import type { Backend } from './backend.ts';
import { Changes } from './changes.ts';
import { systemClock, type Clock } from './clock.ts';
import { Faults, type ActiveFault, type FaultRule } from './faults.ts';
import type { PrivilegedIntent } from './gateway/events.ts';
import { Gateway } from './gateway/gateway.ts';
import { OpenApi } from './openapi.ts';
import { describe, type LoggedRequest } from './request-log.ts';
import { createHttpServer } from './rest/http.ts';
import { Nonces } from './rules/nonces.ts';
import { RateLimits, type RateLimitOptions } from './rules/rate-limits.ts';
import { traceTo } from './trace.ts';
import type { StoredMessage } from './world/message.ts';
import { Messages } from './world/messages.ts';
import { guildCreated } from './world/to-api.ts';
import { World, newUser } from './world/world.ts';

export interface DiscordServerOptions {
  /** Of the rules about time: 3 s, 15 min, nonces. The system's when left out. */
  readonly clock?: Clock;
  readonly botName?: string;
  /** The privileged intents that are switched on; none when left out, so that asking for one closes with 4014. */
  readonly privileged?: readonly PrivilegedIntent[];
  readonly rateLimits?: RateLimitOptions;
  /** Milliseconds between heartbeats. */
  readonly heartbeatInterval?: number;
  /** Milliseconds that a test waits for something before it fails. */
  readonly deadline?: number;
  /** Discord's API description; the variable DISCORD_OPENAPI when left out. */
  readonly openapi?: string;
  /** Where to write requests; the variable DISCORD_TRACE when left out. */
  readonly trace?: string;
}

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
 * ```
 *
 * Nothing sleeps: whoever waits is woken by events and fails after a deadline, saying what was awaited and what the bot last
 * asked for. To show that the bot stays silent, say what it must ignore, then what it must answer, and compare
 * `channel.messages` after the answer: a bot handles one channel's events in their order.
 */
export class DiscordServer {
  readonly world: World;
  readonly gateway: Gateway;
  readonly token: string;
  /** Every request so far. */
  readonly requests: LoggedRequest[] = [];
  /** The intents that are switched on in the Developer Portal; may be changed. */
  readonly privileged: Set<PrivilegedIntent>;
  /** What a test checks with `assertValid`. */
  readonly violations: string[] = [];
  readonly #changes = new Changes();
  readonly #faults = new Faults();
  readonly #backend: Backend;
  readonly #deadline: number;
  readonly #http: Server;
  readonly #seen = new Set<string>();
  #rateLimits: RateLimits;

  private constructor(options: DiscordServerOptions) {
    this.world = new World(options.clock ?? systemClock, options.botName ?? 'Summit');
    this.token = `${Buffer.from(this.world.applicationId).toString('base64url')}.stand-in.token`;
    this.privileged = new Set(options.privileged);
    this.#deadline = options.deadline ?? 5000;
    this.#rateLimits = new RateLimits(options.rateLimits);
    this.gateway = new Gateway(this.world, this.#changes, {
      token: this.token,
      privileged: this.privileged,
      heartbeatInterval: options.heartbeatInterval ?? 41_250,
    });
    this.#backend = {
      world: this.world,
      messages: new Messages(this.world, this.gateway),
      publisher: this.gateway,
      nonces: new Nonces(this.world.clock),
      origin: '',
      gatewayUrl: () => this.gateway.url,
      readsContent: () => this.privileged.has('MessageContent'),
    };
    const openapi = options.openapi ?? env['DISCORD_OPENAPI'];
    const trace = options.trace ?? env['DISCORD_TRACE'];
    const check = openapi ? new OpenApi(openapi) : undefined;
    const write = trace ? traceTo(trace) : undefined;
    this.#http = createHttpServer({
      token: this.token,
      backend: this.#backend,
      faults: this.#faults,
      rateLimits: () => this.#rateLimits,
      onRequest: (request) => {
        this.requests.push(request);
        write?.(request);
        if (!request.route)
          this.violations.push(`the stand-in has no route for ${request.method} ${request.path}`);
        else if (check) this.violations.push(...check.check(request.method, request.path, request.body));
        this.#changes.notify();
      },
      onBug: (error) => this.violations.push(`the stand-in failed: ${error.stack ?? error.message}`),
    });
    this.gateway.attach(this.#http);
  }

  static async start(options: DiscordServerOptions = {}): Promise<DiscordServer> {
    const server = new DiscordServer(options);
    server.#http.listen(0, '127.0.0.1');
    await once(server.#http, 'listening');
    const { port } = server.#http.address() as AddressInfo;
    server.#backend.origin = `http://127.0.0.1:${port}`;
    server.gateway.url = `ws://127.0.0.1:${port}`;
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
    const person = { user: data, locale, closed: false };
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

  /** The first value other than undefined and false that the probe gives. */
  readonly until: Until = (what, probe, deadline = this.#deadline) =>
    this.#changes.until(what, probe, deadline, () => describe(this.requests));

  /** Waits until so many bots have a session whose socket is open. */
  async ready(count = 1, deadline?: number): Promise<void> {
    const open = (): number =>
      [...this.gateway.sessions.values()].filter(({ connected }) => connected).length;
    await this.until('the bot to connect', () => open() >= count, deadline);
  }

  /** The commands, once there are any. */
  commandsRegistered(guildId?: string): Promise<APIApplicationCommand[]> {
    return this.until('commands to be registered', () => {
      const commands = this.registeredCommands(guildId);
      return commands.length > 0 && commands;
    });
  }

  registeredCommands(guildId?: string): APIApplicationCommand[] {
    return this.world.commandsOf(guildId);
  }

  /** What the bot has said in reply to a message, oldest first. */
  repliesTo(message: StoredMessage): StoredMessage[] {
    return this.#botMessages().filter((candidate) => candidate.replyTo === message.id);
  }

  /** The first reply to a message. */
  replyTo(message: StoredMessage): Promise<StoredMessage> {
    return this.until(`a reply to "${message.content}"`, () => this.repliesTo(message)[0]);
  }

  /** The bot's next message in a channel: the oldest that no earlier call has returned. Ephemeral ones do not count. */
  async nextMessage(channel: ChannelHandle): Promise<StoredMessage> {
    const message = await this.until(`a message in ${channel.name || 'the direct messages'}`, () =>
      this.#botMessages().find(({ id, channelId }) => channelId === channel.id && !this.#seen.has(id)),
    );
    this.#seen.add(message.id);
    return message;
  }

  /** The next request to a route ("METHOD /template") after so many that are known already. */
  request(route: string, known = 0): Promise<LoggedRequest> {
    return this.until(`request ${known + 1} to ${route}`, () => this.requestsTo(route)[known]);
  }

  requestsTo(route: string): LoggedRequest[] {
    return this.requests.filter((request) => request.route === route);
  }

  /** Every message of the bot that notified somebody. */
  get pinging(): StoredMessage[] {
    const { id } = this.world.bot;
    return [...this.world.messages.values()].filter(({ data, pinged }) => data.author.id === id && pinged);
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
    const [first, ...others] = this.violations;
    if (first !== undefined)
      throw new Error([`${this.violations.length} invalid requests:`, first, ...others].join('\n'));
  }

  /** Stops; then throws what `assertValid` throws. */
  async close(): Promise<void> {
    this.#changes.end('Discord was closed');
    this.gateway.close();
    this.#http.close();
    this.#http.closeAllConnections();
    await once(this.#http, 'close');
    this.assertValid();
  }

  #botMessages(): StoredMessage[] {
    const { id } = this.world.bot;
    return [...this.world.messages.values()].filter(
      (message) => message.data.author.id === id && !message.deleted && message.visibleTo === undefined,
    );
  }
}
