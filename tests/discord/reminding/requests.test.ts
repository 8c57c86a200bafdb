import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { RequestedThing, RequestedTime } from '../../../src/answer/requests/reminder-request.ts';
import { decodeId } from '../../../src/discord/custom-id.ts';
import type { BotMessage } from '../../../src/discord/messages/message.ts';
import { requestMessage } from '../../../src/discord/reminding/request-message.ts';
import { resolveRequest } from '../../../src/discord/reminding/resolve-request.ts';
import { decodeWish } from '../../../src/discord/reminding/wish-code.ts';
import { writeWhat } from '../../../src/reminders/what.ts';
import { packOf } from '../../support/packs.ts';
import { offerAt, times, undated, yearly } from './offers.ts';

interface Setting {
  readonly now?: string;
  readonly zone?: string | null;
  readonly pack?: typeof yearly;
}

function asked(thing: RequestedThing, time: RequestedTime, setting: Setting = {}): BotMessage {
  const { now = times.before, zone = null, pack } = setting;
  const offer = offerAt(now, pack);
  const instant = Temporal.Instant.from(now);
  return requestMessage(resolveRequest({ kind: 'remind', thing, time }, offer, zone, instant), offer, '7');
}

/** The labels of the buttons, each with what it stands for. */
function buttons({ rows }: BotMessage): string[] {
  return rows.flatMap(({ components }) =>
    components.flatMap((one) => {
      if (!('label' in one) || !('custom_id' in one)) return [];
      const id = decodeId(one.custom_id);
      const wish = id && decodeWish(id.subject, yearly);
      const about = wish ? ` ${writeWhat(wish.what)} ${wish.offsets.join(',')}` : '';
      return [`${one.label}: ${id?.action} ${id?.userId}${about}`];
    }),
  );
}

const usual: RequestedTime = { kind: 'usual' };
const gala: RequestedThing = { kind: 'session', id: 'gala' };
const atWall = (time: string, zone: string | null = null): RequestedTime => ({
  kind: 'at',
  time: Temporal.PlainDateTime.from(time),
  zone,
});
const stampOf = (time: string) => Temporal.Instant.from(time).epochMilliseconds / 1000;
const both = (time: string) => `<t:${stampOf(time)}:F> (<t:${stampOf(time)}:R>)`;

describe('a wish that can be had', () => {
  test('is echoed with its time, to be confirmed', () => {
    const message = asked(gala, { kind: 'before', offsets: [60] });
    expect(message.content).toBe(
      `I will remind you of **Closing gala** ${both('2030-07-06T17:00Z')}, by direct message.`,
    );
    expect(buttons(message)).toEqual(['Confirm: confirm 7 session:gala 60', 'Cancel: cancel 7']);
  });

  test('without a time is for the usual one', () => {
    expect(asked(gala, usual).content).toContain(both('2030-07-06T17:45Z'));
    expect(asked({ kind: 'day', date: Temporal.PlainDate.from('2030-07-06') }, usual).content).toBe(
      `I will remind you of the start of day 2 (Saturday 6 July 2030) ${both('2030-07-06T06:00Z')}, by direct message.`,
    );
  });

  test('for several times or things tells the first', () => {
    expect(asked(gala, { kind: 'before', offsets: [1440, 60, 0] }).content).toBe(
      `I will remind you of **Closing gala**, 1 day before, 1 hour before and at the start, by direct message. The first is due ${both('2030-07-05T18:00Z')}.`,
    );
    expect(asked({ kind: 'summit' }, usual).content).toBe(
      `I will remind you of every session of Lakeside Jazz Festival 2030, 15 minutes before, by direct message. The first, **Opening concert**, is due ${both('2030-07-05T16:45Z')}.`,
    );
    expect(asked({ kind: 'days' }, usual).content).toBe(
      `I will remind you of the start of each day of Lakeside Jazz Festival 2030, by direct message. The first is due ${both('2030-07-05T06:00Z')}.`,
    );
  });

  test('leaves out what is past of it', () => {
    expect(asked(gala, { kind: 'before', offsets: [1440, 60] }, { now: times.between }).content).toContain(
      `is due ${both('2030-07-06T17:00Z')}`,
    );
  });
});

