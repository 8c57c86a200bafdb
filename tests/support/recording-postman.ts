import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../src/reminders/delivery.ts';
import type { Finding, Postman, Posting, Reminder } from '../../src/reminders/ports.ts';

type Answer<Given, Result> = Result | ((given: Given) => Result | Promise<Result>);

/** Keeps what it is given to post, and answers as it was told: posted, and unclear where it was posted, if not told otherwise. */
export class RecordingPostman implements Postman {
  readonly posts: Reminder[] = [];
  readonly looks: { readonly delivery: Delivery; readonly since: Temporal.Instant }[] = [];
  readonly #postings: Answer<Reminder, Posting>[] = [];
  readonly #findings: Answer<Delivery, Finding>[] = [];

  /** How the next posts end, in their order. */
  willPost(...postings: Answer<Reminder, Posting>[]): void {
    this.#postings.push(...postings);
  }

  /** What the next looks find, in their order. */
  willFind(...findings: Answer<Delivery, Finding>[]): void {
    this.#findings.push(...findings);
  }

  async post(reminder: Reminder): Promise<Posting> {
    this.posts.push(reminder);
    const messageId = String(this.posts.length);
    const answer = this.#postings.shift() ?? posted(messageId);
    return typeof answer === 'function' ? answer(reminder) : answer;
  }

  async lookFor(delivery: Delivery, since: Temporal.Instant): Promise<Finding> {
    this.looks.push({ delivery, since });
    const answer = this.#findings.shift() ?? { kind: 'unclear' };
    return typeof answer === 'function' ? answer(delivery) : answer;
  }

  /** `session:dinner 60 ahead`, in the order of the posts. */
  get said(): string[] {
    return this.posts.map(
      ({ delivery: { kind, offset, occurrence }, timing }) =>
        `${occurrence.subject} ${kind === 'reminder' ? offset : kind} ${timing}`,
    );
  }
}

export function posted(messageId: string): Posting & { kind: 'posted' } {
  return { kind: 'posted', channelId: 'channel', messageId, detour: null, pause: null };
}
