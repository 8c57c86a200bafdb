import { festivalMarkdown } from '../../support/festival.ts';

/** More topics, and more questions of one topic, than a select holds. */
export const many = 30;

const paragraph = (number: number) =>
  `Paragraph ${number} of the chronicle. ${'The choir sang until the boats came home. '.repeat(12).trim()}`;

const chronicle = Array.from({ length: 8 }, (_, place) => paragraph(place + 1)).join('\n\n');

const extraTopics = Array.from(
  { length: many },
  (_, place) => `# Stall ${place + 1}

## What does stall number ${place + 1} sell? {#stall-${place + 1}}
> wares of stall ${place + 1}

Stall ${place + 1} sells sort ${place + 1} of cheese.
`,
).join('\n');

const pageful = Array.from(
  { length: many },
  (_, place) => `## Which song is number ${place + 1} of the songbook? {#song-${place + 1}}
> songbook number ${place + 1}

Song ${place + 1} of the songbook.
`,
).join('\n');

/**
 * The festival, with what the face of a bot has to cope with: two entries that "red bells, blue bells" does not tell apart, an answer of
 * thousands of characters, and many topics and questions.
 */
export const largeFestival = `${festivalMarkdown}
# Bells

## Where do the red bells ring? {#red-bells}
> red bells

The red bells ring at the harbour.

## Where do the blue bells ring? {#blue-bells}
> blue bells

The blue bells ring on the hill.

# History

## What does the chronicle say? {#chronicle}
> history of the festival
> how it all began

The chronicle begins in 1950.

${chronicle}

# Songbook

${pageful}

${extraTopics}`;
