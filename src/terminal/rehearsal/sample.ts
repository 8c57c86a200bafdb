import type { Pack } from '../../knowledge/pack.ts';
import type { NewSubscription } from '../../reminders/subscription.ts';

/** Minutes: a day, an hour, at the start. */
const usualOffsets = [1440, 60, 0];

/** Subscriptions as people might have them, for a rehearsal before there are any. */
export function sampleSubscriptions({ id: pack, sessions }: Pack): NewSubscription[] {
  const createdBy = 'a person';
  const channel = {
    kind: 'channel',
    guildId: 'a server',
    channelId: '#sample',
    roleId: null,
    interested: false,
  } as const;
  const [first] = sessions.filter(({ status }) => status !== 'cancelled');
  return [
    { pack, createdBy, target: channel, what: { kind: 'sessions' }, offsets: usualOffsets },
    { pack, createdBy, target: channel, what: { kind: 'days' }, offsets: [0] },
    { pack, createdBy, target: channel, what: { kind: 'anniversaries' }, offsets: [0] },
    ...(first
      ? [
          {
            pack,
            createdBy,
            target: { kind: 'user', userId: createdBy } as const,
            what: { kind: 'session', id: first.id } as const,
            offsets: [60],
          },
        ]
      : []),
  ];
}

export function aboutSample({ commemorate }: Pack): string {
  const days = commemorate === 'yearly' ? ', every day and every anniversary' : ' and every day';
  return `Nobody has subscribed to this pack, so this is a sample: a channel that follows every session (1 day, 1 hour, at the start)${days}, and a person who follows the first session (1 hour).`;
}
