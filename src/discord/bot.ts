import { type Client, GatewayDispatchEvents, type Interaction, type REST } from 'discord.js';
import type { Log } from '../log.ts';
import type { AnyCommand } from './command.ts';
import type { FreeText } from './free-text/free-text.ts';
import { deletedMessages, incomingMessage } from './free-text/incoming.ts';
import type { Gateway, RawEvent } from './gateway/gateway.ts';
import type { InteractionDispatcher } from './interactions/dispatch.ts';
import { applicationIdOf } from './registration/application-id.ts';
import { registerCommands } from './registration/register-commands.ts';
import { RunningWork } from './running-work.ts';
import { startReport } from './start-report.ts';

/** How long a stop waits for answers that are under way, in milliseconds. */
const patienceAtStop = 7000;

/** Something to do from time to time: what there is to do is in the store or the gateway, never in the timer. */
export interface Chore {
  readonly everyMs: number;
  run(): Promise<void>;
  /** Takes what to call when it is due between times. */
  alsoWhen?(isDue: () => void): void;
}

/** Something that works all the time, from the first time that the bot is ready. */
export interface Service {
  /** Resolves soon after `stop`, when what was under way is done. Never rejects. */
  run(stop: AbortSignal): Promise<void>;
  /** Resolves when it has nothing to do before the clock moves on. */
  idle(): Promise<void>;
}

export interface BotParts {
  readonly gateway: Gateway;
  readonly rest: REST;
  readonly commands: readonly AnyCommand[];
  readonly devGuildId: string | undefined;
  readonly dispatcher: InteractionDispatcher;
  readonly freeText: FreeText;
  readonly chores: readonly Chore[];
  /** Those that give others something to do stand before them. */
  readonly services: readonly Service[];
  readonly log: Log;
  /** Tells whoever started the bot something. */
  readonly tell: (line: string) => void;
}

/** The bot in Discord, from login to logout. */
export class Bot {
  readonly #parts: BotParts;
  readonly #work: RunningWork;
  readonly #stop = new AbortController();
  #isServing = false;

  constructor(parts: BotParts) {
    this.#parts = parts;
    this.#work = new RunningWork((error) => parts.log().error({ err: error }, 'unexpected fault'));
    for (const chore of parts.chores) chore.alsoWhen?.(() => this.#do(chore));
  }

  /**
   * Runs until `stop`: then takes no more work, finishes what is under way, and leaves.
   *
   * @throws {UserError} Exit code 78, when Discord does not know the token.
   */
  async run(stop: AbortSignal): Promise<void> {
    const { gateway, chores } = this.#parts;
    const stopped = Promise.withResolvers<void>();
    stop.addEventListener('abort', () => stopped.resolve());
    if (stop.aborted) return;
    const timers = chores.map((chore) => setInterval(() => this.#do(chore), chore.everyMs));
    try {
      await Promise.race([gateway.open(this.#listener()), stopped.promise]);
      await Promise.race([gateway.end, stopped.promise]);
    } finally {
      for (const timer of timers) clearInterval(timer);
      this.#stop.abort();
      await this.#work.finish(patienceAtStop);
      await gateway.close();
    }
  }

  /** Resolves when no service has anything to do before the clock moves on. Only while it runs. */
  async idle(): Promise<void> {
    for (const service of this.#parts.services) await service.idle();
  }

  #listener() {
    const { dispatcher } = this.#parts;
    return {
      ready: (client: Client<true>) => this.#work.start(() => this.#ready(client)),
      interaction: (interaction: Interaction) => this.#work.start(() => dispatcher.handle(interaction)),
      dispatched: (event: RawEvent, payload: unknown) => this.#dispatched(event, payload),
    };
  }

  #dispatched(event: RawEvent, payload: unknown): void {
    const { freeText } = this.#parts;
    switch (event) {
      case GatewayDispatchEvents.MessageCreate:
      case GatewayDispatchEvents.MessageUpdate: {
        const message = incomingMessage(payload);
        if (!message) return;
        const isNew = event === GatewayDispatchEvents.MessageCreate;
        this.#work.start(() => (isNew ? freeText.written(message) : freeText.edited(message)));
        return;
      }
      case GatewayDispatchEvents.MessageDelete:
      case GatewayDispatchEvents.MessageDeleteBulk: {
        const { channelId, messageIds } = deletedMessages(payload) ?? { channelId: '', messageIds: [] };
        for (const id of messageIds) this.#work.start(() => freeText.deleted(channelId, id));
      }
    }
  }

  async #ready(client: Client<true>): Promise<void> {
    const { gateway, rest, commands, devGuildId, chores, log, tell } = this.#parts;
    this.#serve();
    for (const line of startReport(client, gateway.readsContent)) tell(line);
    await registerCommands({
      rest,
      applicationId: await applicationIdOf(client),
      wanted: commands.map(({ data }) => data),
      devGuildId,
      guildIds: [...client.guilds.cache.keys()],
      log,
    });
    for (const chore of chores) this.#do(chore);
  }

  /** Once, however often the bot logs in. */
  #serve(): void {
    if (this.#isServing) return;
    this.#isServing = true;
    for (const service of this.#parts.services) this.#work.start(() => service.run(this.#stop.signal));
  }

  #do(chore: Chore): void {
    this.#work.start(() => chore.run());
  }
}
