import { describe, expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';
import { requestWords } from '../../../src/answer/requests/request-words.ts';
import { wishOf } from '../../../src/answer/requests/wish.ts';
import { festival } from '../../support/festival.ts';
import { analyserOf } from '../analysers.ts';

const analyser = analyserOf(festival, new Language(), requestWords);

function kindOf(utterance: string): string | undefined {
  return wishOf(analyser.analyseUtterance(utterance))?.kind;
}

describe('takes for a wish to be reminded', () => {
  test.each([
    'remind me',
    'Remind me of the gala, please',
    'can you please remind me an hour before the gala',
    'hey bot ping us when it starts',
    'i want you to remind me of the workshop',
    "don't forget to remind me about the gala",
    'half an hour before the gala, wake me',
    'in ten minutes remind me',
    'when the gala starts ping me',
    'when is the gala, and remind me before it',
    'set a reminder for the workshop',
    'can i get a reminder for the gala',
    'give me a heads up before the gala',
    'i would like to be notified when it begins',
    'let me know when the gala starts',
    'let me know ten minutes before the gala',
    'tell me 10 minutes before the gala',
    'reminder: gala 2h before',
    'gala reminder pls',
    'subscribe me to the gala',
    'turn on the reminders',
    'remnd me of the gala',
    'notfy me of the gala',
    'remindme of the gala',
    'REMINDME',
    'reminde me of the gala',
    'remined me of the gala',
    'remind-me of the gala',
    'pingme when it starts',
  ])('%s', (utterance) => {
    expect(kindOf(utterance)).toBe('remind');
  });
});

describe('takes for a wish for no more reminders', () => {
  test.each([
    'stop reminding me',
    'please dont ping me any more',
    'never remind me again',
    'cancel my reminders',
    'delete the reminder for the gala',
    'turn off the reminders',
    'turn the reminders off',
    'no more reminders',
    "i don't want your reminders",
    'i want you to stop pinging me',
    'unsubscribe',
  ])('%s', (utterance) => {
    expect(kindOf(utterance)).toBe('stop');
  });
});

describe('takes for a wish to see the reminders', () => {
  test.each([
    'what reminders do I have',
    'which reminders are set?',
    'show me my reminders',
    'list reminders',
    'can you read me my reminder list',
    'my reminders',
    'do i have any reminders',
    'what will you remind me of',
    'when will you remind me',
    'will i be reminded of the gala?',
  ])('%s', (utterance) => {
    expect(kindOf(utterance)).toBe('list');
  });
});

describe('takes for no wish', () => {
  test.each([
    'did ada remind ben of the gala',
    'what reminded people of the last festival',
    'who reminded ben',
    'who will remind me',
    'you remind me of ada',
    'he reminded me of ada',
    'ben came and reminded me of the gala',
    'what does the reminder of 1953 mean',
    'ada and ben remind me of my parents',
    'does the bot ping people',
    'does ben remind you of his father',
    'can you send reminders',
    'how do i set a reminder',
    'how can i stop the reminders',
    'why are you reminding me',
    'did they stop reminding the guests',
    'was the reminder cancelled',
    'which reminders can you send',
    'how do i mute the notification sound',
    'mute the notification sound',
    'what is a reminder',
    'did ben wake up early',
    'who alerted the press',
    'stop',
    'let me know',
    'when does the gala start',
  ])('%s', (utterance) => {
    expect(kindOf(utterance)).toBeUndefined();
  });
});

describe('takes for a question what only opens like a wish', () => {
  test.each([
    'remind me why it is at the lake',
    'remind me who plays the trumpet',
    'remind me again when the gala is',
    'remind me when the gala is',
    'remind me when the gala started',
    'can you remind me of what a ticket costs',
    'remind me of the date',
    'remind me of the time of the gala',
    'remind me whether it rained',
    'let me know where the gala is',
    'let me know when the gala is',
    'tell me when it starts',
    'notify me what it costs',
  ])('%s', (utterance) => {
    expect(kindOf(utterance)).toBeUndefined();
  });
});

test('says where the words are used for questions as well', () => {
  expect(wishOf(analyser.analyseUtterance('remind me of the boats'))?.asksToo).toBe(true);
  expect(wishOf(analyser.analyseUtterance('ping me for the boats'))?.asksToo).toBe(false);
});
