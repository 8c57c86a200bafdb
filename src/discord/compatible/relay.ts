import { GatewayDispatchEvents, SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import { idsAsText, isRecord } from './ids.ts';
import { completeGuild, completeInteraction, completeReady, isWhole } from './payloads.ts';

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;
type Manager = Parameters<BuildStrategy>[0];

/**
 * Relays what the gateway says to the client, completed where another server than Discord says less.
 *
 * @param report Told of what the client cannot cope with all the same; it is then skipped.
 */
export function completingStrategy(report: (error: unknown) => void): BuildStrategy {
  return (manager) => new SimpleShardingStrategy(relayTo(manager, report));
}

/** The manager as strategies see it: what they emit goes through `Completion` first. */
function relayTo(manager: Manager, report: (error: unknown) => void): Manager {
  const completion = new Completion();
  const relay = manager.emit.bind(manager);
  const emit = (event: string, payload: unknown): boolean => {
    try {
      completion.of(event, payload);
      return relay(event, payload);
    } catch (error) {
      report(error);
      return true;
    }
  };
  return new Proxy(manager, {
    get(target, key) {
      if (key === 'emit') return emit;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Completes the events of one connection, in place. */
class Completion {
  #applicationId: unknown;
  /** Servers that READY holds itself: the client would wait for their GUILD_CREATE. */
  #whole: Record<string, unknown>[] = [];

  of(event: string, payload: unknown): void {
    if (!isRecord(payload) || !isRecord(payload['data'])) return;
    const { data } = payload;
    if (event === 'ready') this.#beforeReady(data);
    else if (event === 'dispatch' && isRecord(data['d'])) this.#dispatched(data['t'], data['d']);
  }

  #beforeReady(ready: Record<string, unknown>): void {
    idsAsText(ready);
    completeReady(ready);
    const guilds = ready['guilds'];
    if (!Array.isArray(guilds)) return;
    this.#whole = guilds.filter(isRecord).filter(isWhole);
    ready['guilds'] = guilds.filter((guild) => !this.#whole.includes(guild));
  }

  #dispatched(name: unknown, data: Record<string, unknown>): void {
    if (name === GatewayDispatchEvents.Ready) this.#ready(data);
    else idsAsText(data);
    if (name === GatewayDispatchEvents.GuildCreate && data['unavailable'] !== true) completeGuild(data);
    if (name === GatewayDispatchEvents.InteractionCreate) completeInteraction(data, this.#applicationId);
  }

  #ready(data: Record<string, unknown>): void {
    for (const guild of this.#whole) completeGuild(guild);
    data['guilds'] = [...(Array.isArray(data['guilds']) ? data['guilds'] : []), ...this.#whole];
    this.#whole = [];
    if (isRecord(data['application'])) this.#applicationId = data['application']['id'];
  }
}
