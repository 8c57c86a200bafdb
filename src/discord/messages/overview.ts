import type { Temporal } from 'temporal-polyfill';
import { Timetable } from '../../knowledge/timetable.ts';
import { dayName } from '../../answer/schedule/wording.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { sampleQuestions } from '../../pack-questions.ts';
import { plain } from './escape.ts';
import { type BotMessage, say, shortened } from './message.ts';
import { stamp } from './moment.ts';

const mostParticipants = 12;

/** What, when, where and who, and how long it still takes. */
export function overviewMessage(pack: Pack, now: Temporal.Instant): BotMessage {
  const lines = [
    `**${plain(pack.title)}**`,
    ...when(pack, now),
    ...(pack.location ? [`Where: ${plain(pack.location)}`] : []),
    ...who(pack),
    `-# Ask me, for example: ${shortened(plain(sampleQuestions(pack, 1).join('')), 300)}`,
  ];
  return say(lines.join('\n'));
}

function when(pack: Pack, now: Temporal.Instant): string[] {
  const timetable = new Timetable(pack);
  const [first] = timetable.standing;
  const last = timetable.standing.at(-1);
  if (!first || !last) return pack.sessions.length > 0 ? ['It is cancelled, with all of its sessions.'] : [];
  const days = [first, last].map(({ start }) => dayName(start.toPlainDate()));
  const dates = [...new Set(days)].join(' to ');
  if (!timetable.knowsZone) return [`When: ${dates}`];
  const end = timetable.endOf(last).epochMilliseconds;
  switch (timetable.phaseOfAll(now)) {
    case 'ahead':
      return [`When: ${dates}`, `It starts ${stamp(first.start.epochMilliseconds, 'R')}.`];
    case 'on':
      return [`When: ${dates}`, `It is on now, and ends ${stamp(end, 'R')}.`];
    case 'past':
      return [`It took place on ${dates} (${stamp(end, 'R')}).`];
  }
}

function who({ participants }: Pack): string[] {
  if (participants.length === 0) return [];
  const named = participants
    .slice(0, mostParticipants)
    .map(({ name, role }) => (role ? `${plain(name)} (${plain(role)})` : plain(name)));
  const others = participants.length - named.length;
  return [`Who: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`];
}
