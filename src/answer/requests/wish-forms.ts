const me = '(?:me|us|usa|everyone|everybody)';
const verb = 'remind|ping|notify|alert|wake|nudge|buzz|warn|message|dm|text|poke';
const noun = '(?:rema?inders?|notifications?|alerts?|alarms?|pings?|heads up|nudge|shout)';
/** How people say that something starts. */
export const starts =
  '(?:starts?|begins?|opens?|kicks? off|goes live|commences?|comes up|gets? (?:going|under ?way)|' +
  'is (?:about to|starting|beginning|going to|on|live|due|time)|happens?)';

/** The least that a wish says: most utterances are let go by this alone. */
export const mentions =
  /remind|remainder|\b(?:ping|pings|pinging|notif\w+|alert\w*|alarms?|wake|nudge|buzz|warn|messages?|dm|text|note|poke|heads up|shout|subscribe|unsubscribe|pinged|notified|woken|know|tell|opt|sign)\b/;

export const lists: readonly RegExp[] = [
  /\b(?:what|which|how many) (?:\w+ ){0,2}?reminders (?:(?:do|did|have|am) i\b|are (?:set|active|there|on|pending|planned)\b)/,
  /\b(?:what|which) are my (?:\w+ )?reminders\b/,
  /^(?:(?:can|could|would) (?:you|i) |please |hey |ok |bot )*(?:list|show|see|view|check|display|give me|tell me)(?: me)?(?: a list of)?(?: all)?(?: of)?(?: my| our| the| active| current| set)* reminders?\b/,
  /^(?:(?:can|could|would|will) (?:you|i) |please |hey |ok |bot |i want (?:you )?to )*(?:read|repeat|hear|what is on)(?: me| out| back| all| of)* (?:my|our|the)(?: \w+)? reminders?\b/,
  /^(?:all )?(?:my|our) (?:\w+ )?reminders?(?: please| list)?$|^reminders? list$/,
  /\b(?:do i have|have i got|have i set|did i set) (?:any |a |some |my |the )*reminders?\b/,
  /\b(?:are|is) (?:there )?(?:any |a )?reminders? (?:set|active|pending)\b/,
  /^(?:and )?(?:what|when|which \w+) (?:will|do|are|would) (?:you|u) (?:going to )?(?:remind|reminding|ping|pinging|notify) (?:me|us|usa)\b/,
  /^(?:and )?(?:am i|will i|do i|when will i|what will i) (?:be |get |getting )*(?:reminded|any reminders?|reminders?)\b/,
];

/** Other nouns make it another thing: "the notification sound". */
const ended =
  '(?=$| (?:of|for|about|on|please|now|any|anymore|again|at|thanks|man|bot|until|from|to|that|i|before|when|all)\\b)';

export const stops: readonly RegExp[] = [
  new RegExp(
    `\\b(?:stop|quit|cease|end|do not|never|not|no longer)(?: (?:want|need|send|sending|give|giving|get|getting|have|having|me|us|any|more|the|a|an|my|your|all|these|those|of|this|that|to|be|ever|bother|bothering|spamming|please|for|with|do))* (?:(?:${verb})(?:ing)?(?: me| us| usa|$| (?=about|of|for|please|any|now))|(?:reminding|pinging|notifying|alerting|waking)|reminded|(?:(?:\\w+ )?rema?inders?|${noun})${ended})\\b`,
  ),
  new RegExp(
    `\\b(?:cancel|call off|delete|remove|disable|mute|clear|drop|unset|turn off|switch off|get rid of|kill|forget|pause|silence|undo)(?: \\w+){0,4}? ${noun}${ended}`,
  ),
  new RegExp(`\\b(?:turn|switch)(?: \\w+){0,3} ${noun}(?: \\w+){0,4} off\\b`),
  new RegExp(`^no(?: more)?(?: of)?(?: the| your| these)? ${noun}${ended}`),
  new RegExp(`^${noun} off\\b`),
  /\b(?:unsubscribe|unremind|opt (?:me )?out)\b/,
];

