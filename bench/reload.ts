/** How long answers wait while a changed pack is read anew: the event loop is to be held up for no more than 0.2 s. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Suggestions } from '../src/discord/suggestions.ts';
import { lookAtPack } from '../src/knowledge/look.ts';
import { lazyLog } from '../src/log.ts';
import { PackLoader } from '../src/pack-loader.ts';
import { PackShelf } from '../src/pack-shelf.ts';
import { writePack } from './datasets/write-pack.ts';

const hanoi = path.resolve(import.meta.dirname, '../knowledge/hanoi-2019');
const packs: [string, (folder: string) => void][] = [
  ['Hanoi', (folder) => cpSync(hanoi, folder, { recursive: true })],
  ['1,000 entries', (folder) => writePack(folder, 1000)],
  ['10,000 entries', (folder) => writePack(folder, 10_000)],
];
const rounds = 5;

process.stdout.write(
  `Node ${process.version}, ${availableParallelism()} processors; milliseconds, the longest of ${rounds} reloads\n`,
);
for (const [title, write] of packs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-reload-'));
  try {
    write(path.join(folder, 'pack'));
    const { elapsed, heldUp, inPlace } = await measure(folder);
    process.stdout.write(
      `${title.padStart(14)}: in use after ${elapsed.toFixed(0)}, event loop held up ${heldUp.toFixed(0)}; without a thread ${inPlace.toFixed(0)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string) {
  const at = (name: string) => path.join(folder, name);
  const log = lazyLog('warn');
  const loader = new PackLoader({ cacheDir: at('cache'), logLevel: 'warn' }, log);
  const source = {
    names: () => ['pack'],
    look: (name: string) => lookAtPack(at(name)),
    read: (name: string) => loader.read(at(name)),
    open: loader.open.bind(loader),
    reread: async (name: string, known: string, toOpen: boolean) => {
      const result = await loader.reread(at(name), known, toOpen);
      return result.kind === 'read' ? { ...result, loaded: result.base } : result;
    },
  };
  const shelf = new PackShelf('pack', source, log, 0);
  const suggestions = new Suggestions();
  shelf.onChange(() => suggestions.begin(shelf.get(null).pack));
  let [elapsed, heldUp] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const before = shelf.get(null);
    appendFileSync(path.join(at('pack'), 'summit.yaml'), `# ${round}\n`);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    await shelf.refresh();
    elapsed = Math.max(elapsed, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    heldUp = Math.max(heldUp, delay.max / 1e6);
    if (shelf.get(null) === before) throw new Error('the pack was not read anew');
  }
  const start = performance.now();
  appendFileSync(path.join(at('pack'), 'summit.yaml'), '# last\n');
  loader.open(loader.read(at('pack')));
  return { elapsed, heldUp, inPlace: performance.now() - start };
}
