/** What a reply costs the person who asked, in units of an "I don't know" to a question that has an answer. */
export const costs = { wrongAnswer: 10, unknown: 1, questionBack: 1 } as const;

/**
 * The part of questions that the pack answers.
 *
 * In use, nine of ten. The development scenarios, which confidence is calibrated on, hold many more of the others, to
 * measure refusals well.
 */
export const answerable = { inUse: 0.9, inDevelopment: 0.58 } as const;

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
 * least 0.9. The same evidence stands for a lower probability where fewer questions have an answer: the odds of the
 * threshold are divided by how much higher the odds of an answer are in use (prior shift: Saerens et al. 2002).
 *
 * A question back and an "I don't know" cost the same, so costs do not choose between them: it asks back where the
 * options are likelier than not to hold the answer.
 */
export const thresholds: Thresholds = {
  answer: probabilityOf(
    oddsOf(1 - Math.min(costs.unknown, costs.questionBack) / costs.wrongAnswer) /
      (oddsOf(answerable.inUse) / oddsOf(answerable.inDevelopment)),
  ),
  margin: 0.1,
  clarify: 0.5,
  optionShare: 0.3,
  nearest: 0.02,
};

function oddsOf(probability: number): number {
  return probability / (1 - probability);
}

function probabilityOf(odds: number): number {
  return odds / (1 + odds);
}
