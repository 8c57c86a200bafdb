import { below, pick, type Random } from '../random.ts';

/** Words that carry a topic, the most frequent first. */
const commonWords =
  'ticket train hotel price station dinner visitor passport airport delegation interpreter journalist bridge museum ' +
  'breakfast meeting agreement border route driver luggage schedule queue festival parking platform receipt refund ' +
  'reservation discount insurance wheelchair child student weather umbrella camera speech flag motorcade garden harbour ' +
  'market library concert menu kitchen elevator entrance security badge volunteer newspaper photograph treaty embassy ' +
  'minister president secretary guard soldier police doctor pharmacy hospital battery charger network password printer ' +
  'microphone translation language map address window balcony blanket laundry towel coffee lunch vegetarian allergy ' +
  'bicycle scooter taxi ferry shuttle helicopter runway terminal customs currency exchange bank coin envelope parcel';

const onsets = 'b br c ch d dr f fl g gr h j k kl l m n p pl qu r s sh sk st t tr v w z'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', '', 'n', 'r', 'l', 's', 'm', 'nd', 'x', 'ck'];

/**
 * Words by rank, the most frequent first: common English ones, then invented ones of two or three syllables, each once.
 *
 * @param size At least as many as there are common words.
 */
export function vocabularyOf(size: number, random: Random): string[] {
  const words = new Set(commonWords.split(' '));
  while (words.size < size) {
    const syllables = Array.from({ length: 2 + below(2, random) }, () => syllable(random));
    words.add(syllables.join(''));
  }
  return [...words];
}

function syllable(random: Random): string {
  return pick(onsets, random) + pick(vowels, random) + pick(codas, random);
}

/** A place in a list by Zipf's law: the place n, from 0, comes about as often as 1 / (n + 1) says. */
export function zipfPlace(size: number, random: Random): number {
  return Math.min(size - 1, Math.floor((size + 1) ** random()) - 1);
}
