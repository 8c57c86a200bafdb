import type { Candidate, Decision, SmalltalkIntent } from '../answer/decision.ts';
import { type Answerer, maxUtteranceLength } from '../answer/answerer.ts';
import type { Pack } from '../knowledge/pack.ts';
import { sampleQuestions, topicNames } from '../pack-questions.ts';
import { sourceLine } from '../source-line.ts';
import { replyToRequest } from './reply-to-request.ts';

/** The plain text that a person sees. Options of a question back stand on numbered lines. */
export function replyTo(decision: Decision, answerer: Answerer): string {
  const { pack } = answerer;
  switch (decision.kind) {
    case 'answer':
      return withSource(decision.answer);
    case 'clarify':
      return ['Did you mean:', ...numbered(decision.options)].join('\n');
    case 'abstain':
      return abstention(decision, pack);
    case 'smalltalk':
      return smalltalk(decision.intent, pack);
    case 'request':
      return replyToRequest(decision.request, answerer);
  }
}

/** "1. question" and so on. */
export function numbered(choices: readonly { readonly question: string }[]): string[] {
  return choices.map(({ question }, index) => `${index + 1}. ${question}`);
}

function withSource({ text, sources }: Candidate): string {
  const line = sourceLine(sources);
  return line ? `${text}\n(Source: ${line})` : text;
}

function abstention({ reason, nearest }: Extract<Decision, { kind: 'abstain' }>, pack: Pack): string {
  switch (reason) {
    case 'empty':
      return `I see no question there. Ask me something such as: ${sampleQuestions(pack, 1).join('')}`;
    case 'too-long':
      return `That is too long for me: please ask in one sentence, ${maxUtteranceLength} characters at most.`;
    case 'unknown': {
      const near =
        nearest.length > 0
          ? ['The nearest that I can answer:', ...numbered(nearest)]
          : [`I can tell about: ${topicNames(pack).join(', ')}.`];
      return ["My sources don't say.", ...near].join('\n');
    }
  }
}

function smalltalk(intent: SmalltalkIntent, pack: Pack): string {
  const examples = sampleQuestions(pack)
    .map((question) => `“${question}”`)
    .join(' ');
  switch (intent) {
    case 'greeting':
      return `Hello! Ask me about: ${pack.title}. For example: ${examples}`;
    case 'thanks':
      return 'You are welcome.';
    case 'farewell':
      return 'Goodbye!';
    case 'praise':
      return 'Thank you. Ask me more if you like.';
    case 'help':
      return `Ask in your own words, and I answer from my sources or say that they don't tell. My subject: ${pack.title}. For example: ${examples}`;
    case 'reminders':
      return 'Reminders are sent in Discord: /remind me makes one there, /remind list shows and /remind stop ends them.';
    case 'identity':
      return `I am summit-bot, a program. I answer questions about one subject from a small set of sources: ${pack.title}.`;
  }
}
