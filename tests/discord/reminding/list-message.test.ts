import { describe, expect, test } from 'vitest';
import type { BotMessage } from '../../../src/discord/messages/message.ts';
import { listMessage } from '../../../src/discord/reminding/list-message.ts';
import { stopChoices, stoppedText, whichOf } from '../../../src/discord/reminding/stopping.ts';
import { clockTrouble, refusalTrouble, troublesOf } from '../../../src/discord/reminding/troubles.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { festival } from '../../support/festival.ts';
import { forChannel } from '../reminders/deliveries.ts';
import { paused, subscription } from './subscriptions.ts';

const findPack = (name: string): Pack | undefined => (name === 'test' ? festival : undefined);
const every = subscription({ id: 'every', what: { kind: 'sessions' }, offsets: [60, 0] });
const many = Array.from({ length: 12 }, (_, place) => subscription({ id: `s${place + 1}` }));

/** The placeholders of selects with their options, and the labels of buttons. */
function controls({ rows }: BotMessage): unknown[] {
  return rows.flatMap(({ components }) =>
    components.map((one) => {
      if ('options' in one) return [one.placeholder, one.options.map(({ label }) => label)];
      return 'label' in one ? one.label : one.type;
    }),
  );
}

describe('a list', () => {
  test('of nothing says how to have something', () => {
    const message = listMessage({ own: [], server: undefined }, findPack, '10');
    expect(message.content).toBe('You have no reminders. /remind me, or a button on /schedule, makes one.');
    expect(message.rows).toEqual([]);
  });

  test('has own ones, then those of the server, each with its number', () => {
    const server = [
      subscription({ id: 'c', target: forChannel('20', { roleId: '30' }), ...paused('no-permission') }),
    ];
    const message = listMessage({ own: [subscription(), every], server }, findPack, '10', 0, 'Resumed.');
    expect(message.content).toBe(
      [
        'Resumed.',
        '**Your reminders** (2 of at most 25)',
        '1. **Closing gala**, 15 minutes before, by direct message',
        '2. every session of Lakeside Jazz Festival 2030, 1 hour before and at the start, by direct message',
        '**Reminders in the channels of this server** (1 of at most 50)',
        '1. **Closing gala**, 15 minutes before, in <#20>, and ping <@&30> · paused: I may not write there; /doctor tells what is missing, then press Resume',
      ].join('\n'),
    );
    expect(controls(message)).toEqual([
      [
        'Stop',
        [
          '1. Closing gala, 15 minutes before',
          '2. every session of Lakeside Jazz Festival 2030, 1 hour before and at the start',
          'Server, 1. Closing gala, 15 minutes before',
        ],
      ],
      ['Resume', ['Server, 1. Closing gala, 15 minutes before']],
    ]);
  });

  test('that is long has pages', () => {
    const first = listMessage({ own: many, server: undefined }, findPack, '10');
    expect(first.content.split('\n')).toHaveLength(12);
    expect(controls(first).slice(1)).toEqual(['Next']);
    const last = listMessage({ own: many, server: undefined }, findPack, '10', 9);
    expect(last.content).toContain('\n11. **Closing gala**');
    expect(last.content).toContain('Page 2 of 2');
    expect(controls(last).slice(1)).toEqual(['Back']);
  });

  test('fits into one message, however long the titles are', () => {
    const sessions = festival.sessions.map((session) => ({ ...session, title: 'Long '.repeat(100) }));
    const long = (): Pack => ({ ...festival, title: 'T'.repeat(300), sessions });
    const server = many.map((one) => ({
      ...one,
      target: forChannel('2'.repeat(20)),
      ...paused('closed-dms'),
    }));
    const { content } = listMessage({ own: [], server }, long, '10');
    expect(content.length).toBeLessThan(4000);
  });

  test('names what is gone by its id', () => {
    const gone = subscription({ pack: 'old', what: { kind: 'session', id: 'breakfast' }, offsets: [] });
    expect(listMessage({ own: [gone], server: undefined }, findPack, '10').content).toContain(
      '1. **breakfast** (snoozed), by direct message',
    );
    const all = subscription({ pack: 'old', what: { kind: 'days' } });
    expect(listMessage({ own: [all], server: undefined }, findPack, '10').content).toContain(
      '1. the start of each day of old',
    );
  });
});

describe('one of several', () => {
  const own = [
    subscription({ id: 'a' }),
    every,
    subscription({ id: 'b', what: { kind: 'session', id: 'opening' } }),
  ];

  test.each([
    ['2', 'every'],
    ['3.', 'b'],
    ['a', 'a'],
    ['opening', 'b'],
    ['evry session', 'every'],
  ])('is found by its number, its id or its name: %s', (text, id) => {
    expect(whichOf(own, text, findPack)?.id).toBe(id);
  });

  test('is not found where there is none like it', () => {
    expect(whichOf(own, '4', findPack)).toBeUndefined();
    expect(whichOf(own, 'parking', findPack)).toBeUndefined();
  });

  test('is offered with its number', () => {
    expect(stopChoices(own, 'gala', findPack)[0]).toEqual({
      name: '1. Closing gala, 15 minutes before',
      value: 'a',
    });
    expect(stopChoices(many, '', findPack)).toHaveLength(12);
  });
});

describe('what was stopped', () => {
  test('is said in a sentence, or as a list', () => {
    const gala = '**Closing gala**, 15 minutes before, by direct message';
    expect(stoppedText([], findPack)).toBe('There was nothing to stop.');
    expect(stoppedText([subscription()], findPack)).toBe(`Stopped: ${gala}.`);
    expect(stoppedText([subscription(), subscription()], findPack)).toBe(`Stopped:\n- ${gala}\n- ${gala}`);
  });
});

describe('what is wrong with the reminders of a server', () => {
  const inChannel = (id: string) => subscription({ target: forChannel(id) });

  test('is told once for each channel', () => {
    const lacks = (id: string) => ({ '20': ['Send Messages'], '21': [] })[id];
    expect(
      troublesOf([inChannel('20'), inChannel('20'), inChannel('21'), inChannel('22')], lacks, findPack),
    ).toEqual([
      '- **Send Messages** is missing in <#20>: I cannot post its reminders.',
      '- **Reminders** for <#22>: that channel is gone, or I do not see it.',
    ]);
  });

  test('is that some are paused', () => {
    const one = subscription({ target: forChannel('20'), ...paused('channel-gone') });
    expect(troublesOf([one], () => [], findPack)).toEqual([
      '- **Paused**: **Closing gala**, 15 minutes before, in <#20>: its channel is gone.',
    ]);
  });

  test('is that Discord refuses too much', () => {
    expect(refusalTrouble({ count: 99, hold: 0 })).toEqual([]);
    expect(refusalTrouble({ count: 100, hold: 0 })[0]).toContain(
      'refused 100 in the last 10 minutes; the log',
    );
    expect(refusalTrouble({ count: 5001, hold: 9 })[0]).toContain('so reminders wait, lest it bans me.');
  });

  test('is that the clock is wrong, by as much as people would notice', () => {
    expect([0, 29_000, -29_000].map(clockTrouble)).toEqual([[], [], []]);
    expect([-125_000, 7 * 3_600_000 + 60_000].flatMap(clockTrouble)).toEqual([
      '- **Clock**: the machine that I run on is 2 minutes ahead of Discord, so reminders come too early. Whoever runs me should set it.',
      '- **Clock**: the machine that I run on is 7 hours 1 minute behind Discord, so reminders come too late. Whoever runs me should set it.',
    ]);
  });
});
