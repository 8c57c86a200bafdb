import { asks, bare, lists, mentions, reminders, reminds, starts, stops } from './wish-forms.ts';

/** What somebody wants of reminders, before it is read of which. */
export interface Wish {
  readonly kind: 'remind' | 'stop' | 'list';
  /** Whether the words are used for questions as well: "remind me of", which also asks to be told. */
  readonly asksToo: boolean;
}

type Word = { readonly text: string; readonly afterPause?: true };

/** What is only asked by the way: "did he remind", "who reminded", "how do I set a reminder". */
const banned =
  /\b(?:who|whom|whose|what|why|where|how|which|did|does|do|is|was|are|were|has|had|have|he|she|they|that|to|not|never|should|would|could|can|will|if|because|you|nobody|someone)\b/;
/** Politeness and the like, which may open a wish. */
const polite =
  /\b(?:you (?:can|could|may|should)|(?:can|could|would|will|cud) (?:you|we|i)(?: please)?(?: (?:like|love) (?:to|you to))?|i (?:want|need|wish|have)(?: you)?(?: to)?|i (?:would )?(?:like|love)(?: you)?(?: to)?|i am|do not forget to|be sure to|make sure (?:to|you)|remember to|please|kindly|just|maybe|also|and|then|so|hey|hi|hello|yo|ok|okay|well|bot|summit|thanks|thank you|go ahead|quickly|do|to|get|be|i)\b/g;
const timely = new RegExp(
  `\\b(?:before|ahead|prior|minutes?|min|hours?|days?|weeks?|at|on|in|for|tomorrow|today|tonight|${starts})\\b`,
);
const startClause = new RegExp(`\\b(?:when|once|as soon as)\\b.*?\\b${starts}\\b`);

/**
 * Reads whether an utterance is a wish about reminders. A weak sign is none: where the words ask something, it is a question.
 *
 * @param words In normal form, corrected.
 */
export function wishOf(words: readonly Word[]): Wish | undefined {
  const text = words.map((word) => word.text).join(' ');
  if (!mentions.test(text)) return undefined;
  if (lists.some((form) => form.test(text))) return { kind: 'list', asksToo: false };
  if (stops.some((form) => opens(form, text, words))) return { kind: 'stop', asksToo: false };
  if (asks.test(text)) return undefined;
  if (opens(reminds, text, words)) return { kind: 'remind', asksToo: true };
  const isWish = reminders.some((form) => opens(form, text, words)) || bare.some((form) => form.test(text));
  return isWish ? { kind: 'remind', asksToo: false } : undefined;
}

/** Whether the form stands where a wish is uttered: first, or after politeness, a pause or the time that is meant. */
function opens(form: RegExp, text: string, words: readonly Word[]): boolean {
  const found = form.exec(text);
  if (!found) return false;
  const before = text.slice(0, found.index).split(' ').filter(Boolean);
  const saysMore = text.slice(found.index + found[0].length).trim() !== '';
  if (!saysMore && /^(?:who|what|when|why|where|how|which)\b/.test(before.join(' ')))
    return startClause.test(before.join(' '));
  const left = lastClause(before, words).replace(startClause, 'on').replaceAll(polite, ' ').trim();
  return left === '' || (timely.test(left) && !banned.test(left) && !/\bwhen\b/.test(left));
}

/** What stands before a form in its own clause; "and" begins another one. */
function lastClause(before: readonly string[], words: readonly Word[]): string {
  let length = 0;
  let clause: string[] = [];
  for (const { text: word, afterPause } of words) {
    if (afterPause || word === 'and') clause = [];
    if (length >= before.length) break;
    clause.push(word);
    length += word.split(' ').length;
  }
  return clause.join(' ');
}
