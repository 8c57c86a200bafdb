import type { Variant } from '../engine.ts';

/** A variant in a few words, or `none`. */
export function variantName(variant: Variant | undefined): string {
  return variant ? `${variant.layout} (${variant.configuration})` : 'none';
}
