import { shortForms } from './chat-english.ts';

const mention = /<(?:@[!&]?|#|a?:\w+:|t:|\/[\w -]+:)-?\d+(?::\w)?>/g;
const address = /\b(?:https?:\/\/|www\.)\S+/gi;
const invisible = /[\p{Cc}\p{Co}\p{Cs}\uFFFD]/gu;
const joiner = /\p{Cf}/gu;
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u20E3]/gu;
const accented = /[\u00C0-\u024F\u1E00-\u1EFF]/gu;
const drawnOut = /(\p{L})\1{2,}/gu;
const dottedUs = /\bu\.s(?:\.a)?\.?(?![a-z])/gi;
const shoutedUs = /\bUS\b/g;
/** "were is it" can only be "where". */
const misspeltWhere = /\bwere(?= (?:is|are|was|did|do|does|will|can|exactly)\b)/g;
const pronounUs =
  /(?<!\b(?:tell|telling|told|give|giving|gave|let|lets|cost|costs|join|leave|made|make|makes|affect|affects|bring|show|showing|help|helps|remind|teach|ask|for|to|with|of|all|both|from|on|at)\s)\bus\b/g;

/**
 * Brings what people type to one form: Unicode NFKC, lower case, straight apostrophes, Latin letters without accents,
 * words and numbers apart by single spaces; without Discord mentions, addresses, emoji and control characters.
 *
 * Short forms of chats are written out ("whats ur" as "what is your"), drawn-out letters are cut ("sooooo" to "soo"), and
 * the country is told from the pronoun ("the us", "US" and "u.s." become "usa", "tell us" stays).
 */
export function normalise(utterance: string): string {
  const isPlain = plainAscii.test(utterance) && !/:\/\/|www\./i.test(utterance);
  const plain = (isPlain ? utterance : withoutOddities(utterance)).replace(dottedUs, 'USA');
  const shouting = plain === plain.toUpperCase();
  const lower = (shouting ? plain : plain.replace(shoutedUs, 'usa')).toLowerCase();
  return (
    isPlain ? lower : lower.replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'").replace(accented, withoutAccent)
  )
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/(?<=\p{L}\p{M}*)'s\b/gu, (clitic, offset: number, text: string) =>
      /(?:what|where|who|when|how|why|that|it|there|he|she|let)$/.test(text.slice(0, offset)) ? clitic : '',
    )
    .replace(isPlain ? /[^a-z0-9']+/g : /[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .replace(isPlain ? /([a-z])\1{2,}/g : drawnOut, '$1$1')
    .split(' ')
    .map((word) => shortForms.get(word) ?? word)
    .join(' ')
    .replace(misspeltWhere, 'where')
    .replace(pronounUs, 'usa')
    .trim();
}

/** Most text is plain: then nothing of what makes Unicode difficult needs to be looked for. */
const plainAscii = /^[\n\x20-\x3b=->?-_a-z{|}~]*$/;

function withoutOddities(utterance: string): string {
  return utterance
    .replace(mention, ' ')
    .replace(address, ' ')
    .normalize('NFKC')
    .replace(joiner, '')
    .replace(invisible, ' ')
    .replace(pictograph, ' ');
}

function withoutAccent(letter: string): string {
  return letter === '\u0111' ? 'd' : letter.normalize('NFD').replace(/\p{M}/gu, '');
}
