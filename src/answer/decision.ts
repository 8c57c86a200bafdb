import type { Entry, Source } from '../knowledge/pack.ts';
import type { ReminderRequest } from './requests/reminder-request.ts';
import type { Thresholds } from './thresholds.ts';

/** Something that can be given as an answer: an entry of the pack, or one computed from its sessions. */
export interface Candidate {
  readonly id: string;
  readonly question: string;
  /** The short answer, plain text. */
  readonly text: string;
  readonly sources: readonly Source[];
  /** Probability that it answers the utterance. */
  readonly confidence: number;
  /** Natural logarithm of its fit; what counts is the distance to other candidates of the same decision. */
  readonly score: number;
  readonly origin: Origin;
}

/** Where a candidate comes from: what a face of the bot needs to offer more of it. */
export type Origin =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'schedule'; readonly sessionIds: readonly string[] };

export type SmalltalkIntent =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'help'
  /** How to be reminded. */
  | 'reminders'
  | 'identity'
  | 'praise';

export type AbstainReason = 'unknown' | 'empty' | 'too-long';

/** What the engine makes of an utterance. `candidates` are sorted, best first, five at most. */
export type Decision =
  | {
      readonly kind: 'answer';
      readonly confidence: number;
      readonly answer: Candidate;
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly kind: 'clarify';
      readonly confidence: number;
      /** Two or three, best first. */
      readonly options: readonly Candidate[];
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly kind: 'abstain';
      readonly confidence: number;
      readonly reason: AbstainReason;
      /** Questions nearby that the pack does answer, three at most. */
      readonly nearest: readonly Candidate[];
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly kind: 'smalltalk';
      readonly confidence: number;
      readonly intent: SmalltalkIntent;
      readonly candidates: readonly [];
    }
  | {
      readonly kind: 'request';
      readonly confidence: number;
      readonly request: ReminderRequest;
      readonly candidates: readonly [];
    };

/** Whatever they score, a candidate that is less than half as likely as the best is no rival to it. */
const rivalShare = 0.5;

/**
 * Chooses between answering, asking back and abstaining.
 *
 * Answers from `limits.answer` on, unless the first two are tied; asks back where the first candidates together reach
 * `limits.clarify`; else abstains.
 *
 * @param candidates Sorted, best first. May be empty.
 */
export function decide(candidates: readonly Candidate[], limits: Thresholds): Decision {
  const [best, second] = candidates;
  const confidence = best?.confidence ?? 0;
  const isRival = second !== undefined && second.confidence >= rivalShare * confidence;
  const tied = best && isRival ? Math.abs(best.score - second.score) < limits.margin : false;
  if (best && confidence >= limits.answer && !tied)
    return { kind: 'answer', confidence, answer: best, candidates };
  const options = candidates
    .slice(0, 3)
    .filter((candidate) => candidate.confidence >= limits.optionShare * confidence);
  const together = options.reduce((sum, option) => sum + option.confidence, 0);
  if (options.length >= 2 && together >= limits.clarify) {
    return { kind: 'clarify', confidence, options, candidates };
  }
  const nearest = candidates.slice(0, 3).filter((candidate) => candidate.confidence >= limits.nearest);
  return { kind: 'abstain', confidence, reason: 'unknown', nearest, candidates };
}
