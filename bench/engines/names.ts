/** An engine, and where it is found. */
export interface EngineName {
  /** As the tables and `--engines` name it. */
  readonly name: string;
  /** Of the module that exports `engine`, relative to this file. */
  readonly module: string;
  /** The package whose version is told; without one it is this project. */
  readonly library?: string;
}

/** In the order of the tables. */
export const engineNames: readonly EngineName[] = [
  { name: 'summit-bot', module: './summit-bot.ts' },
  { name: 'Fuse.js', module: './libraries/fuse.ts', library: 'fuse.js' },
  { name: 'MiniSearch', module: './libraries/minisearch.ts', library: 'minisearch' },
  { name: 'nlp.js', module: './libraries/nlpjs.ts', library: '@nlpjs/nlp' },
  { name: 'wink-bm25', module: './libraries/wink-bm25.ts', library: 'wink-bm25-text-search' },
  { name: 'lunr', module: './libraries/lunr.ts', library: 'lunr' },
  { name: 'Orama', module: './libraries/orama.ts', library: '@orama/orama' },
  { name: 'FlexSearch', module: './libraries/flexsearch.ts', library: 'flexsearch' },
];
