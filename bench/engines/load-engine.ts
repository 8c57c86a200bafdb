import type { Engine } from '../engine.ts';
import { engineNames } from './names.ts';

/**
 * Loads an engine by its name. The path is not written out, so that types and lint of this project do not depend on the
 * libraries being installed.
 */
export async function loadEngine(name: string): Promise<Engine> {
  const place = engineNames.find((known) => known.name === name);
  if (!place) throw new Error(`no engine ${name}`);
  const loaded: unknown = await import(new URL(place.module, import.meta.url).href);
  if (typeof loaded !== 'object' || loaded === null || !('engine' in loaded) || !isEngine(loaded.engine)) {
    throw new Error(`${place.module} exports no engine`);
  }
  return loaded.engine;
}

function isEngine(value: unknown): value is Engine {
  const keys: readonly (keyof Engine)[] = ['layouts', 'configurations', 'scores', 'build'];
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
