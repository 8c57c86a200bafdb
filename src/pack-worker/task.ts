import type { SentPack } from './transfer.ts';

/** What a worker is asked for. */
export interface PackTask {
  readonly folder: string;
  /** The version that is loaded: nothing is sent back where the files are still that. */
  readonly known: string;
  /** Of whoever asks: a worker whose sources were replaced meanwhile must not answer. */
  readonly engine: string;
  readonly cacheDir: string;
  readonly withIndex: boolean;
}

export type PackTaskResult =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'other engine' }
  /** The message of the `UserError`. */
  | { readonly kind: 'broken'; readonly message: string }
  | {
      readonly kind: 'read';
      readonly version: string;
      readonly pack: SentPack;
      /** As it is cached; nothing where none was asked for. */
      readonly index: Uint8Array | undefined;
    };
