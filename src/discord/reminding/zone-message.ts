import type { Temporal } from 'temporal-polyfill';
import { clockTime, dayName } from '../../answer/schedule/wording.ts';
import type { Preferences } from '../../reminders/preferences.ts';
import { plain } from '../messages/escape.ts';

/** What is known of somebody's own time; the time there now lets them see whether it is theirs. */
export function preferencesText({ zone, quietHours }: Preferences, now: Temporal.Instant): string {
  const lines = [
    zone === null
      ? "You have set no time zone: I take the summit's. For example: /remind zone zone:Hanoi"
      : `Your time zone is ${plain(zoneName(zone))}: it is ${timeIn(zone, now)} there now.`,
    quietHours
      ? `Quiet hours: ${quietHours.from.toString({ smallestUnit: 'minute' })} to ${quietHours.to.toString({ smallestUnit: 'minute' })}${zone === null ? " in the summit's time" : ''}. A reminder waits for their end if it is still of use then, else it is not sent, and /remind status tells.`
      : 'You have no quiet hours.',
  ];
  return lines.join('\n');
}

/** As people write it: "Etc/GMT-7" is seven hours ahead of UTC. */
export function zoneName(id: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(id) ?? [];
  return hours === undefined ? id : `UTC${sign === '-' ? '+' : '-'}${hours}`;
}

/** "Wednesday 27 February, 11:30". */
export function timeIn(zone: string, now: Temporal.Instant): string {
  const there = now.toZonedDateTimeISO(zone);
  return `${dayName(there.toPlainDate(), 'no year')}, ${clockTime(there)}`;
}
