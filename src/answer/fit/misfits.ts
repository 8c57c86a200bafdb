import { askings, type Entry, type Pack } from '../../knowledge/pack.ts';
import { type Analyser, answerText, type Token } from '../analysis/analyser.ts';
import { negativeWord } from '../polarity/words.ts';
import { kindsAskedFor, type QuestionKind } from './question-kind.ts';

/** So many phrasings of which none asks for such a thing halve the confidence. */
const halving = 20;

/** What an entry tells of, as its phrasings and its answer show. */
interface Range {
  readonly kinds: ReadonlySet<QuestionKind>;
  readonly names: ReadonlySet<string>;
  /** Says that it did not come about, which answers whatever is asked about it. */
  readonly isNegative: boolean;
  readonly phrasings: number;
}

/**
 * Tells how well an entry's range fits what is asked: an entry that shares every other word may still be about another person
 * or place, or tell another kind of thing. An entry is read when it is first weighed.
 */
export class Misfits {
  readonly #analyser: Analyser;
  readonly #people: ReadonlySet<string>;
  /** Stems of proper names, without those that the whole pack is about. */
  readonly #names: ReadonlySet<string>;
  readonly #ranges = new WeakMap<Entry, Range>();

  constructor(analyser: Analyser, pack: Pick<Pack, 'title' | 'location' | 'participants' | 'glossary'>) {
    this.#analyser = analyser;
    const stemsOf = (text: string) => analyser.analyse(text).map(({ stem }) => stem);
    const everywhere = new Set([pack.title, pack.location ?? ''].flatMap(stemsOf));
    const proper = [...pack.participants, ...pack.glossary].filter(({ name }) => /^\p{Lu}/u.test(name));
    const stems = proper.map(({ name }) => stemsOf(name)).flatMap((name) => (name.length === 1 ? name : []));
    this.#people = new Set(pack.participants.flatMap(({ name }) => stemsOf(name)));
    this.#names = new Set(stems.filter((stem) => !everywhere.has(stem)));
  }

  /** What is left of the confidence in an entry: 1 where nothing speaks against it. The more phrasings, the more tells what they lack. */
  share(entry: Entry, asked: readonly Token[]): number {
    const range = this.#rangeOf(entry);
    const kinds = [...kindsAskedFor(asked.map(({ text }) => text).join(' '))];
    const isOtherKind = !range.isNegative && kinds.length > 0 && !kinds.some((kind) => range.kinds.has(kind));
    const lacking = Number(isOtherKind) + Number(this.#lacksName(range, asked));
    return (1 / (1 + range.phrasings / halving)) ** lacking;
  }

  /** Two people at once often stand for the event, so that one of them is enough. */
  #lacksName({ names }: Range, asked: readonly Token[]): boolean {
    const named = [...new Set(asked.map(({ stem }) => stem))].filter((stem) => this.#names.has(stem));
    const people = named.filter((stem) => this.#people.has(stem));
    const others = named.filter((stem) => !this.#people.has(stem));
    return (
      others.some((stem) => !names.has(stem)) ||
      (people.length > 0 && !people.some((stem) => names.has(stem)))
    );
  }

  #rangeOf(entry: Entry): Range {
    const known = this.#ranges.get(entry);
    if (known) return known;
    const asked = askings(entry).map(({ text }) => this.#analyser.analyse(text));
    const stems = [...asked.flat(), ...this.#analyser.analyse(answerText(entry.answer))].map(
      ({ stem }) => stem,
    );
    const told = this.#analyser.analyse(entry.answer.short.text);
    const range = {
      kinds: new Set(asked.flatMap((tokens) => [...kindsAskedFor(tokens.map(({ text }) => text).join(' '))])),
      names: new Set(stems.filter((stem) => this.#names.has(stem))),
      isNegative: told.some(({ text }) => text === 'no' || negativeWord.test(text)),
      phrasings: asked.length,
    };
    this.#ranges.set(entry, range);
    return range;
  }
}
