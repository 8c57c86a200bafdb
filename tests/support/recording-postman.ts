import type { Clock } from '../../src/clock.ts';
import type { Delivery, OpenAttempt } from '../../src/reminders/delivery.ts';
import type { Attempt, Finding, Postman, Posting, Reminder } from '../../src/reminders/ports.ts';

type Answer<Given, Result> = Result | ((given: Given) => Result | Promise<Result>);

export interface PostGiven {
  readonly reminder: Reminder;
  readonly attempt: Attempt;
}

/** Keeps what it is given to post, and answers as it was told: posted, and unclear where it was posted, if not told otherwise. */
export class RecordingPostman implements Postman {
  clock: Clock;
  readonly posts: Reminder[] = [];
  /** What each post had to keep to. */
  readonly attempts: Attempt[] = [];
  readonly looks: { readonly delivery: Delivery; readonly attempt: OpenAttempt }[] = [];
  readonly #postings: Answer<PostGiven, Posting>[] = [];
  readonly #findings: Answer<Delivery, Finding>[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** How the next posts end, in their order. */
  willPost(...postings: Answer<PostGiven, Posting>[]): void {
    this.#postings.push(...postings);
  }

  /** What the next looks find, in their order. */
  willFind(...findings: Answer<Delivery, Finding>[]): void {
    this.#findings.push(...findings);
  }

  async post(reminder: Reminder, attempt: Attempt): Promise<Posting> {
    this.posts.push(reminder);
    this.attempts.push(attempt);
    const messageId = String(this.posts.length);
    const answer = this.#postings.shift() ?? posted(messageId);
    return typeof answer === 'function' ? answer({ reminder, attempt }) : answer;
  }

  async lookFor(delivery: Delivery, attempt: OpenAttempt): Promise<Finding> {
    this.looks.push({ delivery, attempt });
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
  return { kind: 'posted', channelId: 'channel', messageId, diversion: null };
}
