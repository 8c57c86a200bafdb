import os from 'node:os';
import type { RemoteEngine } from '../worker/remote-engine.ts';

/** How long things may take, and who is told what is going on. */
export interface Effort {
  /** Milliseconds for the queries of one variant while variants are compared. */
  readonly compare: number;
  /** Milliseconds for the queries of the variant that is then measured. */
  readonly measure: number;
  /** Seconds for building one index. */
  readonly build: number;
  readonly progress: (text: string) => void;
}

/** Measures several engines at a time, as many as there are cores; for what does not depend on the time it takes. */
export async function inParallel<Measured>(
  engines: readonly RemoteEngine[],
  { progress }: Effort,
  what: string,
  measure: (engine: RemoteEngine) => Promise<Measured>,
): Promise<Measured[]> {
  const waiting = engines.entries();
  const measured: Measured[] = [];
  const work = async (): Promise<void> => {
    for (const [place, engine] of waiting) {
      progress(`${what}: ${engine.name}`);
      measured[place] = await measure(engine);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return measured;
}