describe('a time that is named', () => {
  test('and is none is asked for again, whatever it is about', () => {
    const sentence =
      'I did not understand when. Say it like “1 hour before the …”, “at 18:00” or “in 20 minutes”.';
    expect(asked(gala, { kind: 'unread' })).toEqual({ content: sentence, rows: [] });
    expect(asked({ kind: 'unclear', sessionIds: [] }, { kind: 'unread' }).content).toBe(sentence);
  });

  test("is taken in the person's zone, in the one that is named with it, or in the summit's", () => {
    const time = atWall('2030-07-05T18:00');
    expect(asked(gala, time).content).toContain(both('2030-07-05T16:00Z'));
    expect(asked(gala, time, { zone: 'Asia/Tokyo' }).content).toContain(both('2030-07-05T09:00Z'));
    const named = atWall('2030-07-05T18:00', 'America/New_York');
    const message = asked(gala, named, { zone: 'Asia/Tokyo' });
    expect(message.content).toBe(
      `I will remind you of **Closing gala** ${both('2030-07-05T22:00Z')}, by direct message.`,
    );
    expect(buttons(message)[0]).toBe('Confirm: confirm 7 time:2030-07-05T18:00:00[America/New_York]gala 0');
  });

  test('may be so many minutes from now, about the summit as such', () => {
    const message = asked({ kind: 'summit' }, { kind: 'in', minutes: 90 });
    expect(message.content).toBe(
      `I will remind you of **Lakeside Jazz Festival 2030** ${both('2030-07-01T09:30Z')}, by direct message.`,
    );
    expect(buttons(message)[0]).toBe('Confirm: confirm 7 time:2030-07-01T11:30:00[Europe/Zurich] 0');
  });

  test('and is just past is that of the next day, and says so', () => {
    const message = asked(gala, atWall('2030-07-01T09:00'), { now: times.before });
    expect(message.content).toBe(
      `I will remind you of **Closing gala** ${both('2030-07-02T07:00Z')}, by direct message.\n-# <t:${stampOf('2030-07-01T07:00Z')}:F> is past, so I take the day after.`,
    );
  });

  test('and is long past is refused', () => {
    const message = asked(gala, atWall('2030-06-20T09:00'));
    expect(message.content).toBe(
      `${both('2030-06-20T07:00Z')} is past already. I can still remind you of **Closing gala**:`,
    );
    expect(buttons(message)).toEqual([
      '15 minutes before: propose 7 session:gala 15',
      'At the start: propose 7 session:gala 0',
    ]);
  });

  test('and is yesterday’s is refused, though that of today lies ahead', () => {
    const early = '2030-07-01T05:00Z';
    const message = asked({ kind: 'summit' }, atWall('2030-06-30T08:00'), { now: early });
    expect(message.content).toBe(
      `${both('2030-06-30T06:00Z')} is past already. I can still remind you of every session of Lakeside Jazz Festival 2030:`,
    );
    expect(asked(gala, atWall('2030-07-31T08:00'), { now: times.after }).content).toBe(
      `${both('2030-07-31T06:00Z')} is past already.`,
    );
  });

  test('after the end of its session is refused', () => {
    expect(asked(gala, atWall('2030-07-07T09:00')).content).toBe(
      `<t:${stampOf('2030-07-07T07:00Z')}:F> is too late: **Closing gala** is over by then.`,
    );
  });

  test('needs a zone', () => {
    const message = asked({ kind: 'summit' }, atWall('2030-07-05T18:00'), { pack: undated });
    expect(message.content).toContain('I know neither your time zone nor that of the sessions.');
    const known = { pack: undated, zone: 'Europe/Zurich' };
    expect(asked({ kind: 'summit' }, atWall('2030-07-05T18:00'), known).content).toContain(
      both('2030-07-05T16:00Z'),
    );
  });
});

describe('a time that is left open', () => {
  test('is asked for, with those that are possible', () => {
    const message = asked(gala, { kind: 'vague' });
    expect(message.content).toBe('How long before shall I remind you of **Closing gala**?');
    expect(buttons(message)).toEqual([
      '1 day before: propose 7 session:gala 1440',
      '1 hour before: propose 7 session:gala 60',
      '15 minutes before: propose 7 session:gala 15',
      'At the start: propose 7 session:gala 0',
    ]);
    const late = asked(gala, { kind: 'vague' }, { now: '2030-07-06T17:30Z' });
    expect(buttons(late).map((one) => one.split(':')[0])).toEqual(['15 minutes before', 'At the start']);
  });

  test('of what is past, or nobody knows, is not asked for', () => {
    const opening: RequestedThing = { kind: 'session', id: 'opening' };
    expect(asked(opening, { kind: 'vague' }, { now: times.between }).content).toContain('too late');
    expect(asked({ kind: 'unclear', sessionIds: ['gala'] }, { kind: 'vague' }).content).toContain(
      'I did not understand when.',
    );
  });
});

