import { type Client, Events, GatewayDispatchEvents, type Interaction, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from '../../config.ts';
import { exitCodes, UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { createClient } from './client.ts';
import { refusalOf } from './refusal.ts';
import { Watchdog } from './watchdog.ts';

/** Who is told what happens on the connection. */
export interface GatewayListener {
  /** Logged in, for the first time or anew. */
  ready(client: Client<true>): void;
  interaction(interaction: Interaction): void;
  /** @param payload Discord's own. */
  dispatched(event: RawEvent, payload: unknown): void;
}

/** The events whose payloads are taken as they are. */
const rawEvents = [
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageUpdate,
  GatewayDispatchEvents.MessageDelete,
  GatewayDispatchEvents.MessageDeleteBulk,
] as const;

export type RawEvent = (typeof rawEvents)[number];

const wrongToken =
  'DISCORD_TOKEN is not a token that Discord knows: copy it anew from the Developer Portal (Bot, Reset Token).';

/** Keeps a connection to the gateway, and makes it anew when it is silent for too long. */
export class Gateway {
  readonly #config: DiscordConfig;
  readonly #log: Log;
  readonly #watchdog: Watchdog;
  readonly #rest: Partial<RESTOptions> | undefined;
  readonly #end = Promise.withResolvers<never>();
  #listener: GatewayListener | undefined;
  #client: Client | undefined;
  #lastHeartbeat = 0;
  #readsContent: boolean;
  #closed = false;

  /**
   * @param now Milliseconds that never run backwards.
   * @param rest How the client makes requests.
   */
  constructor(config: DiscordConfig, log: Log, now: () => number, rest?: Partial<RESTOptions>) {
    this.#config = config;
    this.#log = log;
    this.#rest = rest;
    this.#watchdog = new Watchdog(now);
    this.#readsContent = config.messageContent;
    this.#end.promise.catch(() => undefined);
  }

  /** Whether the bot gets the text of messages that are not addressed to it. */
  get readsContent(): boolean {
    return this.#readsContent;
  }

  /** The present connection's; nothing before it is ready. */
  get client(): Client<true> | undefined {
    return this.#client?.isReady() ? this.#client : undefined;
  }

  /** The bot's id, from the first word of the gateway on: messages come before all servers are known. */
  get userId(): string | undefined {
    return this.#client?.user?.id;
  }

  /** Rejects when Discord does not let the bot in any more. */
  get end(): Promise<never> {
    return this.#end.promise;
  }

  /**
   * Connects; without the message content intent, when Discord refuses that.
   *
   * @throws {UserError} Exit code 78 when Discord does not know the token, 1 when it cannot be reached.
   */
  async open(listener: GatewayListener): Promise<void> {
    if (this.#closed) return;
    this.#listener = listener;
    const report = (error: unknown) =>
      this.#log().warn({ err: error }, 'an event of the gateway could not be read');
    const client = createClient(this.#config.apiUrl, this.#readsContent, report, this.#rest);
    this.#client = client;
    this.#attach(client, listener);
    try {
      await client.login(this.#config.token);
    } catch (error) {
      await this.#retryOrFail(error, listener);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.destroy();
  }

  /** To be called from time to time: looks for silence, and connects anew after too much of it. */
  async check(): Promise<void> {
    this.#countHeartbeats();
    if (this.#closed || !this.#listener || !this.#watchdog.check()) return;
    this.#log().error('the gateway has been silent for 3 minutes: connecting anew');
    await this.#client?.destroy();
    try {
      await this.open(this.#listener);
    } catch (error) {
      if (isFinal(error)) this.#end.reject(error);
      this.#log().error({ err: error }, 'connecting anew failed');
    }
  }

  async #retryOrFail(error: unknown, listener: GatewayListener): Promise<void> {
    const refusal = refusalOf(error);
    if (refusal === 'token') throw new UserError(wrongToken, exitCodes.config, { cause: error });
    if (refusal !== 'intents' || !this.#readsContent) throw unreachable(error);
    this.#withoutContent();
    await this.open(listener);
  }

  #withoutContent(): void {
    this.#readsContent = false;
    this.#log().warn(
      'Discord refuses the message content intent (4014): turn it on in the Developer Portal (Bot, Privileged Gateway Intents). Going on without: mentions, replies, direct messages and commands work; chosen channels do not.',
    );
  }

  #attach(client: Client, listener: GatewayListener): void {
    client.on(Events.ClientReady, (ready) => listener.ready(ready));
    client.on(Events.InteractionCreate, (interaction) => listener.interaction(interaction));
    client.on(Events.Raw, () => this.#watchdog.sign());
    client.on(Events.Error, (error) => this.#log().warn({ err: error }, 'the client reports a fault'));
    client.on(Events.ShardError, (error) => this.#reportFault(error));
    client.on(Events.ShardDisconnect, ({ code }) => this.#disconnected(client, code, listener));
    for (const event of rawEvents) {
      client.ws.on(event, (payload: unknown) => listener.dispatched(event, payload));
    }
  }

  /** A refusal is told where it is dealt with. */
  #reportFault(error: Error): void {
    if (refusalOf(error) === 'other') this.#log().warn({ err: error }, 'the gateway reports a fault');
  }

  /** Discord closed a connection that had been open, for good. */
  #disconnected(client: Client, code: number, listener: GatewayListener): void {
    if (this.#closed || client !== this.#client || !client.isReady()) return;
    const refusal = refusalOf(code);
    if (refusal === 'token') this.#end.reject(new UserError(wrongToken, exitCodes.config));
    else if (refusal === 'intents' && this.#readsContent) {
      this.#withoutContent();
      this.open(listener).catch((error: unknown) => this.#end.reject(error));
    } else this.#end.reject(new Error(`Discord closed the gateway with code ${code}`));
  }

  #countHeartbeats(): void {
    for (const { lastPingTimestamp } of this.#client?.ws.shards.values() ?? []) {
      if (lastPingTimestamp > this.#lastHeartbeat) this.#watchdog.sign();
      this.#lastHeartbeat = Math.max(this.#lastHeartbeat, lastPingTimestamp);
    }
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof UserError && error.exitCode === exitCodes.config;
}

function unreachable(error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(`Discord cannot be reached (${reason}).`, exitCodes.failed, { cause: error });
}
