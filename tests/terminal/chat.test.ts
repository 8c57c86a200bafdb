import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer } from '../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import { Chat } from '../../src/terminal/chat.ts';
import { runChat } from '../../src/terminal/run-chat.ts';
import { festival } from '../support/festival.ts';

const answerer = new Answerer(
  new KnowledgeBase(festival, new Language()),
  fixedClock('2030-07-01T10:00:00Z'),
);
const style = { faint: (text: string) => text, strong: (text: string) => text };

let chat: Chat;
beforeEach(() => {
  chat = new Chat(answerer, style);
});

function say(line: string): string {
  const turn = chat.turn(line);
  return turn.kind === 'reply' ? turn.text : turn.kind;
}

describe('a chat', () => {
  test('answers with source and related questions', () => {
    expect(say('how much is a ticket')).toBe(
      [
        'A ticket is 40 francs for one day and 70 francs for both.',
        '(Source: Festival office, 1 May 2030)',
        'Related:',
        '1. Where can I buy tickets?',
      ].join('\n'),
    );
  });

  test('takes a number for the question that it listed', () => {
    say('how much is a ticket');
    expect(say('1')).toContain('harbour kiosk');
  });

  test('takes a number that was not listed for a question', () => {
    say('how much is a ticket');
    expect(say('7')).toContain("My sources don't say.");
  });

  test('leads from the topics to a question and its answer', () => {
    expect(say('/topics')).toBe('1. Tickets (2)\n2. Music (2)\nType a number to see the questions.');
    expect(say('2')).toBe('Music\n1. Who plays the trumpet?\n2. Why is the festival at the lake?');
    expect(say('1')).toContain('Ada Brook plays the trumpet');
  });

  test('keeps the topic for a follow-up', () => {
    say('when is the gala');
    expect(say('and where?')).toContain('Lake stage');
  });

  test('shows the programme with its cancellations', () => {
    expect(say('/schedule')).toBe(
      [
        'Friday 5 July 2030 (Zurich time):',
        '- 19:00–21:30 Opening concert, Lake stage',
        'Saturday 6 July 2030 (Zurich time):',
        '- 10:00–11:30 Trumpet workshop, Music school',
        '- 14:00 Boat parade, Harbour (cancelled)',
        '- 20:00–23:00 Closing gala, Lake stage',
      ].join('\n'),
    );
  });

  test('names its sources with their dates', () => {
    expect(say('/about')).toBe(
      [
        'Lakeside Jazz Festival 2030',
        'Zurich, Switzerland',
        '4 entries. Sources:',
        '- Festival office: “Leaflet for visitors”, 1 May 2030',
        '- City Radio: “Interview with Ada Brook”, 14 June 2030',
      ].join('\n'),
    );
  });

  test('explains itself, and says so when there is no such command', () => {
    expect(say('/help')).toContain('/schedule');
    expect(say('/frobnicate')).toMatch(/^There is no \/frobnicate\.\n/);
  });

  test('ends on /quit', () => {
    expect(say('/quit')).toBe('quit');
  });
});

describe('the terminal', () => {
  async function typed(text: string): Promise<string> {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(text);
    await runChat(chat, { input, output });
    return String(output.read() ?? '');
  }

  test('greets, answers each line and leaves at /quit', async () => {
    const screen = await typed('how much is a ticket\n/quit\nwho plays the trumpet\n');
    expect(screen).toContain('Lakeside Jazz Festival 2030');
    expect(screen).toContain('40 francs');
    expect(screen).not.toContain('Ada Brook');
  });

  test('leaves at the end of the input', async () => {
    expect(await typed('thanks\n')).toContain('You are welcome.');
  });
});