describe('a wish that cannot be had', () => {
  test('so early any more can be had at the start', () => {
    const message = asked(gala, usual, { now: '2030-07-06T17:57Z' });
    expect(message.content).toBe(
      `It is too late for that. **Closing gala**: ${both('2030-07-06T18:00Z')}. I can still remind you of it:`,
    );
    expect(buttons(message)).toEqual(['At the start: propose 7 session:gala 0']);
  });

  test('since its day has begun says so', () => {
    const day: RequestedThing = { kind: 'day', date: Temporal.PlainDate.from('2030-07-06') };
    expect(asked(day, usual, { now: times.between })).toEqual({
      content: 'Day 2 (Saturday 6 July 2030) has begun already.',
      rows: [],
    });
  });

  test('since it is past', () => {
    const opening: RequestedThing = { kind: 'session', id: 'opening' };
    expect(asked(opening, usual, { now: times.between }).content).toBe(
      `It is too late for that. **Opening concert**: ${both('2030-07-05T17:00Z')}.`,
    );
  });

  test('since it is cancelled', () => {
    const parade: RequestedThing = { kind: 'session', id: 'parade' };
    expect(asked(parade, usual).content).toBe('**Boat parade** is cancelled.');
    expect(asked(parade, atWall('2030-07-05T18:00')).content).toBe('**Boat parade** is cancelled.');
  });

  test('since all is over, with what still makes sense', () => {
    const message = asked(gala, usual, { now: times.after, pack: yearly });
    const next = stampOf('2031-07-05T06:00Z');
    expect(message.content).toBe(
      `Lakeside Jazz Festival 2030 is over: it took place from Friday 5 July 2030 to Saturday 6 July 2030.\nI can remind you of every anniversary. The next one is <t:${next}:D> (<t:${next}:R>).`,
    );
    expect(buttons(message)).toEqual(['Remind me of every anniversary: remind 7 anniversaries 0']);
    expect(asked(gala, usual, { now: times.after }).rows).toEqual([]);
  });

  test('since there are no anniversaries, or not yet', () => {
    const anniversaries: RequestedThing = { kind: 'anniversaries' };
    expect(asked(anniversaries, usual, { now: times.after }).content).toBe(
      'The anniversaries of Lakeside Jazz Festival 2030 are not kept.',
    );
    expect(asked(anniversaries, usual, { pack: yearly }).content).toBe(
      'It lies ahead; its anniversaries come after it.',
    );
    expect(asked(anniversaries, usual, { now: times.after, pack: yearly }).content).toContain(
      'I will remind you of every anniversary of Lakeside Jazz Festival 2030, by direct message.',
    );
  });

  test('since nobody knows when it is', () => {
    expect(asked(gala, usual, { pack: undated }).content).toBe(
      'I cannot remind of Lakeside Jazz Festival 2030: its sources name no time zone, so that nobody knows when its sessions are.',
    );
    const empty = packOf('title: A day', '## Is it fine?\n> fine\n\nYes.\n');
    expect(asked({ kind: 'summit' }, usual, { pack: empty }).content).toBe(
      'The sources name no sessions of A day.',
    );
  });
});

describe('an unclear wish', () => {
  test('is asked back, with a button for each meaning', () => {
    const message = asked(
      { kind: 'unclear', sessionIds: ['opening', 'gala'] },
      { kind: 'before', offsets: [30] },
    );
    expect(message.content).toBe('Which session do you mean?');
    expect(buttons(message)).toEqual([
      'Opening concert: propose 7 session:opening 30',
      'Closing gala: propose 7 session:gala 30',
    ]);
  });

  test('about nothing that there is offers the next sessions', () => {
    const message = asked({ kind: 'unclear', sessionIds: [] }, usual, { now: times.between });
    expect(buttons(message)).toEqual(['Closing gala: propose 7 session:gala 15']);
  });

  test('whose meanings are all past says so', () => {
    expect(
      asked({ kind: 'unclear', sessionIds: ['opening'] }, usual, { now: times.between }).content,
    ).toContain('It is too late for that');
  });
});
