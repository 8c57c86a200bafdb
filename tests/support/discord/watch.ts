import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Until } from './actors/interaction-handle.ts';
import type { Changes } from './changes.ts';
import type { Session } from './gateway/session.ts';
import { describe, type LoggedRequest } from './request-log.ts';
import type { StoredMessage } from './world/message.ts';
import type { World } from './world/world.ts';

/** What a test sees of the bot, and how it waits for it. */
export class Watch {
  /** Every request so far, or the last few when it does not keep them. */
  readonly requests: LoggedRequest[] = [];
  protected readonly changes: Changes;
  readonly #world: World;
  readonly #sessions: ReadonlyMap<string, Session>;
  readonly #deadline: number;
  readonly #keepRequests: boolean;
  readonly #requestsByRoute = new Map<string, LoggedRequest[]>();
  /** How many of a channel's messages `nextMessage` has passed. */
  readonly #passed = new Map<string, number>();

  protected constructor(
    world: World,
    sessions: ReadonlyMap<string, Session>,
    changes: Changes,
    { deadline, keepRequests }: { readonly deadline: number; readonly keepRequests: boolean },
  ) {
    this.#world = world;
    this.#sessions = sessions;
    this.changes = changes;
    this.#deadline = deadline;
    this.#keepRequests = keepRequests;
  }

  protected remember(request: LoggedRequest): void {
    const { requests } = this;
    requests.push(request);
    if (!this.#keepRequests) {
      if (requests.length > 200) requests.splice(0, 100);
      return;
    }
    const { route } = request;
    if (route === undefined) return;
    const others = this.#requestsByRoute.get(route);
    if (others) others.push(request);
    else this.#requestsByRoute.set(route, [request]);
  }

  /** The first value other than undefined and false that the probe gives. */
  readonly until: Until = (what, probe, deadline = this.#deadline) =>
    this.changes.until(what, probe, deadline, () => describe(this.requests));

  /** Waits until so many bots have a session whose socket is open. */
  async ready(count = 1, deadline?: number): Promise<void> {
    const open = (): number => [...this.#sessions.values()].filter(({ connected }) => connected).length;
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
    return this.#world.commandsOf(guildId);
  }

  /** What the bot has said in reply to a message, oldest first. */
  repliesTo(message: StoredMessage): StoredMessage[] {
    return this.#world.repliesOfBot.get(message.id)?.filter(({ deleted }) => !deleted) ?? [];
  }

  /** The first reply to a message. */
  replyTo(message: StoredMessage): Promise<StoredMessage> {
    return this.until(`a reply to "${message.content}"`, () => this.repliesTo(message)[0]);
  }

  /** The bot's next message in a channel: the oldest that no earlier call has returned. Ephemeral ones do not count. */
  nextMessage(channel: { readonly id: string; readonly name: string }): Promise<StoredMessage> {
    return this.until(`a message in ${channel.name || 'the direct messages'}`, () => {
      const messages = this.#world.messagesIn(channel.id);
      let index = this.#passed.get(channel.id) ?? 0;
      let found: StoredMessage | undefined;
      for (; found === undefined && index < messages.length; index += 1) {
        const message = messages[index];
        const isNext =
          message?.data.author.id === this.#world.bot.id &&
          !message.deleted &&
          message.visibleTo === undefined;
        if (isNext) found = message;
      }
      this.#passed.set(channel.id, index);
      return found;
    });
  }

  /** The next request to a route ("METHOD /template") after so many that are known already. */
  request(route: string, known = 0): Promise<LoggedRequest> {
    return this.until(`request ${known + 1} to ${route}`, () =>
      this.#keepRequests ? this.#requestsByRoute.get(route)?.[known] : this.requestsTo(route)[known],
    );
  }

  requestsTo(route: string): LoggedRequest[] {
    if (this.#keepRequests) return [...(this.#requestsByRoute.get(route) ?? [])];
    return this.requests.filter((request) => request.route === route);
  }

  /** Every message of the bot that notified somebody. */
  get pinging(): StoredMessage[] {
    return this.#world.messagesOfBot.filter(({ pinged }) => pinged);
  }
}
