import { askings, type Entry, type Pack } from '../../knowledge/pack.ts';
import type { Analyser, Token } from '../analysis/analyser.ts';
import { withoutIdleNegation } from './idle-negation.ts';
import { negationsIn } from './negation.ts';
import type { Contrast, Negation, Polarity } from './polarity.ts';
import { negativeWord, reasons } from './words.ts';

/** One way to ask for an entry, or its short answer. */
interface Statement {
  readonly content: ReadonlySet<string>;
  /** What of the content is said not to be so; nothing when the statement is positive. */
  readonly denied: ReadonlySet<string>;
  readonly asksWhy: boolean;
}

interface Stance {
  readonly statements: readonly Statement[];
  /** What some statement says without denying it. */
  readonly affirmed: ReadonlySet<string>;
  /** What the question and the short answer say. */
  readonly core: ReadonlySet<string>;
  readonly mentions: ReadonlyMap<string, number>;
}

/** From this part of its statements on, an entry as a whole is about something that did not come about. */
const mostlyNegative = 0.2;

/** An entry is centred on what so many of its phrasings name. */
const centred = 0.2;

/** Tells which entries would answer the opposite of what is asked. An entry is read when it is first weighed. */
export class Stances {
  readonly #analyser: Analyser;
  readonly #stances = new WeakMap<Entry, Stance>();
  /** Names that the whole pack is about, so that they tell no entry from another. */
  readonly #common: ReadonlySet<string>;

  constructor(analyser: Analyser, pack: Pack) {
    this.#analyser = analyser;
    const names = [pack.title, pack.location ?? '', ...pack.participants.map(({ name }) => name)];
    this.#common = new Set(names.flatMap((name) => stemsOf(analyser.analyse(name))));
  }

  opposes(entry: Entry, { asked, negation, contrast }: Polarity): boolean {
    const stance = this.#stanceOf(entry);
    return (
      (negation !== undefined && this.#assertsDenied(stance, negation, asked)) ||
      (contrast !== undefined && isCentredOn(stance, contrast))
    );
  }

  /** Whether the entry nowhere denies what the utterance denies. */
  #assertsDenied(stance: Stance, negation: Negation, asked: readonly Token[]): boolean {
    const heads = this.#telling(negation.heads);
    const negative = stance.statements.filter(({ denied }) => denied.size > 0);
    const fitting = negative.filter(({ asksWhy }) => asksWhy || !negation.asksWhy);
    const fits = fitting.some(({ denied, content }) =>
      heads.length > 0
        ? heads.some((stem) => denied.has(stem))
        : this.#telling(asked).some((stem) => content.has(stem)),
    );
    const isNegative =
      negation.asksWhy && fitting.length > 0 && negative.length >= mostlyNegative * stance.statements.length;
    if (fits || (isNegative && !heads.some((stem) => stance.affirmed.has(stem)))) return false;
    const alternative = stemsOf(negation.alternative);
    const isElsewhere = alternative.length > 0 && !alternative.some((stem) => stance.mentions.has(stem));
    return !isElsewhere;
  }

  #telling(tokens: readonly Token[]): string[] {
    const content = stemsOf(tokens);
    const telling = content.filter((stem) => !this.#common.has(stem));
    return telling.length > 0 ? telling : content;
  }

  #stanceOf(entry: Entry): Stance {
    const known = this.#stances.get(entry);
    if (known) return known;
    const asked = askings(entry).map(({ text }) => this.#analyser.analyseUtterance(text));
    const answer = this.#analyser.analyseUtterance(entry.answer.short.text);
    const mentions = new Map<string, number>();
    for (const tokens of [...asked, answer]) {
      for (const stem of new Set(stemsOf(tokens)))
        mentions.set(stem, (mentions.get(stem) ?? 0) + 1 / asked.length);
    }
    const statements = [...asked, answer].map(statementOf);
    const stance = {
      statements,
      affirmed: new Set(
        statements.flatMap(({ content, denied }) => [...content].filter((stem) => !denied.has(stem))),
      ),
      core: new Set([...stemsOf(asked[0] ?? []), ...stemsOf(answer)]),
      mentions,
    };
    this.#stances.set(entry, stance);
    return stance;
  }
}

/** Whether the entry is about what is set aside, more than about what is kept. */
function isCentredOn({ core, mentions }: Stance, { excluded, kept }: Contrast): boolean {
  const weight = (tokens: readonly Token[]) =>
    Math.max(0, ...stemsOf(tokens).map((stem) => mentions.get(stem) ?? 0));
  const isAbout = stemsOf(excluded).some((stem) => core.has(stem)) || weight(excluded) >= centred;
  return isAbout && weight(excluded) > weight(kept);
}

/** Alternatives ("was it held or cancelled") deny nothing. */
function statementOf(all: readonly Token[]): Statement {
  const tokens = withoutIdleNegation(all);
  const content = stemsOf(tokens);
  if (tokens.some(({ text }) => text === 'or'))
    return { content: new Set(content), denied: new Set(), asksWhy: false };
  const positive = tokens.filter(({ text }) => !negativeWord.test(text));
  const denied =
    positive.length < tokens.length
      ? stemsOf(positive)
      : negationsIn(tokens).flatMap(({ scope }) => stemsOf(scope));
  return { content: new Set(content), denied: new Set(denied), asksWhy: asksForReason(tokens) };
}

function asksForReason(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ text }, place) =>
      text === 'why' || reasons.has(text) || (text === 'come' && tokens[place - 1]?.text === 'how'),
  );
}

function stemsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ stop, stem }) => (stop ? [] : [stem]));
}
