import { describe, expect, test } from 'vitest';
import { Analyser } from '../../../src/answer/analysis/analyser.ts';
import { Language } from '../../../src/answer/analysis/language.ts';
import { conceptsOf } from '../../../src/answer/analysis/pack-reader.ts';
import { Misfits } from '../../../src/answer/fit/misfits.ts';
import { packOf } from '../../support/packs.ts';

const language = new Language();

/** A pack with one entry that was asked for in twenty ways and once more. */
function fitOf(answer: string, utterance: string, phrasings = 20): number {
  const asked = Array.from({ length: phrasings }, (_, place) => `> trumpeter ada number ${String(place)}\n`);
  const pack = packOf(
    `title: Lakeside Jazz Festival
location: Zurich, Switzerland
participants:
  - {name: Ada Brook, role: trumpet, aliases: [ada]}
  - {name: Ben Stone, role: piano, aliases: [ben]}
glossary: {Basel: [basle], ticket: [tickets]}
sources: {leaflet: {publisher: Office, title: Leaflet, published: "2030-05-01"}}
`,
    `---\nsource: leaflet\n---\n\n# Music\n\n## Who plays the trumpet? {#trumpet}\n${asked.join('')}\n${answer}\n`,
  );
  const analyser = new Analyser(language, conceptsOf(pack, language), []);
  const [entry] = pack.entries;
  return entry ? new Misfits(analyser, pack).share(entry, analyser.analyseUtterance(utterance)) : -1;
}

const played = 'Ada Brook plays it.';

describe('the confidence is kept', () => {
  test.each([
    'who plays the trumpet',
    'the trumpet',
    'why does ada play the trumpet',
    'does ada play in zurich',
    'when and by whom is it played, and who is it',
    'do ada and ben play',
    'tickets for ada',
  ])('%s', (utterance) => {
    expect(fitOf(played, utterance)).toBe(1);
  });

  test('whatever is asked, when the entry says that it did not come about', () => {
    expect(fitOf('The solo was cancelled.', 'when does ada play the trumpet')).toBe(1);
  });
});

describe('little is left', () => {
  test.each([
    ['when another kind of thing is asked for', 'when does ada play the trumpet'],
    ['when another person is meant', 'does ben play the trumpet'],
    ['when another place is meant', 'does ada play in basle'],
  ])('%s', (_, utterance) => {
    expect(fitOf(played, utterance)).toBeCloseTo(1 / (1 + 21 / 20));
  });

  test('less when both are so', () => {
    expect(fitOf(played, 'when does ben play')).toBeCloseTo((1 / (1 + 21 / 20)) ** 2);
  });

  test('the less, the more phrasings there are', () => {
    const [few, many] = [3, 40].map((count) => fitOf(played, 'when does ada play', count));
    expect(few).toBeGreaterThan(0.8);
    expect(many).toBeLessThan(0.4);
  });
});
