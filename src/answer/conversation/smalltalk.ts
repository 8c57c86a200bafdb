import type { SmalltalkIntent } from '../decision.ts';
import { asksHowToBeReminded } from './reminder-help.ts';

/** What people say in each intent, in normal form, separated by commas. */
const phrases: readonly (readonly [SmalltalkIntent, string])[] = [
  [
    'greeting',
    `hi, hello, hey, hiya, heya, howdy, yo, sup, hallo, hola, greetings, good morning, good afternoon, good evening, good day,
    morning, evening, what is up, whatsup, wassup, how are you, how are you doing, how is it going, how do you do, are you there,
    anyone there, anybody here, nice to meet you, ping, bot`,
  ],
  [
    'thanks',
    `thanks, thank, thank you, thx, ty, tysm, tyvm, many thanks, thanks a lot, cheers, much appreciated, appreciate it, appreciated,
    merci, gracias, danke, got it thanks, ok thanks, that helped, that helps, that was helpful, that was useful, helpful`,
  ],
  [
    'farewell',
    `bye, goodbye, goodby, good bye, bye bye, see you, see you later, cya, later, good night, gn, farewell, take care, gtg,
    got to go, i have to go, ciao, until next time, talk to you later, ttyl`,
  ],
  [
    'help',
    `help, help me, can you help me, i need help, how does this work, how do you work, how does it work, how does this bot work,
    how does the bot work, how do i use you, how can i use you, how to use, how do i use this, how do i ask, what can you do,
    what do you do, what can i ask, what can i ask you, what questions can i ask, what do you know, what can you tell me,
    what are you for, commands, what are your commands, show commands, usage, instructions, menu, start,
    what topics do you know, what can you answer, what should i ask, what is your purpose`,
  ],
  [
    'identity',
    `who are you, what are you, are you a bot, are you a robot, are you human, are you a human, are you a robot or a human, are you a bot or a human, are you human or bot, are you real, are you an ai, are you ai,
    are you chatgpt, is this a bot, what is your name, who made you, who built you, who created you, introduce yourself,
    are you a person, are you a real person, what is this bot, who is this, is this chatgpt, is this an ai`,
  ],
  [
    'praise',
    `good bot, nice bot, great bot, bad bot, nice, cool, great, awesome, well done, good job, nice one, nice work, perfect,
    you are great, you are awesome, you rock, love it, i love you, ok, okay, k, alright, got it, lol, haha, hahaha, wow,
    interesting, good, fine, yes, no, i see, understood, good to know, sorry, you are stupid, you are useless, stupid bot, useless bot, useless, wrong, that is wrong`,
  ],
];

/** Words that may stand around a phrase without changing it. */
const padding = new Set(
  `there all everyone everybody guys folks team friend friends buddy mate man bro dude bot mr sir so very much really again please
  now today then well oh ah um and the a my dear it too for that this your you help info information answer answers just summit`.split(
    /\s+/,
  ),
);

const greetings = new Set([
  'hi',
  'hello',
  'hey',
  'yo',
  'ok',
  'okay',
  'oh',
  'well',
  'lol',
  'haha',
  'wow',
  'cool',
  'nice',
  'great',
]);

const intents: ReadonlyMap<string, SmalltalkIntent> = new Map(
  phrases.flatMap(([intent, list]) => list.split(/,\s+/).map((phrase) => [phrase, intent] as const)),
);

/** Words of smalltalk, for typos to be corrected to. */
export const smalltalkWords: readonly string[] = [
  ...new Set([...intents.keys()].flatMap((phrase) => phrase.split(' '))),
];

/**
 * The intent of an utterance that is smalltalk and nothing else.
 *
 * @param words In normal form, corrected.
 */
export function smalltalkIntent(words: readonly string[]): SmalltalkIntent | undefined {
  const afterGreeting = words.slice(words.findIndex((word) => !greetings.has(word)));
  if (asksHowToBeReminded(afterGreeting.join(' '))) return 'reminders';
  return intentOf(words) ?? intentOf(afterGreeting) ?? combined(words);
}

function intentOf(words: readonly string[]): SmalltalkIntent | undefined {
  return intents.get(words.join(' ')) ?? intents.get(trimPadding(words).join(' '));
}

function trimPadding(words: readonly string[]): readonly string[] {
  let start = 0;
  let end = words.length;
  while (end - start > 1 && padding.has(words[end - 1] ?? '')) end--;
  while (end - start > 1 && padding.has(words[start] ?? '')) start++;
  return words.slice(start, end);
}

/** "hi, thank you": two pieces of smalltalk in a row; the second says more. */
function combined(words: readonly string[]): SmalltalkIntent | undefined {
  for (let split = 1; split < words.length; split++) {
    const first = intentOf(words.slice(0, split));
    const second = intentOf(words.slice(split));
    if (first && second) return second;
  }
  return undefined;
}

/** What is left of an utterance after a greeting or thanks; the whole when that is all of it. */
export function withoutGreeting<T extends { readonly text: string }>(tokens: readonly T[]): readonly T[] {
  for (let length = Math.min(4, tokens.length - 1); length > 0; length--) {
    const opening = tokens.slice(0, length).map(({ text }) => text);
    const intent = intents.get(opening.join(' '));
    if (intent === 'greeting' || intent === 'thanks') return withoutGreeting(tokens.slice(length));
  }
  return tokens;
}
