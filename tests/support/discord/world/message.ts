import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import type { JsonObject } from '../json.ts';
import { componentsOf, type ButtonSeen } from './components.ts';

/** Who gets a notification from a message. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export const noPings: Pings = { everyone: false, users: [], roles: [] };

export interface StoredFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A message as a test sees it: always its present state, also after an edit. */
export class StoredMessage {
  data: APIMessage;
  /** The states before each edit, oldest first. */
  readonly earlier: APIMessage[] = [];
  deleted = false;
  pings: Pings;
  /** What the bot sent as `allowed_mentions`, last of all; undefined when it sent none. */
  allowedMentions: JsonObject | undefined;
  files: readonly StoredFile[] = [];
  /** The only person who sees an ephemeral message. */
  readonly visibleTo: string | undefined;
  /** Emoji to the ids of those who reacted. */
  readonly reactions = new Map<string, Set<string>>();

  constructor(data: APIMessage, pings: Pings, visibleTo?: string) {
    this.data = data;
    this.pings = pings;
    this.visibleTo = visibleTo;
  }

  get id(): string {
    return this.data.id;
  }

  get channelId(): string {
    return this.data.channel_id;
  }

  get content(): string {
    return this.data.content;
  }

  get embeds(): APIMessage['embeds'] {
    return this.data.embeds;
  }

  get attachments(): APIAttachment[] {
    return this.data.attachments;
  }

  get ephemeral(): boolean {
    return ((this.data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  }

  /** "Thinking…": deferred and not yet filled in. */
  get loading(): boolean {
    return ((this.data.flags ?? 0) & MessageFlags.Loading) !== 0;
  }

  get replyTo(): string | undefined {
    return this.data.message_reference?.message_id;
  }

  get buttons(): readonly ButtonSeen[] {
    return componentsOf(this.data).buttons;
  }

  get selects(): ReturnType<typeof componentsOf>['selects'] {
    return componentsOf(this.data).selects;
  }

  /** All that a reader sees: content, embeds and text components, one part a line. */
  get text(): string {
    const embeds = this.embeds.flatMap(({ author, title, description, fields = [], footer }) => [
      author?.name,
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text,
    ]);
    return [this.content, ...componentsOf(this.data).texts, ...embeds].filter(Boolean).join('\n');
  }

  get pinged(): boolean {
    return this.pings.everyone || this.pings.users.length > 0 || this.pings.roles.length > 0;
  }

  replaceWith(data: APIMessage, pings: Pings): void {
    this.earlier.push(this.data);
    this.data = data;
    this.pings = pings;
  }
}
