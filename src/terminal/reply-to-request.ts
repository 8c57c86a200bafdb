import type { Answerer } from '../answer/answerer.ts';
import { askWhen } from '../answer/requests/unclear-time.ts';
import type { ReminderRequest, RequestedThing } from '../answer/requests/reminder-request.ts';

/** The terminal sends no reminders: it says who does, and tells when the thing is. */
export function replyToRequest(request: ReminderRequest, answerer: Answerer): string {
  if (request.kind === 'list') return 'Your reminders are kept in Discord: /remind list shows them there.';
  if (request.kind === 'stop') return 'Reminders are sent in Discord: /remind stop ends them there.';
  if (request.time.kind === 'unread') return askWhen;
  return `I can remind you in Discord; here: ${whenItIs(request.thing, answerer)}`;
}

function whenItIs(thing: RequestedThing, answerer: Answerer): string {
  switch (thing.kind) {
    case 'session':
      return textOf(`session:${thing.id}`, answerer);
    case 'unclear': {
      if (thing.sessionIds.length === 0) return 'I know of no such session.';
      return thing.sessionIds.map((id) => textOf(`session:${id}`, answerer)).join('\n');
    }
    case 'day':
    case 'days':
    case 'sessions':
      return answerer.programme() ?? noSessions;
    case 'anniversaries':
    case 'summit':
      return textOf('schedule:when', answerer);
  }
}

const noSessions = 'This pack has no sessions.';

function textOf(id: string, answerer: Answerer): string {
  const decision = answerer.pick(id)?.decision;
  return decision?.kind === 'answer' ? decision.answer.text : noSessions;
}
