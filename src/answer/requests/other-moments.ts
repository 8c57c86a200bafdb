import type { RequestedThing, RequestedTime } from './reminder-request.ts';

export interface ThingAndTime {
  readonly thing: RequestedThing;
  readonly time: RequestedTime;
}

const ending = '(?:ends?|finish(?:es)?|closes?|is over|wraps up)';

/** What tells another moment of a thing than its start. */
const elsewhere = new RegExp(
  [
    '\\bafter (?!all\\b)',
    `\\b(?:before|when|once|until|till|as soon as)\\b.* ${ending}\\b`,
    '\\b(?:at|by|in|near|around|towards?) the (?:very )?(?:end|close|middle) of\\b',
    '\\b(?:during|until|till|(?:halfway|midway|partway) (?:through|into))\\b',
  ].join('|'),
);

const partOfDay = /\b(?:day|morning|afternoon|evening|night) of\b/;

/** A reminder rests on the start: where another moment is meant, nobody knows which, and a part of a session's day leaves it open. */
export function unlessNotStart({ thing, time }: ThingAndTime, text: string): ThingAndTime {
  const isSession = thing.kind === 'session';
  if (elsewhere.test(text)) {
    return isSession
      ? { thing: { kind: 'unclear', sessionIds: [thing.id] }, time }
      : { thing, time: { kind: 'unread' } };
  }
  const isOpen = isSession && time.kind === 'usual' && partOfDay.test(text);
  return isOpen ? { thing, time: { kind: 'vague' } } : { thing, time };
}
