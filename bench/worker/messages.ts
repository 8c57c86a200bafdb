import { z } from 'zod';
import type { BenchEntry, Hit, Variant } from '../engine.ts';

/** Where a worker gets its entries: sent along, generated there, or read from a pack's folder. */
export type Source =
  | { readonly kind: 'entries'; readonly entries: readonly BenchEntry[] }
  | { readonly kind: 'generated'; readonly size: number }
  | { readonly kind: 'pack'; readonly folder: string };

/** What the parent asks of a worker. */
export type Request =
  | { readonly kind: 'load'; readonly engine: string }
  | { readonly kind: 'prepare'; readonly source: Source }
  | { readonly kind: 'build'; readonly variant: Variant }
  | {
      readonly kind: 'search';
      readonly queries: readonly string[];
      /** Milliseconds after which no further query is begun; the first one always is. */
      readonly budget?: number;
    };

const layout = z.enum(['entry', 'one field', 'phrasings', 'phrasings and answers']);

export const loadedSchema = z.object({
  layouts: z.array(layout),
  configurations: z.array(z.string()),
  scores: z.enum(['probability', 'relevance', 'order']),
});

export const preparedSchema = z.object({
  /** Of entries. */
  count: z.number(),
});

export const builtSchema = z.object({
  seconds: z.number(),
});

export const foundSchema = z.object({
  /** For each query that was run, in order: the best entry, if any, and the milliseconds of the search. */
  results: z.array(
    z.object({
      best: z.object({ id: z.string(), score: z.number() }).optional(),
      milliseconds: z.number(),
    }),
  ),
  /** The most memory that the process has held until now. */
  peakMegabytes: z.number(),
});

export type Loaded = z.infer<typeof loadedSchema>;
export type Prepared = z.infer<typeof preparedSchema>;
export type Built = z.infer<typeof builtSchema>;
export interface Found {
  readonly results: readonly { readonly best?: Hit | undefined; readonly milliseconds: number }[];
  readonly peakMegabytes: number;
}
