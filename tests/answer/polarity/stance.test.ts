import { describe, expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';
import { readPolarity } from '../../../src/answer/polarity/read-polarity.ts';
import { Stances } from '../../../src/answer/polarity/stance.ts';
import { festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { analyserOf } from '../analysers.ts';

const pack = packOf(
  festivalYaml,
  `${festivalMarkdown}
## Why was the boat parade cancelled? {#no-parade}
> why was there no parade
> reason for dropping the boats
> did the parade take place

The wind was too strong for the boats.
`,
);
const analyser = analyserOf(pack, new Language());
const stances = new Stances(analyser, pack);

function opposed(utterance: string, id: string): boolean {
  const entry = pack.entries.find((other) => other.id === id);
  if (!entry) throw new Error(`no entry ${id}`);
  return stances.opposes(
    entry,
    readPolarity(analyser.analyseUtterance(utterance), () => undefined),
  );
}

describe('an entry opposes', () => {
  test.each([
    ['who does not play the trumpet', 'trumpet'],
    ['who wont play the trumpet', 'trumpet'],
    ['where can i buy no tickets', 'where-to-buy'],
    ['why is the festival not at the lake', 'why-lake'],
    ['why isnt it by the water', 'why-lake'],
    ['why a hall and not the lake', 'why-lake'],
    ['why was the parade not cancelled', 'no-parade'],
    ['when is it not', 'price'],
  ])('the denial of what it says: %s', (utterance, id) => {
    expect(opposed(utterance, id)).toBe(true);
  });
});

describe('an entry does not oppose', () => {
  test.each([
    ['the positive question', 'who plays the trumpet', 'trumpet'],
    ['a question for yes or no', 'doesnt ada play the trumpet', 'trumpet'],
    ['a question that it answers by what did not happen', 'why didnt the parade happen', 'no-parade'],
    ['the same in other words', 'why did nobody see the parade', 'no-parade'],
    ['a question for a false premise', 'why was the parade held', 'no-parade'],
    ['the denial of another place', 'why is it not in basel', 'why-lake'],
    ['the one that is kept', 'why the lake and not a hall', 'why-lake'],
    ['the one beside others', 'who plays the trumpet besides ben', 'trumpet'],
  ])('%s', (_, utterance, id) => {
    expect(opposed(utterance, id)).toBe(false);
  });
});

test('that something did not happen does not tell why', () => {
  const polar = packOf(
    festivalYaml,
    '# A\n\n## Did Ada fly? {#fly}\n> no plane for ada\n\nShe did not fly.\n',
  );
  const [entry] = polar.entries;
  const read = (utterance: string) => readPolarity(analyser.analyseUtterance(utterance), () => undefined);
  const own = new Stances(analyser, polar);
  expect(entry && own.opposes(entry, read('why did ada not fly'))).toBe(true);
  expect(entry && own.opposes(entry, read('who did not fly'))).toBe(false);
});
