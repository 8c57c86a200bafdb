import type { Pack } from './knowledge/pack.ts';

/** A few questions of the pack, from different topics, as examples of what can be asked. */
export function sampleQuestions(pack: Pack, count = 3): string[] {
  const firstOfTopic = new Map<string, string>();
  for (const { topic, question } of pack.entries) {
    if (!firstOfTopic.has(topic)) firstOfTopic.set(topic, question);
  }
  const samples = new Set([...firstOfTopic.values()].slice(0, count));
  for (const { question } of pack.entries) {
    if (samples.size >= count) break;
    samples.add(question);
  }
  return [...samples];
}

/** The names of the pack's topics in their order; its title where no topic has a name. */
export function topicNames(pack: Pack): string[] {
  const named = [...new Set(pack.entries.map(({ topic }) => topic))].filter((topic) => topic !== '');
  return named.length > 0 ? named : [pack.title];
}
