import type { Pack } from './knowledge/pack.ts';

/** A few questions of the pack, from different topics, as examples of what can be asked. */
export function sampleQuestions(pack: Pack, count = 3): string[] {
  const firstOfTopic = new Map(pack.entries.toReversed().map((entry) => [entry.topic, entry.question]));
  const ofTopics = [...firstOfTopic.values()].toReversed();
  const others = pack.entries
    .map(({ question }) => question)
    .filter((question) => !ofTopics.includes(question));
  return [...ofTopics, ...others].slice(0, count);
}

/** The names of the pack's topics in their order; its title where no topic has a name. */
export function topicNames(pack: Pack): string[] {
  const named = [...new Set(pack.entries.map(({ topic }) => topic))].filter((topic) => topic !== '');
  return named.length > 0 ? named : [pack.title];
}
