/** What a reply costs the person who asked, in units of an "I don't know" to a question that has an answer. */
export const costs = { wrongAnswer: 10, unknown: 1, questionBack: 1 } as const;

/**
 * The part of questions that the pack answers.
 *
 * In use, nine of ten. The development scenarios, which confidence is calibrated on, hold many more of the others, to
 * measure refusals well. Who follows up on an answer asks about something else less often than who begins.
 */
export const answerable = { inUse: 0.9, inDevelopment: 0.58, inFollowUps: 0.8 } as const;

/** When to answer, ask back or abstain, by the confidence of the candidates. */
export interface Thresholds {
  /** From here on the best candidate is the answer. */
  readonly answer: number;
  /** A lead in score below this is no lead: the first two are a tie. */
  readonly margin: number;
  /** From here on the first candidates together are worth a question back. */
  readonly clarify: number;
  /** Below this confidence a candidate is not even near. */
  readonly nearest: number;
  /** A candidate below this part of the best one's confidence is no option. */
  readonly optionShare: number;
}

/**
 * Thresholds that follow from the costs.
 *
 * An answer that is right with probability p costs `(1 - p) · wrongAnswer`; any other reply costs 1. So in use p has to be at
 * least 0.9, for which the same evidence stands that stands for less where fewer questions have an answer.
 *
 * A question back and an "I don't know" cost the same, so costs do not choose between them: it asks back where the
 * options are likelier than not to hold the answer.
 */
export const thresholds: Thresholds = {
  answer: shifted(
    1 - Math.min(costs.unknown, costs.questionBack) / costs.wrongAnswer,
    answerable.inUse,
    answerable.inDevelopment,
  ),
  margin: 0.15,
  clarify: 0.5,
  optionShare: 0.3,
  nearest: 0.02,
};

/**
 * A probability where another part of the questions has an answer: its odds change as the odds of having one do (prior shift:
 * Saerens et al. 2002).
 */
export function shifted(probability: number, from: number, to: number): number {
  const odds = oddsOf(probability) * (oddsOf(to) / oddsOf(from));
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}

function oddsOf(probability: number): number {
  return probability / (1 - probability);
}
