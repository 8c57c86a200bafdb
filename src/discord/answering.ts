import { isDeepStrictEqual } from 'node:util';
import type { Response } from '../answer/answerer.ts';
import type { Topic } from '../answer/conversation/topic.ts';
import type { Decision } from '../answer/decision.ts';
import type { ReminderRequest } from '../answer/requests/reminder-request.ts';
import type { Entry } from '../knowledge/pack.ts';
import { answerMessage } from './messages/answer.ts';
import { decisionMessage } from './messages/decision.ts';
import type { BotMessage } from './messages/message.ts';
import { quoting } from './messages/quoting.ts';
import { answerIdOf, entryOf, keyOf } from './keys.ts';
import type { LoadedPack, Packs, Place, ServerSettings } from './ports.ts';
import type { Audience } from './interactions/respond.ts';
import type { Requests } from './reminding/requests.ts';
import type { SteadyStore } from './steady-store.ts';

/** What the bot makes of an utterance, before anybody hears of it. */
export interface Reading extends Response {
  readonly pack: LoadedPack;
  readonly settings: ServerSettings;
}

/** Something that somebody asked, once. */
export interface Asking {
  /** The same in every process that hears of it, and no other asking's. */
  readonly id: string;
  readonly utterance: string;
}

export interface Reply {
  /** Of the answer, if there is one. */
  readonly key: string | undefined;
  readonly message: BotMessage;
  /** Whether it concerns nobody but whoever asked. */
  readonly isPersonal: boolean;
}

/** Answers from the pack that a server follows. */
export class Answering {
  readonly packs: Packs;
  readonly #store: SteadyStore;
  readonly #requests: Requests;

  constructor(packs: Packs, store: SteadyStore, requests: Requests) {
    this.packs = packs;
    this.#store = store;
    this.#requests = requests;
  }

  /**
   * Computes something from the pack that a server follows.
   *
   * First with what is known, so that nothing is awaited before; then, if the store tells of another pack, anew.
   */
  async onPack<Value>(guildId: string | null, compute: (pack: LoadedPack) => Value): Promise<Value> {
    const known = this.#store.knownSettings(guildId);
    const first = compute(this.packs.get(known.pack));
    const { pack } = await this.#store.settingsOf(guildId);
    return pack === known.pack ? first : compute(this.packs.get(pack));
  }

  /** Reads an utterance in its conversation: first with what is known, then, if the store knows better, anew. */
  async read(utterance: string, place: Place): Promise<Reading> {
    const known = {
      settings: this.#store.knownSettings(place.guildId),
      topic: this.#store.knownTopic(place),
    };
    const first = this.#respond(utterance, known.settings, known.topic);
    const [settings, topic] = await Promise.all([
      this.#store.settingsOf(place.guildId),
      this.#store.topicOf(place),
    ]);
    const same = settings.pack === known.settings.pack && isDeepStrictEqual(topic, known.topic);
    return same ? { ...first, settings } : this.#respond(utterance, settings, topic);
  }

  /**
   * Notes what follows from a reading, and makes the message. A miss is noted before it is said to be.
   *
   * @param audience Who will read it.
   * @throws {UserError} For a wish about reminders, when the store is needed and busy.
   */
  async conclude(
    asking: Asking,
    reading: Reading,
    place: Place,
    audience: Audience = place.guildId === null ? 'alone' : 'others',
  ): Promise<BotMessage> {
    const { decision, topic, pack } = reading;
    if (decision.kind === 'request') {
      const { request } = decision;
      const { answerer } = pack;
      return this.#requests.answer({
        request,
        inZone: (zone) => wishIn(answerer.respond(asking.utterance, topic, zone).decision) ?? request,
        pack: answerer.pack,
        userId: place.userId,
        audience,
      });
    }
    if (topic && decision.kind === 'answer') await this.#store.saveTopic(place, topic);
    const noted = isMiss(decision) && (await this.#noteMiss(asking, decision, pack, place));
    return decisionMessage(decision, pack.answerer.pack, place.userId, noted);
  }

  /**
   * For where the question itself is not to be seen: it is repeated, unless there is an answer, which says what it answers. What is
   * personal is to be shown to nobody else.
   */
  async ask(asking: Asking, place: Place): Promise<Reply> {
    const { utterance } = asking;
    const reading = await this.read(utterance, place);
    const { decision } = reading;
    const isPersonal = decision.kind === 'request';
    const message = await this.conclude(asking, reading, place, isPersonal ? 'alone' : 'others');
    if (decision.kind === 'answer') return { key: keyOf(decision.answer.id), message, isPersonal };
    return { key: undefined, message: quoting(utterance, message), isPersonal };
  }

  /** The answer that was picked by its key; nothing when it is not there any more. */
  async pick(key: string, place: Place): Promise<BotMessage | undefined> {
    const found = await this.onPack(place.guildId, ({ answerer }) => {
      const id = answerIdOf(answerer.pack, key);
      const { decision, topic } = (id !== undefined && answerer.pick(id)) || {};
      if (decision?.kind !== 'answer') return undefined;
      return { message: answerMessage(decision.answer, answerer.pack, place.userId), topic };
    });
    if (found?.topic) await this.#store.saveTopic(place, found.topic);
    return found?.message;
  }

  /** The whole of an entry's answer; nothing when it is not there any more. */
  async whole(key: string, place: Place): Promise<BotMessage | undefined> {
    return this.onPack(place.guildId, ({ answerer }) => {
      const entry = entryOf(answerer.pack, key);
      const decision = entry && answerer.pick(entry.id)?.decision;
      if (decision?.kind !== 'answer') return undefined;
      return answerMessage(decision.answer, answerer.pack, place.userId, true);
    });
  }

  /** The entry with exactly this question, of the pack that a server follows. */
  async entryAsked(question: string, guildId: string | null): Promise<Entry | undefined> {
    return this.onPack(guildId, ({ answerer }) =>
      answerer.pack.entries.find((entry) => entry.question === question),
    );
  }

  #respond(utterance: string, settings: ServerSettings, topic: Topic | undefined): Reading {
    const pack = this.packs.get(settings.pack);
    return { ...pack.answerer.respond(utterance, topic), pack, settings };
  }

  async #noteMiss(asking: Asking, decision: Decision, pack: LoadedPack, place: Place): Promise<boolean> {
    const [nearest] = decision.candidates;
    const { channelId, guildId, userId } = place;
    return this.#store.noteMiss({
      ...asking,
      channelId,
      guildId,
      userId,
      entryId: nearest?.id ?? null,
      confidence: decision.confidence,
      packId: pack.answerer.pack.id,
      packVersion: pack.version,
    });
  }
}

function wishIn(decision: Decision): ReminderRequest | undefined {
  return decision.kind === 'request' ? decision.request : undefined;
}

function isMiss(decision: Decision): boolean {
  return decision.kind === 'abstain' && decision.reason === 'unknown';
}
