import type { Entry } from '../knowledge/pack.ts';
import { contentOf, type Analyser, type Token } from './analysis/analyser.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How much of an utterance's content a sentence of the detail must add to what the short answer covers. */
const worthAdding = 0.3;

interface Sentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** The text of one entry's answer, fitted to what was asked. */
export class FittedAnswer {
  readonly #short: Sentence;
  readonly #detail: readonly Sentence[];

  constructor({ question, answer }: Entry, analyser: Analyser) {
    const stemsOf = (text: string) => new Set(contentOf(analyser.analyse(text)).map(({ stem }) => stem));
    this.#short = { text: answer.short.text, stems: stemsOf(`${question} ${answer.short.text}`) };
    this.#detail = answer.detail
      .flatMap(({ text }) => [...sentences.segment(text)].map(({ segment }) => segment.trim()))
      .map((text) => ({ text, stems: stemsOf(text) }));
  }

  /** The short answer, and the one sentence of the detail that covers what it leaves open, if there is one. */
  textFor(tokens: readonly Token[]): string {
    const content = [...new Set(contentOf(tokens).map(({ stem }) => stem))];
    const open = content.filter((stem) => !this.#short.stems.has(stem));
    const gain = ({ stems }: Sentence) => open.filter((stem) => stems.has(stem)).length / content.length;
    const [best] = this.#detail.toSorted((a, b) => gain(b) - gain(a));
    return best && gain(best) >= worthAdding ? `${this.#short.text} ${best.text}` : this.#short.text;
  }
}
