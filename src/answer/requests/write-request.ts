import type { ReminderRequest, RequestedThing, RequestedTime } from './reminder-request.ts';

/**
 * A request in one line: `remind session:dinner before 60,0`, `remind day:2019-02-28 usual`, `remind summit in 20`,
 * `remind unclear:lunch,dinner at 2019-02-27T18:00[UTC]`, `stop summit`, `list`.
 */
export function writeRequest(request: ReminderRequest): string {
  switch (request.kind) {
    case 'remind':
      return `remind ${writeThing(request.thing)} ${writeTime(request.time)}`;
    case 'stop':
      return `stop ${writeThing(request.thing)}`;
    case 'list':
      return 'list';
  }
}

function writeThing(thing: RequestedThing): string {
  switch (thing.kind) {
    case 'session':
      return `session:${thing.id}`;
    case 'day':
      return `day:${thing.date.toString()}`;
    case 'unclear':
      return `unclear:${thing.sessionIds.join(',') || 'none'}`;
    default:
      return thing.kind;
  }
}

function writeTime(time: RequestedTime): string {
  switch (time.kind) {
    case 'usual':
    case 'unread':
    case 'vague':
      return time.kind;
    case 'before':
      return `before ${time.offsets.join(',')}`;
    case 'in':
      return `in ${time.minutes}`;
    case 'at': {
      const zone = time.zone === null ? '' : `[${time.zone}]`;
      return `at ${time.time.toString({ smallestUnit: 'minute' })}${zone}`;
    }
  }
}
