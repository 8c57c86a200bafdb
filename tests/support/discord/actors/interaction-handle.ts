import { InteractionResponseType, type APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { StoredInteraction } from '../world/interaction.ts';
import type { StoredMessage } from '../world/message.ts';

/** Waits for something, with a deadline that fails and says what was awaited. */
export type Until = <Value>(
  what: string,
  probe: () => Value | undefined | false,
  deadline?: number,
) => Promise<Value>;

/** An interaction that somebody has started, and what the bot makes of it. */
export class InteractionHandle {
  readonly record: StoredInteraction;
  readonly #until: Until;
  readonly #name: string;

  /** @param name How messages of failures call it, for example "Ada's /ask". */
  constructor(record: StoredInteraction, name: string, until: Until) {
    this.record = record;
    this.#name = name;
    this.#until = until;
  }

  /** The type of the first response, once the bot has given it. */
  acknowledged(): Promise<InteractionResponseType> {
    return this.#until(`${this.#name} to be acknowledged`, () => this.record.acknowledgedAs);
  }

  /**
   * The answer: the reply (once filled in, when the bot deferred it), the message that the bot updated, or after a deferred
   * update without an edit the first follow-up.
   */
  response(): Promise<StoredMessage> {
    return this.#until(`the response to ${this.#name}`, () => {
      const { acknowledgedAs, original, edits, followUps } = this.record;
      switch (acknowledgedAs) {
        case InteractionResponseType.ChannelMessageWithSource:
        case InteractionResponseType.UpdateMessage:
          return original;
        case InteractionResponseType.DeferredChannelMessageWithSource:
          return original?.loading === false ? original : followUps[0];
        case InteractionResponseType.DeferredMessageUpdate:
          return edits > 0 ? original : followUps[0];
        default:
          return undefined;
      }
    });
  }

  /** The follow-up at this place, from 0; the first one after a deferred reply fills that in and does not count. */
  followUp(index = 0): Promise<StoredMessage> {
    return this.#until(`follow-up ${index + 1} to ${this.#name}`, () => this.record.followUps[index]);
  }

  /** What autocomplete offers. */
  choices(): Promise<readonly APIApplicationCommandOptionChoice[]> {
    return this.#until(`the choices for ${this.#name}`, () => this.record.choices);
  }
}
