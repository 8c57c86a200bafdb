import type { BenchEntry, Hit, Layout } from './engine.ts';

/** What a library indexes as one document. Fields that a layout does not use are empty. */
export interface BenchDocument {
  /** The place of the document in the list, from 0. */
  readonly id: number;
  readonly entry: string;
  readonly question: string;
  readonly aliases: string;
  readonly answer: string;
}

/** How much a hit in a field counts, for the libraries that weigh fields. */
export const fieldWeights = { question: 2, aliases: 2, answer: 1 } as const;

/** Every layout there is, the one with the fewest documents first. */
export const allLayouts: readonly Layout[] = ['entry', 'one field', 'phrasings', 'phrasings and answers'];

/** Documents to ask a library for: enough that several entries are among them where an entry has several documents. */
export const documentLimit = 20;

/**
 * Cuts entries into documents:
 * `entry` is one with the fields question, aliases and answer; `one field` has all of that in the field question;
 * `phrasings` is one document for the question and one for each alias; `phrasings and answers` has one more for the
 * answer.
 */
export function documentsOf(entries: readonly BenchEntry[], layout: Layout): BenchDocument[] {
  return entries
    .flatMap((entry) => cut(entry, layout).map((fields) => ({ ...empty, entry: entry.id, ...fields })))
    .map((document, id) => ({ ...document, id }));
}

const empty = { question: '', aliases: '', answer: '' } as const;

function cut({ question, aliases, answer }: BenchEntry, layout: Layout): Partial<BenchDocument>[] {
  const phrasings = [question, ...aliases].map((text) => ({ question: text }));
  switch (layout) {
    case 'entry':
      return [{ question, aliases: aliases.join('\n'), answer }];
    case 'one field':
      return [{ question: joined([question, ...aliases, answer]) }];
    case 'phrasings':
      return phrasings;
    case 'phrasings and answers':
      return answer === '' ? phrasings : [...phrasings, { question: answer }];
  }
}

/** All text of a document, for libraries without fields. */
export function textOf({ question, aliases, answer }: BenchDocument): string {
  return joined([question, aliases, answer]);
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

/**
 * Turns hits on documents into hits on entries: each entry once, at the place and with the score of its best document.
 *
 * @param hits Best first, by the documents' places.
 */
export function entriesOf(
  hits: readonly { readonly document: number; readonly score: number }[],
  documents: readonly BenchDocument[],
): Hit[] {
  const best = new Map<string, Hit>();
  for (const { document, score } of hits) {
    const id = documents[document]?.entry;
    if (id !== undefined && !best.has(id)) best.set(id, { id, score });
  }
  return [...best.values()];
}
