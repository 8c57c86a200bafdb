/** Numbers from 0 to below 1, the same ones for the same seed (a linear congruential generator). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What people and programs type: words of the festival and of chats, typos, marks, and names that trip up JavaScript. */
const pieces =
  'how much is a ticket tikcet why the lake trumpet when where who gala workshop parade us US buy more hello thanks it there and ' +
  'tomorrow friday 5 july day 2 next over 1st 19:00 <@1> <:horn:7> 🎺 👍🏽 🇨🇭 ! ? ... , ; - ** [x](y) "q" \' الحفل 数 __proto__ ' +
  'constructor toString \u202E \u200F \u0000 \u0007 \n \t \uD83D \uFFFD https://x.y/z tell go on what about else did lol';
const words = pieces.split(' ');

/** Up to 16 pieces in random order, and now and then any code unit at all. */
export function oddString(random: () => number): string {
  const length = Math.floor(random() * 16);
  return Array.from({ length }, () => {
    const piece =
      random() < 0.1
        ? String.fromCharCode(Math.floor(random() * 0x10000))
        : (words[Math.floor(random() * words.length)] ?? '');
    return random() < 0.9 ? `${piece} ` : piece;
  }).join('');
}
