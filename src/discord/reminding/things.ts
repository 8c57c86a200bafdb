import type { RequestedThing } from '../../answer/requests/reminder-request.ts';
import type { What } from '../../reminders/what.ts';

/** What somebody named: several where it is unclear which, nothing where it is the summit as such. */
export function thingsIn(thing: RequestedThing): What[] {
  switch (thing.kind) {
    case 'session':
      return [{ kind: 'session', id: thing.id }];
    case 'day':
      return [{ kind: 'day', date: thing.date }];
    case 'unclear':
      return thing.sessionIds.map((id) => ({ kind: 'session', id }));
    case 'summit':
      return [];
    default:
      return [{ kind: thing.kind }];
  }
}
