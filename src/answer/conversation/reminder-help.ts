const things = '(?:(?:a|an|the|my|some|any|your) )*reminders?';
const making = '(?:set|make|get|create|add|use|have|schedule|send|give|stop|cancel|change|do|handle)';

/** "how do I set a reminder", "can you remind me of things": questions about reminders as such, and of nothing to be reminded of. */
const questions = new RegExp(
  [
    `how (?:do|can|would|could|should|to|does) (?:i |we |you |one |it )?(?:${making}(?: up| me)? ${things}|(?:be|get) reminded)`,
    `how (?:do|does) (?:the |your )?(?:reminders?|reminding) works?`,
    `what are (?:the |your )?reminders(?: for)?`,
    `(?:can|could|do|does|will|would) (?:you|the bot|this bot|it) (?:also |even |really )?${making}(?: out| up| me| us)* reminders?`,
    `(?:can|could|do|does|will|would) (?:you|the bot|this bot|it) (?:also |even |really )?remind (?:me|us|people) (?:of|about) (?:things|stuff|something|anything|sessions)`,
    `(?:is|are) there (?:any )?reminders?`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
);
const whole = new RegExp(
  `^(?:${questions.source})(?: (?:here|please|too|with you|in discord|with this bot))*$`,
);

/** @param text In normal form, corrected. */
export function asksHowToBeReminded(text: string): boolean {
  return whole.test(text);
}
