import type { Entry } from '../knowledge/pack.ts';
import { contentOf, type Analyser, type Token } from './analysis/analyser.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How much of an utterance's content a sentence of the detail must add to what the short answer covers. */
const worthAdding = 0.3;

interface Sentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** The texts of the answers, fitted to what is asked. An answer is taken apart when it is first given. */
export class FittedAnswers {
  readonly #analyser: Analyser;
  readonly #parts = new WeakMap<Entry, { readonly short: Sentence; readonly detail: readonly Sentence[] }>();

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  /** The short answer, and the one sentence of the detail that covers what it leaves open, if there is one. */
  textFor(entry: Entry, tokens: readonly Token[]): string {
    const { short, detail } = this.#partsOf(entry);
    const content = [...new Set(contentOf(tokens).map(({ stem }) => stem))];
    const open = content.filter((stem) => !short.stems.has(stem));
    const gain = ({ stems }: Sentence) => open.filter((stem) => stems.has(stem)).length / content.length;
    const [best] = detail.toSorted((a, b) => gain(b) - gain(a));
    return best && gain(best) >= worthAdding ? `${short.text} ${best.text}` : short.text;
  }

  #partsOf(entry: Entry) {
    const known = this.#parts.get(entry);
    if (known) return known;
    const { question, answer } = entry;
    const stemsOf = (text: string) =>
      new Set(contentOf(this.#analyser.analyse(text)).map(({ stem }) => stem));
    const parts = {
      short: { text: answer.short.text, stems: stemsOf(`${question} ${answer.short.text}`) },
      detail: answer.detail
        .flatMap(({ text }) => [...sentences.segment(text)].map(({ segment }) => segment.trim()))
        .map((text) => ({ text, stems: stemsOf(text) })),
    };
    this.#parts.set(entry, parts);
    return parts;
  }
}
