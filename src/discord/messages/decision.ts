import { maxUtteranceLength } from '../../answer/answerer.ts';
import type { Candidate, Decision, SmalltalkIntent } from '../../answer/decision.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { sampleQuestions, topicNames } from '../../pack-questions.ts';
import { encodeId } from '../custom-id.ts';
import { keyOf } from '../keys.ts';
import { answerMessage } from './answer.ts';
import { plain } from './escape.ts';
import { type BotMessage, button, type Row, rowOf, say, shortened } from './message.ts';

/** All but wishes about reminders: those need more than a pack. */
export type Answerable = Exclude<Decision, { readonly kind: 'request' }>;

/** @param noted Whether a miss is noted; it is said to the person. */
export function decisionMessage(
  decision: Answerable,
  pack: Pack,
  userId: string,
  noted: boolean,
): BotMessage {
  switch (decision.kind) {
    case 'answer':
      return answerMessage(decision.answer, pack, userId);
    case 'clarify':
      return say('Did you mean:', picks(decision.options, userId));
    case 'abstain':
      return abstention(decision, pack, userId, noted);
    case 'smalltalk':
      return say(smalltalk(decision.intent, pack));
  }
}

function abstention(
  { reason, nearest }: Extract<Decision, { kind: 'abstain' }>,
  pack: Pack,
  userId: string,
  noted: boolean,
): BotMessage {
  switch (reason) {
    case 'empty':
      return say(`I see no question there. Ask me something such as: ${examples(pack, 1)}`);
    case 'too-long':
      return say(
        `That is too long for me: please ask in one sentence, ${maxUtteranceLength} characters at most.`,
      );
    case 'unknown': {
      const lines = [
        "My sources don't say.",
        `${nearest.length > 0 ? 'Near it I can tell about' : 'I can tell about'}: ${topics(nearest, pack)}.`,
        ...(noted ? ['-# I have noted the question, so that the sources can be completed.'] : []),
      ];
      return say(lines.join('\n'), picks(nearest, userId));
    }
  }
}

/** One button for each. */
function picks(candidates: readonly Candidate[], userId: string): Row[] {
  const buttons = candidates
    .slice(0, 3)
    .map(({ id, question }) => button(encodeId('pick', userId, keyOf(id)), question));
  return buttons.length > 0 ? [rowOf(...buttons)] : [];
}

function topics(nearest: readonly Candidate[], pack: Pack): string {
  const near = nearest.flatMap(({ origin }) => (origin.kind === 'entry' ? origin.entry.topic : []));
  const names = [...new Set(near)].filter((topic) => topic !== '');
  return shortened(plain((names.length > 0 ? names : topicNames(pack)).join(', ')), 1000);
}

function examples(pack: Pack, count = 3): string {
  return sampleQuestions(pack, count)
    .map((question) => `“${plain(question)}”`)
    .join(' ');
}

function smalltalk(intent: SmalltalkIntent, pack: Pack): string {
  const title = plain(pack.title);
  switch (intent) {
    case 'greeting':
      return `Hello! Ask me about: ${title}. For example: ${examples(pack)}`;
    case 'thanks':
      return 'You are welcome.';
    case 'farewell':
      return 'Goodbye!';
    case 'praise':
      return 'Thank you. Ask me more if you like.';
    case 'help':
      return `Ask in your own words, here or with /ask; I answer from my sources or say that they don't tell. /topics shows what there is. My subject: ${title}. For example: ${examples(pack)}`;
    case 'reminders':
      return 'I remind you of the sessions by direct message: use /remind me, or tell me, such as “remind me 1 hour before every session”. /remind list shows what you have, /remind stop ends it; managers have /remind channel.';
    case 'identity':
      return `I am summit-bot, a program. I answer questions about one subject from a small set of sources: ${title}. /about tells more.`;
  }
}