const again = '(?: (?:again|please|quickly|once more|one more time|just))*';
const told = `(?:remind|tell|inform) ${me}${again}`;
/** What asks to be told something, and now: "remind me who", "let me know when the dinner is". */
export const asks = new RegExp(
  [
    `^(?:so |hey |hi |and )*(?:can|could) (?:you|the bot|this bot) (?:also |really )?(?:send|set|make|give|create|do)(?: out)? ${noun}$`,
    `\\b(?:${told}|let ${me} know|(?:${verb}) ${me})${again}(?: of| about)? (?:who|whom|whose|what|why|where|how|which|whether|if)\\b`,
    `\\b(?:tell|inform) ${me}${again} when\\b`,
    `\\bremind ${me} (?:\\w+ )*?again(?: \\w+)? when\\b`,
    `\\b(?:remind ${me}|let ${me} know)${again}(?: of| about)? when (?!.*\\b${starts}\\b)`,
    `\\bremind ${me}${again} (?:of|about) (?:the |its |their )?(?:exact |start |starting )?(?:times?|dates?|place|venue|location|address|schedule|programme|reasons?|names?|outcome|results?|details?)(?: (?:of|for|and|why|that|please|again)\\b|$)`,
  ].join('|'),
);

/** "reminded me" and "reminder me" without anybody before it are slips: "reminde me". */
export const reminds = new RegExp(
  `\\bremind ${me}\\b|^(?:(?:please|hey|hi|ok|bot) )*remind(?:ed|er) ${me}\\b`,
);

export const reminders: readonly RegExp[] = [
  new RegExp(`\\b(?:ping|notify|alert|wake|nudge|buzz|warn|message|dm|text|poke) ${me}\\b`),
  new RegExp(
    `\\b(?:set|make|add|create|schedule|put|give|get|send|need|want|have|like|drop|leave)(?: up| in)?(?: ${me})?(?: (?:a|an|another|the|one|some|two|my|up|daily|quick|new))*(?: \\w+)?? ${noun}\\b`,
  ),
  new RegExp(
    `\\b(?:turn|switch) on (?:the |my |all )*${noun}\\b|\\b(?:enable|activate|unmute|resume) (?:the |my |all )*${noun}\\b`,
  ),
  new RegExp(`\\b(?:subscribe|sign) ${me}\\b|^subscribe\\b`),
  new RegExp(
    `\\bsend ${me} (?:an? )?(?:dm|message|text|note) (?:when|once|before|at|in|on|an?|half|\\d+)\\b`,
  ),
  /\b(?:be|get) (?:reminded|notified|pinged|alerted|woken)\b/,
  new RegExp(
    `\\blet ${me} know (?:(?:when|once|as soon as) .*\\b${starts}\\b|(?:\\S+ ){0,6}(?:before|ahead|prior|in advance|beforehand)\\b)`,
  ),
  new RegExp(
    `\\btell ${me} (?:\\d+\\w*|an?|half|one|two|three|five|ten|fifteen|twenty|thirty) (?:\\S+ ){0,5}(?:before|ahead|prior|in advance)\\b`,
  ),
];

const question =
  /\b(?:who|what|why|where|how|which|when|did|does|do|is|was|are|were|can|could|should|will)\b/;
export const bare: readonly RegExp[] = [
  new RegExp(
    `^(?:please |a |another |new |one |daily )*rema?inders?(?: please)?(?:$| (?:for|about|of|at|in|on|before|when|to|tomorrow|every|each|\\d|an?\\b|half|one|two))`,
  ),
  new RegExp(`^(?!.*${question.source})rema?inders? \\S`),
  new RegExp(`^(?!.*${question.source})(?:\\S+ ){1,5}reminders?(?: please)?$`),
];
