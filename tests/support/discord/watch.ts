import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Until } from './actors/interaction-handle.ts';
import type { Changes } from './changes.ts';
import type { Session } from './gateway/session.ts';
import { describe, type LoggedRequest } from './request-log.ts';
import type { StoredMessage } from './world/message.ts';
import type { World } from './world/world.ts';

/** What a test sees of the bot, and how it waits for it. */
export class Watch {
  /** Every request so far. */
  readonly requests: LoggedRequest[] = [];
  protected readonly changes: Changes;
  readonly #world: World;
  readonly #sessions: ReadonlyMap<string, Session>;
  readonly #deadline: number;
  readonly #seen = new Set<string>();

  protected constructor(
    world: World,
    sessions: ReadonlyMap<string, Session>,
    changes: Changes,
    deadline: number,
  ) {
    this.#world = world;
    this.#sessions = sessions;
    this.changes = changes;
    this.#deadline = deadline;
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
  async nextMessage(channel: { readonly id: string; readonly name: string }): Promise<StoredMessage> {
    const message = await this.until(`a message in ${channel.name || 'the direct messages'}`, () =>
      this.#world.messagesOfBot.find(
        ({ id, channelId, deleted, visibleTo }) =>
          channelId === channel.id && !deleted && visibleTo === undefined && !this.#seen.has(id),
      ),
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
    return this.#world.messagesOfBot.filter(({ pinged }) => pinged);
  }
}
