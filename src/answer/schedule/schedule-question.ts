import type { Temporal } from 'temporal-polyfill';
import type { Session } from '../../knowledge/pack.ts';

/** What is asked of a session. */
export type Aspect = 'when' | 'end' | 'length' | 'place' | 'status';

/** What is asked of the event as a whole. */
export type EventAspect = 'when' | 'end' | 'length' | 'status' | 'next' | 'now' | 'first' | 'last';

/** A question that the timetable answers. */
export type ScheduleQuestion =
  | { readonly kind: 'session'; readonly aspect: Aspect; readonly sessions: readonly Session[] }
  | { readonly kind: 'after' | 'before'; readonly session: Session }
  | { readonly kind: 'day'; readonly day: Temporal.PlainDate }
  /** Which sessions are cancelled, or are not. */
  | { readonly kind: 'standing'; readonly cancelled: boolean }
  | { readonly kind: EventAspect | 'all' | 'time' };

const ending =
  'end|ends|ended|ending|over|finish|finishes|finished|conclude|concludes|concluded|close|closes|wrap|done';
const asksForEnd = new RegExp(
  `\\b(?:when|what time|what day|which day)\\b.*\\b(?:${ending})\\b|\\bend (?:time|date)\\b`,
);

const auxiliary = 'is|are|was|were|has|have|had|did|does|do|will|still|already|yet';
const state =
  'over|end|ended|finish|finished|done|conclude|concluded|past|start|started|begin|began|begun|ongoing|going on|under way|' +
  'underway|running|on|live|happen|happened|happening|place|held|planned|cancelled|canceled|called off|dropped|scrapped|' +
  'skipped|go ahead|moved|postponed|delayed|yet';
const outcome = 'over|finished|done|started|begun|ended|cancelled|canceled|held';
/** A question for yes or no, so without a question word: "is it over", "started yet", "% cancelled". */
const asksWhetherItIsSo = new RegExp(
  `^(?!.*\\b(?:what|when|which|who|why|how|where)\\b)(?:` +
    `.*\\b(?:${auxiliary})\\b.*\\b(?:${state})\\b|` +
    `.*\\b(?:${outcome}) (?:yet|already|or not)\\b|` +
    `.*\\b(?:miss|missed)\\b.*%|` +
    `(?:the )?% (?:${outcome}|called off|moved)$)`,
);

/** How questions of each kind are put, in the order in which they are tried. `%` stands for a session that is named. */
const forms: readonly (readonly [RegExp, ScheduleQuestion['kind'] | Aspect])[] = [
  [
    /\bwhat time is it\b(?!.*%)|\b(?:current|local) time\b|\btime (?:is it )?(?:there|now|right now|at the moment)\b/,
    'time',
  ],
  [
    /\bhow (?:many (?:more )?(?:days|hours|minutes|weeks|sleeps|months|years)|long|soon)\b.*\b(?:until|till|til|before|left|to go|to wait|away|ago|since)\b|\bcountdown\b|\bhow soon\b/,
    'status',
  ],
  [/\b(?:what|which|who|whats|anything|something)\b.*\bafter\b.*%|\bafter\b.*%.*\bwhat\b/, 'after'],
  [/\b(?:what|which|anything|something)\b.*\bbefore\b.*%|\bbefore\b.*%.*\bwhat\b/, 'before'],
  [
    /\bhow long\b|\b(?:one|two|three|\d) days? or\b|\bduration\b|\bhow many (?:days|hours|minutes)\b|\blength\b/,
    'length',
  ],
  [asksForEnd, 'end'],
  [
    /\b(?:first|opening) (?:session|item|event|thing|point|part)\b|\b(?:comes?|is|happens|was) first\b|\b(?:start|starts|begin|begins|open|opens|kick|kicks|started|opened) (?:off )?with\b/,
    'first',
  ],
  [
    /\b(?:last|final|closing) (?:session|item|event|thing|point|part)\b|\b(?:comes?|is|happens|was) last\b|\b(?:end|ends|ended|finish|finishes|close|closes) with\b/,
    'last',
  ],
  [/\b(?:next|upcoming|coming up|up next|left|follows|comes after|after (?:that|this))\b/, 'next'],
  [asksWhetherItIsSo, 'status'],
  [
    /\b(?:now|right now|currently|at the moment|this moment|this minute|happening|going on|going down|up to)\b/,
    'now',
  ],
  [
    /\b(?:when|what time|which time|what hour|which day|what day|what date|which date|which two days|which days|what days|what dates|which dates|dates?|since when|start time|starting time|time of)\b/,
    'when',
  ],
  [
    /\b(?:where|which place|what place|venue|which hotel|what hotel|which room|what room|which building|location|whereabouts)\b/,
    'place',
  ],
  [
    /\b(?:schedule|programme|program|timetable|time table|itinerary|timeline|running order|order of events|sessions|(?:all|list of|the|both) (?:the )?(?:events|days))\b/,
    'all',
  ],
  [/^(?:and |but )?(?:at )?(?:what )?time$/, 'when'],
];

