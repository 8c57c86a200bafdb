import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { toJson } from '../json.ts';
import type { Dialect } from '../dialect.ts';
import type { GatewayEvent } from './events.ts';

/** How many events are kept for a session to resume. */
const kept = 5000;

/** A bot's session: it outlives its socket, and replays what the bot has missed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly #reword: Dialect['event'];
  #socket: WebSocket | undefined;
  #sequence = 0;
  #events: { readonly sequence: number; readonly payload: string }[] = [];

  constructor(
    id: string,
    intents: number,
    shard: readonly [number, number],
    socket: WebSocket,
    reword?: Dialect['event'],
  ) {
    this.#reword = reword;
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.#socket = socket;
  }

  get socket(): WebSocket | undefined {
    return this.#socket;
  }

  get connected(): boolean {
    return this.#socket?.readyState === 1;
  }

  /** Frozen: the socket is open and says nothing, not even to heartbeats. */
  frozen = false;

  wants({ guildId, intent }: GatewayEvent): boolean {
    const [id, count] = this.shard;
    const shard = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
    return shard === id && (intent === 0 || (this.intents & intent) !== 0);
  }

  send(event: GatewayEvent): void {
    const readsContent = (this.intents & GatewayIntentBits.MessageContent) !== 0;
    this.dispatch(event.name, readsContent ? event.data : (event.withoutContent ?? event.data));
  }

  dispatch(name: string, data: object): void {
    this.#sequence += 1;
    const said = this.#reword?.(name, toJson(data)) ?? data;
    const payload = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: name, s: this.#sequence, d: said });
    this.#events.push({ sequence: this.#sequence, payload });
    if (this.#events.length > kept * 2) this.#events = this.#events.slice(-kept);
    if (this.connected && !this.frozen) this.#socket?.send(payload);
  }

  /** Continues on another socket after the event with this sequence number; false when that is no longer possible. */
  resume(socket: WebSocket, after: number): boolean {
    const oldest = this.#events[0]?.sequence ?? 1;
    if (after > this.#sequence || after < oldest - 1) return false;
    if (this.#socket !== socket) this.#socket?.terminate();
    this.#socket = socket;
    this.frozen = false;
    for (const { sequence, payload } of this.#events) if (sequence > after) socket.send(payload);
    this.dispatch('RESUMED', {});
    return true;
  }

  detach(socket: WebSocket): void {
    if (this.#socket === socket) this.#socket = undefined;
  }
}
