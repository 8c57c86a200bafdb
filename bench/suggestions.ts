/** How long `/ask` takes to offer questions while somebody types: the 99th percentile is to stay under 5 ms. */
import { availableParallelism } from 'node:os';
import type { Pack } from '../src/knowledge/pack.ts';
import { Suggestions } from '../src/discord/suggestions.ts';
import { parsePack } from '../src/knowledge/parse-pack.ts';

const sizes = [69, 1000, 20_000];
const rounds = 20;
const words =
  'summit dinner leader hotel treaty sanction train border minister press journalist handshake schedule agreement peace'.split(
    ' ',
  );

process.stdout.write(
  `Node ${process.version}, ${availableParallelism()} processors; milliseconds a keystroke\n`,
);
for (const size of sizes) {
  const pack = packOf(size);
  const suggestions = new Suggestions();
  suggestions.prepare(pack);
  const times = Array.from({ length: rounds }, () => pack.entries)
    .flatMap((entries, round) => typed(entries[(round * 977) % entries.length]?.question ?? ''))
    .map((text) => timeOf(() => suggestions.of(pack, text)))
    .toSorted((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  process.stdout.write(`${String(size).padStart(6)} questions: p50 ${at(0.5)}, p99 ${at(0.99)}\n`);
}

/** What is in the box after each letter, with one slip. */
function typed(question: string): string[] {
  const slipped = `${question.slice(0, 8)}${question[9] ?? ''}${question[8] ?? ''}${question.slice(10)}`;
  return Array.from({ length: slipped.length }, (_, end) => slipped.slice(0, end + 1));
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function packOf(size: number): Pack {
  const entries = Array.from({ length: size }, (_, place) => {
    const word = (step: number) => words[Math.floor(place / step) % words.length] ?? '';
    return `## What did the ${word(1)} say of the ${word(15)} and the ${word(225)} on day ${place}? {#entry-${place}}\n> day ${place}\n\nNothing.\n`;
  });
  const { pack } = parsePack('bench', { name: 'summit.yaml', content: 'title: Bench\n' }, [
    { name: 'entries.md', content: entries.join('\n') },
  ]);
  if (!pack) throw new Error('the pack is broken');
  return pack;
}
