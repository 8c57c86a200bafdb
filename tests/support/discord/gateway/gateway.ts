import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Changes } from '../changes.ts';
import type { Dialect } from '../dialect.ts';
import { asApi, asList, asNumber, asObject, asText, type JsonObject } from '../json.ts';
import type { SessionStarts } from '../rules/session-starts.ts';
import { guildCreated, readyData } from '../world/to-api.ts';
import type { World } from '../world/world.ts';
import {
  everyIntent,
  privilegedIntents,
  type GatewayEvent,
  type PrivilegedIntent,
  type Publisher,
} from './events.ts';
import { memberChunk } from './member-chunk.ts';
import { Session } from './session.ts';

export interface GatewayOptions {
  readonly token: string;
  /** Switched on in the Developer Portal; a test may change it while the server runs. */
  readonly privileged: ReadonlySet<PrivilegedIntent>;
  /** Milliseconds. */
  readonly heartbeatInterval: number;
  readonly dialect: Dialect;
  readonly sessionStarts: SessionStarts;
}

/** The WebSocket side: https://docs.discord.com/developers/events/gateway */
export class Gateway implements Publisher {
  readonly sessions = new Map<string, Session>();
  /** What bots asked for with each identify, also when it was refused. */
  readonly identifies: { readonly intents: number; readonly token: string }[] = [];
  /** How many sessions were resumed. */
  resumed = 0;
  /** Down: no socket is accepted. */
  down = false;
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #changes: Changes;
  readonly #server = new WebSocketServer({ noServer: true });
  url = '';

  constructor(world: World, changes: Changes, options: GatewayOptions) {
    this.#world = world;
    this.#changes = changes;
    this.#options = options;
    this.#server.on('connection', (socket) => this.#greet(socket));
  }

  attach(server: Server): void {
    server.on('upgrade', (request, stream: Duplex, head) => {
      if (this.down) stream.destroy();
      else
        this.#server.handleUpgrade(request, stream, head, (socket) =>
          this.#server.emit('connection', socket, request),
        );
    });
  }

  publish(event: GatewayEvent): void {
    for (const session of this.sessions.values()) if (session.wants(event)) session.send(event);
    this.#changes.notify();
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  /** Drops every socket: abruptly, or with a close code. The sessions can be resumed. */
  drop(code?: number): void {
    for (const socket of this.#server.clients) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /** Leaves every socket open and says nothing more on it, not even to heartbeats, until the bot connects anew. */
  freeze(): void {
    for (const session of this.sessions.values()) session.frozen = true;
  }

  /** Tells every session that it is invalid; they start anew, or resume if they may. */
  invalidate(resumable: boolean): void {
    for (const session of this.sessions.values()) {
      if (session.socket) send(session.socket, GatewayOpcodes.InvalidSession, resumable);
      if (!resumable) this.sessions.delete(session.id);
    }
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (raw: Buffer) => {
      let payload: JsonObject;
      try {
        payload = asObject(JSON.parse(raw.toString('utf8')));
      } catch {
        socket.close(GatewayCloseCodes.DecodeError);
        return;
      }
      this.#receive(socket, payload);
    });
    socket.on('close', (code) => this.#closed(socket, code));
    socket.on('error', () => undefined);
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: this.#options.heartbeatInterval });
  }

  #receive(socket: WebSocket, payload: JsonObject): void {
    const data = asObject(payload['d']);
    const session = this.#sessionOf(socket);
    switch (asApi<GatewayOpcodes>(payload['op'])) {
      case GatewayOpcodes.Heartbeat:
        if (!session?.frozen) send(socket, GatewayOpcodes.HeartbeatAck, null);
        break;
      case GatewayOpcodes.Identify:
        if (session) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        else this.#identify(socket, data);
        break;
      case GatewayOpcodes.Resume:
        this.#resume(socket, data);
        break;
      case GatewayOpcodes.RequestGuildMembers:
        session?.dispatch('GUILD_MEMBERS_CHUNK', memberChunk(this.#world, data));
        break;
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        break;
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode);
    }
    this.#changes.notify();
  }

  #identify(socket: WebSocket, data: JsonObject): void {
    const intents = asNumber(data['intents']);
    const token = asText(data['token']);
    this.identifies.push({ intents, token });
    if (token !== this.#options.token) return socket.close(GatewayCloseCodes.AuthenticationFailed);
    if ((intents & ~everyIntent) !== 0) return socket.close(GatewayCloseCodes.InvalidIntents);
    for (const [name, bit] of privilegedIntents) {
      if ((intents & bit) === 0 || this.#options.privileged.has(name)) continue;
      return socket.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    }
    const start = this.#options.sessionStarts.take();
    if (start === 'never') {
      this.sessions.clear();
      return this.drop(GatewayCloseCodes.AuthenticationFailed);
    }
    if (start === 'slow') return send(socket, GatewayOpcodes.InvalidSession, false);
    const [id, count] = asList(data['shard']).map(Number);
    const { event, wholeGuilds = false, strange = false } = this.#options.dialect;
    const shard = [id ?? 0, count ?? 1] as const;
    const session = new Session(`session-${this.#world.ids.next()}`, intents, shard, socket, event);
    this.sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(
      (guild) =>
        guild.members.has(this.#world.bot.id) &&
        session.wants({ name: '', data: {}, guildId: guild.id, intent: 0 }),
    );
    const ready = readyData(this.#world, session, guilds, this.url);
    const whole = { guilds: guilds.map((guild) => guildCreated(this.#world, guild)) };
    if (strange) sendStrangeThings(socket);
    session.dispatch('READY', wholeGuilds ? { ...ready, ...whole } : ready);
    if (strange) session.dispatch('NEVER_HEARD_OF', { id: null });
    for (const guild of guilds) {
      if (wholeGuilds) break;
      if (guild.unavailable) session.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true });
      else session.dispatch('GUILD_CREATE', guildCreated(this.#world, guild));
    }
  }

  #resume(socket: WebSocket, data: JsonObject): void {
    if (data['token'] !== this.#options.token) return socket.close(GatewayCloseCodes.AuthenticationFailed);
    const session = this.sessions.get(asText(data['session_id']));
    if (session?.resume(socket, asNumber(data['seq']))) this.resumed += 1;
    else send(socket, GatewayOpcodes.InvalidSession, false);
  }

  /** A bot that says goodbye (1000, 1001) gives its session up; any other end leaves it to be resumed. */
  #closed(socket: WebSocket, code: number): void {
    const session = this.#sessionOf(socket);
    if (session && (code === 1000 || code === 1001)) this.sessions.delete(session.id);
    session?.detach(socket);
    this.#changes.notify();
  }

  #sessionOf(socket: WebSocket): Session | undefined {
    return this.sessions.values().find((session) => session.socket === socket);
  }
}

function send(socket: WebSocket, op: GatewayOpcodes, data: unknown): void {
  socket.send(JSON.stringify({ op, d: data, s: null, t: null }));
}

/** Nothing that a client knows, which it should ignore. */
function sendStrangeThings(socket: WebSocket): void {
  socket.send(JSON.stringify({ op: 77, d: { of: 'another protocol' } }));
  socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
}
