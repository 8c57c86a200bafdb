/** The parts of libraries without types that the bench uses. */

declare module '@nlpjs/core' {
  interface Container {
    use(part: unknown): void;
    registerConfiguration(name: string, settings: Readonly<Record<string, unknown>>): void;
  }
  export function containerBootstrap(): Container;
}

declare module '@nlpjs/lang-en-min' {
  export const LangEn: unknown;
}

declare module '@nlpjs/nlp' {
  export class Nlp {
    constructor(settings: Readonly<Record<string, unknown>>);
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(locale: string, utterance: string): Promise<unknown>;
  }
}

declare module 'wink-bm25-text-search' {
  interface Bm25 {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void;
    definePrepTasks(tasks: readonly unknown[]): void;
    addDoc(document: Readonly<Record<string, string>>, id: string): void;
    consolidate(): void;
    /** Ids and scores, best first. */
    search(text: string, limit: number): readonly (readonly [string, number])[];
  }
  export default function bm25(): Bm25;
}

declare module 'wink-nlp-utils' {
  const utilities: {
    readonly string: { readonly lowerCase: unknown; readonly tokenize0: unknown };
    readonly tokens: {
      readonly removeWords: unknown;
      readonly stem: unknown;
      readonly propagateNegations: unknown;
    };
  };
  export default utilities;
}

declare module 'flexsearch/lang/en' {
  import type { EncoderOptions } from 'flexsearch';
  const english: EncoderOptions;
  export default english;
}
