import type { Answerer, Response } from '../answer/answerer.ts';
import type { Topic } from '../answer/conversation/topic.ts';
import type { Candidate, Decision } from '../answer/decision.ts';
import type { Entry } from '../knowledge/pack.ts';
import { sampleQuestions } from '../pack-questions.ts';
import { numbered, replyTo } from './reply.ts';
import { fullSource } from '../source-line.ts';

/** How parts of a reply are set off; the identity where there is no colour. */
export interface Style {
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

export type Turn = { readonly kind: 'reply'; readonly text: string } | { readonly kind: 'quit' };

/** Something that a number picks. */
type Choice =
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'topic'; readonly topic: string };

const help = `Ask in your own words. A number picks from the last list.
/topics    what can be asked
/schedule  all sessions
/about     subject and sources
/help      this
/quit      leave (or Ctrl+D)`;

/** A conversation in the terminal: text in, text out, without the terminal itself. */
export class Chat {
  readonly #answerer: Answerer;
  readonly #style: Style;
  #topic: Topic | undefined;
  #choices: readonly (Choice | undefined)[] = [];

  constructor(answerer: Answerer, style: Style) {
    this.#answerer = answerer;
    this.#style = style;
  }

  get greeting(): string {
    const { strong, faint } = this.#style;
    const [example = ''] = sampleQuestions(this.#answerer.pack, 1);
    return `${strong(this.#answerer.pack.title)}\nAsk me, for example: ${example}\n${faint('/help tells more.')}`;
  }

  turn(line: string): Turn {
    const text = line.trim();
    if (text.startsWith('/')) return this.#command(text.toLowerCase());
    const choice = /^\d{1,3}$/.test(text) ? this.#choices[Number(text) - 1] : undefined;
    if (choice) return reply(this.#pick(choice));
    return reply(this.#show(this.#answerer.respond(line, this.#topic)));
  }

  #command(command: string): Turn {
    switch (command) {
      case '/quit':
      case '/exit':
        return { kind: 'quit' };
      case '/help':
        return reply(help);
      case '/topics':
        return reply(this.#topics());
      case '/schedule':
        return reply(this.#schedule());
      case '/about':
        return reply(this.#about());
      default:
        return reply(`There is no ${command}.\n${help}`);
    }
  }

  #show({ decision, topic }: Response): string {
    this.#topic = topic;
    const text = replyTo(decision, this.#answerer).replace(/\n\(Source: .*\)$/, (source) =>
      this.#style.faint(source),
    );
    const related = this.#relatedTo(decision);
    if (decision.kind === 'clarify') this.#choices = decision.options.map(choiceOf);
    else if (decision.kind === 'abstain' && decision.nearest.length > 0) {
      this.#choices = decision.nearest.map(choiceOf);
    } else if (related.length > 0) this.#choices = related.map(({ id }) => ({ kind: 'entry', id }));
    if (related.length === 0) return text;
    return `${text}\n${this.#style.faint(['Related:', ...numbered(related)].join('\n'))}`;
  }

  #relatedTo(decision: Decision): Entry[] {
    if (decision.kind !== 'answer' || decision.answer.origin.kind !== 'entry') return [];
    const { entries } = this.#answerer.pack;
    return decision.answer.origin.entry.related.flatMap(
      (id) => entries.find((entry) => entry.id === id) ?? [],
    );
  }

  #pick(choice: Choice): string {
    if (choice.kind === 'entry') {
      const response = this.#answerer.pick(choice.id);
      return response ? this.#show(response) : 'That is not there any more.';
    }
    const entries = this.#answerer.pack.entries.filter(({ topic }) => topic === choice.topic);
    this.#choices = entries.map(({ id }) => ({ kind: 'entry', id }));
    return [this.#style.strong(choice.topic), ...numbered(entries)].join('\n');
  }

  #topics(): string {
    const { entries } = this.#answerer.pack;
    const topics = [...new Set(entries.map(({ topic }) => topic))];
    this.#choices = topics.map((topic) => ({ kind: 'topic', topic }));
    const lines = topics.map((topic, index) => {
      const count = entries.filter((entry) => entry.topic === topic).length;
      return `${index + 1}. ${topic || 'General'} (${count})`;
    });
    return [...lines, this.#style.faint('Type a number to see the questions.')].join('\n');
  }

  #schedule(): string {
    return this.#answerer.programme() ?? 'This pack has no sessions.';
  }

  #about(): string {
    const { title, location, entries, sources } = this.#answerer.pack;
    return [
      this.#style.strong(title),
      ...(location ? [location] : []),
      `${entries.length} entries. Sources:`,
      ...sources.map((source) => `- ${fullSource(source)}`),
    ].join('\n');
  }
}

function choiceOf({ origin }: Candidate): Choice | undefined {
  return origin.kind === 'entry' ? { kind: 'entry', id: origin.entry.id } : undefined;
}

function reply(text: string): Turn {
  return { kind: 'reply', text };
}
