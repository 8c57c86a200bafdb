import type { DiscordServer } from '../support/discord/discord-server.ts';
import type { StoredMessage } from '../support/discord/world/message.ts';

/** Which reminders people saw in Discord, and how often. */
export class Sightings {
  readonly #counts = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  /** The first and the last, by the process's clock in milliseconds. */
  first = Number.POSITIVE_INFINITY;
  last = 0;

  constructor(discord: DiscordServer) {
    discord.onMessage((message) => this.#see(message));
  }

  get distinct(): number {
    return this.#counts.size;
  }

  /** Reminders that were seen more than once. */
  get doubled(): string[] {
    return [...this.#counts].filter(([, count]) => count > 1).map(([id]) => id);
  }

  has(deliveryId: string): boolean {
    return this.#counts.has(deliveryId);
  }

  /** Resolves with whether so many different ones were seen in time. */
  async reach(count: number, milliseconds: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const look = () => {
      if (this.distinct >= count) resolve(true);
    };
    const timer = setTimeout(() => resolve(false), milliseconds);
    this.#waiting.add(look);
    look();
    const reached = await promise;
    clearTimeout(timer);
    this.#waiting.delete(look);
    return reached;
  }

  #see(message: StoredMessage): void {
    const id = deliveryOf(message);
    if (id === undefined) return;
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
    this.first = Math.min(this.first, Date.now());
    this.last = Date.now();
    for (const look of this.#waiting) look();
  }
}

/** The id of the delivery, which stands in the buttons of its message. */
function deliveryOf({ data }: StoredMessage): string | undefined {
  const text = JSON.stringify(data.components ?? []);
  return /"custom_id":"[^"|]+\|(?:snooze|stop)\|[^"|]*\|[^"|]*\|([\w-]{22})"/.exec(text)?.[1];
}
