import { loadPack } from '../../src/knowledge/load.ts';
import { generatedEntries } from '../datasets/generated-pack.ts';
import { entryOf } from '../datasets/pack-entries.ts';
import type { Corpus, Engine, Search } from '../engine.ts';
import { loadEngine } from '../engines/load-engine.ts';
import type { Built, Found, Loaded, Prepared, Request, Source } from './messages.ts';

/** A process that holds one engine, and does what its parent asks, one thing after the other. */
let engine: Engine | undefined;
let corpus: Corpus | undefined;
let search: Search | undefined;

process.on('message', (request: Request) => {
  answer(request).then(
    (reply) => process.send?.(reply),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
});

async function answer(request: Request): Promise<Loaded | Prepared | Built | Found> {
  switch (request.kind) {
    case 'load': {
      engine = await loadEngine(request.engine);
      const { layouts, configurations, scores } = engine;
      return { layouts: [...layouts], configurations: [...configurations], scores };
    }
    case 'prepare':
      search = undefined;
      corpus = corpusOf(request.source);
      return { count: corpus.entries.length };
    case 'build': {
      if (!engine || !corpus) throw new Error('nothing is prepared yet');
      search = undefined;
      const start = performance.now();
      search = await engine.build(corpus, request.variant);
      return { seconds: (performance.now() - start) / 1000 };
    }
    case 'search':
      return find(request.queries, request.budget ?? Infinity);
  }
}

function corpusOf(source: Source): Corpus {
  switch (source.kind) {
    case 'entries':
      return { entries: source.entries };
    case 'generated':
      return { entries: generatedEntries(source.size) };
    case 'pack': {
      const pack = loadPack(source.folder);
      return { entries: pack.entries.map(entryOf), pack };
    }
  }
}

async function find(queries: readonly string[], budget: number): Promise<Found> {
  if (!search) throw new Error('nothing is built yet');
  const results: Found['results'][number][] = [];
  const begin = performance.now();
  for (const query of queries) {
    const start = performance.now();
    if (results.length > 0 && start - begin > budget) break;
    const hits = await search(query);
    results.push({ best: hits[0], milliseconds: performance.now() - start });
  }
  return { results, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}