/**
 * Words that a schedule question is made of. A question with any other word of content asks for something that the
 * timetable does not tell, and is not a schedule question.
 */
export const scheduleWords: ReadonlySet<string> = new Set(
  `when where time times hour hours minute minutes day days date dates week weeks sleeps month year long length duration clock oclock
  start starts started starting begin begins began begun beginning open opens opened opening kick kicks end ends ended ending
  finish finishes finished over conclude concludes concluded close closes wrap done past last final first next upcoming coming come comes came follow
  follows after before until till til go going gone happen happens happening happened take takes taking took place held hold holds
  holding due scheduled planned plan plans supposed meant exact exactly precise precisely exact local current currently
  moment right now today tonight tomorrow yesterday morning afternoon evening night session sessions event events item items part
  schedule programme program timetable table itinerary timeline running order list full whole entire complete official both all
  already yet still ongoing live running underway way run runs ran last lasts lasted on am pm
  one two three many more left ago since years venue hotel room building location whereabouts place meet meets met meeting meetings see sit sits
  miss missed cancelled canceled called moved postponed delayed dropped scrapped skipped status countdown soon away wait
  summit talks conference event thing exactly gmt utc calendar weekday`.split(/\s+/),
);

/** Words without a topic of their own that all the same ask for something else than the timetable. */
export const foreignForms =
  /\b(?:another|ever|first time|first (?:meet|met)|(?:meet|met) first)\b|\b(?:get|got|getting) (?:to|there|home|back|on|off|in|out|from)\b/;

/** What is asked of a day without sessions as well; "what happened" may be answered by entries. */
export const programmeForms =
  /\b(?:what|anything|something|nothing) (?:else )?(?:is |was )?(?:there )?on\b|\b(?:programme|program|schedule|scheduled|planned|plans?|sessions?|events?|agenda)\b/;

const cancelled = 'cancelled|canceled|called off|dropped|scrapped|skipped';
const someSessions = /^(?:and )?(?:which|what) (?:\w+ )?(?:sessions?|events|meetings?|items|parts)\b/;
const standing = new RegExp(
  `\\b(?:(${cancelled})|held|take place|took place|go ahead|went ahead|happen|happened)$`,
);

/** "which sessions were (not) cancelled", "which did not take place": a list by what became of them. */
export function readStanding(text: string): ScheduleQuestion | undefined {
  const found = standing.exec(text);
  if (!found || !someSessions.test(text)) return undefined;
  const isNegated = /\b(?:not|never)\b/.test(text);
  return { kind: 'standing', cancelled: (found[1] !== undefined) !== isNegated };
}

/** The first form that fits, or none. */
export function formOf(text: string): ScheduleQuestion['kind'] | Aspect | undefined {
  return forms.find(([form]) => form.test(text))?.[1];
}
