import type { FaqEntry } from '../../bench/datasets/read-dataset.ts';

/** A small dataset: five entries, so that each is a fold of its own, with one paraphrase each that is never indexed. */
export const faq: readonly FaqEntry[] = [
  {
    id: 'price',
    question: 'How much is a ticket?',
    answer: 'A ticket is 40 francs for one day.',
    paraphrases: [
      'ticket price',
      'what does it cost to get in',
      'how much for admission',
      'price of tickets',
    ],
  },
  {
    id: 'where-to-buy',
    question: 'Where can I buy tickets?',
    answer: 'Tickets are sold at the harbour kiosk.',
    paraphrases: ['buy a ticket', 'ticket shop', 'can i get tickets online', 'where to purchase a pass'],
  },
  {
    id: 'trumpet',
    question: 'Who plays the trumpet?',
    answer: 'Ada Brook plays the trumpet.',
    paraphrases: ['trumpet player', 'who is ada brook', 'name of the trumpeter', 'who blows the trumpet'],
  },
  {
    id: 'why-lake',
    question: 'Why is the festival at the lake?',
    answer: 'The lake carries the sound.',
    paraphrases: [
      'why by the water',
      'reason for the place',
      'what speaks for the lake',
      'how come by the lake',
    ],
  },
  {
    id: 'parking',
    question: 'Where can I park?',
    answer: 'Behind the music school.',
    paraphrases: ['car park', 'parking places', 'where to leave the car', 'is there parking for my car'],
  },
];
