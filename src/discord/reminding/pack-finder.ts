import type { Packs } from '../ports.ts';
import type { FindPack } from './list-message.ts';

/** Packs by their own name only: none stands in for one that is gone. */
export function packFinder(packs: Packs): FindPack {
  return (name) => {
    if (!packs.names.includes(name)) return undefined;
    const { pack } = packs.get(name).answerer;
    return pack.id === name ? pack : undefined;
  };
}
