import type { ReminderStore } from '../reminders/ports.ts';
import { AnsweredMessageStore } from './answered-messages.ts';
import type { Database } from './database.ts';
import { Expiry } from './expiry.ts';
import { FeedbackStore } from './feedback.ts';
import { MissStore } from './misses.ts';
import { PublicationStore } from './published-events.ts';
import { reminderStore } from './reminders/reminder-store.ts';
import { SettingsStore } from './settings.ts';
import { TopicStore } from './topics.ts';
import { UserDataStore } from './user-data.ts';

/**
 * What the bot remembers, on an open database. Every method may throw a `StoreBusyError`; times that are given are the present,
 * from the caller's clock.
 */
export class Store {
  readonly settings: SettingsStore;
  readonly misses: MissStore;
  readonly feedback: FeedbackStore;
  readonly topics: TopicStore;
  readonly answeredMessages: AnsweredMessageStore;
  readonly reminders: ReminderStore;
  readonly publications: PublicationStore;
  readonly userData: UserDataStore;
  readonly expiry: Expiry;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.settings = new SettingsStore(database);
    this.misses = new MissStore(database);
    this.feedback = new FeedbackStore(database);
    this.topics = new TopicStore(database);
    this.answeredMessages = new AnsweredMessageStore(database);
    this.reminders = reminderStore(database);
    this.publications = new PublicationStore(database);
    this.userData = new UserDataStore(database);
    this.expiry = new Expiry(database);
  }

  /** Waits for the queries that run. To be called once, when nothing uses the store any more. */
  async close(): Promise<void> {
    await this.#database.close();
  }
}
