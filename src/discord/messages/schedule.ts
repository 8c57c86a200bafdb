import type { Pack, Session } from '../../knowledge/pack.ts';
import { calendarOf } from './calendar.ts';
import { plain } from './escape.ts';
import { type BotMessage, type Row, say } from './message.ts';
import { startOf } from './moment.ts';

/**
 * All sessions, with a calendar file.
 *
 * @param withFile Whether files may be attached where it is shown.
 * @param rows To be reminded of them.
 */
export function scheduleMessage(pack: Pack, withFile: boolean, rows: readonly Row[] = []): BotMessage {
  if (pack.sessions.length === 0) return say(`The sources name no sessions of ${plain(pack.title)}.`);
  const content = [
    `**${plain(pack.title)}: schedule**`,
    ...pack.sessions.map((session) => sessionItem(session, pack)),
    ...(withFile ? [] : ['-# I may not attach files here, so there is no calendar file.']),
  ].join('\n\n');
  return { content, rows, ...(withFile ? { file: calendarOf(pack) } : {}) };
}

function sessionItem(session: Session, pack: Pack): string {
  const { title, place, status, note } = session;
  const where = place ? `, ${plain(place)}` : '';
  return [
    `**${plain(title)}**${where} · ${status}`,
    startOf(session, pack),
    ...(note ? [`-# ${plain(note)}`] : []),
  ].join('\n');
}
