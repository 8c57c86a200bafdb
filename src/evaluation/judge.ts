import type { Answerer } from '../answer/answerer.ts';
import type { Topic } from '../answer/conversation/topic.ts';
import type { Decision } from '../answer/decision.ts';
import type { ReminderRequest } from '../answer/requests/reminder-request.ts';
import { writeRequest } from '../answer/requests/write-request.ts';
import type { Scenario } from './scenarios.ts';

/**
 * What came of a scenario. `right` is the right answer, the right refusal, the right smalltalk or the right request; `wrong` a
 * wrong answer or request; `asked-back` a question back; `refused` an abstention, or smalltalk, where there is an answer.
 */
export type Verdict = 'right' | 'wrong' | 'asked-back' | 'refused';

export interface Outcome {
  readonly scenario: Scenario;
  readonly decision: Decision;
  readonly verdict: Verdict;
  /** Whether the best candidate, given or withheld, would have been right. */
  readonly bestIsRight: boolean;
  readonly microseconds: number;
}

/** Plays one scenario, with the utterance before it if there is one. */
export function play(scenario: Scenario, answerer: Answerer): Outcome {
  const topic: Topic | undefined =
    scenario.after === undefined ? undefined : answerer.respond(scenario.after).topic;
  const start = performance.now();
  const { decision } = answerer.respond(scenario.ask, topic);
  const microseconds = (performance.now() - start) * 1000;
  const [best] = decision.candidates;
  return {
    scenario,
    decision,
    verdict: judge(scenario, decision),
    bestIsRight: best !== undefined && isRight(scenario, best),
    microseconds,
  };
}

function judge(scenario: Scenario, decision: Decision): Verdict {
  if (decision.kind === 'request') return isWished(scenario, decision.request) ? 'right' : 'wrong';
  if (decision.kind === scenario.expect) return 'right';
  switch (decision.kind) {
    case 'answer':
      return isRight(scenario, decision.answer) ? 'right' : 'wrong';
    case 'clarify':
      return 'asked-back';
    case 'abstain':
      return 'refused';
    case 'smalltalk':
      return scenario.expect === 'abstain' ? 'right' : 'refused';
  }
}

function isWished({ expect, requests }: Scenario, request: ReminderRequest): boolean {
  return expect === 'request' && requests.includes(writeRequest(request));
}

function isRight(
  { expect, says }: Scenario,
  { id, text }: { readonly id: string; readonly text: string },
): boolean {
  return typeof expect !== 'string' && expect.includes(id) && says.every((part) => text.includes(part));
}
