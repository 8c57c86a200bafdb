/** A linear model of the log-odds: one weight a feature, after the intercept. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

export interface Observation {
  readonly features: readonly number[];
  readonly outcome: boolean;
  readonly weight: number;
}

export function probability(model: LogisticModel, features: readonly number[]): number {
  return 1 / (1 + Math.exp(-logOdds(model, features)));
}

/** The sum of two models, the other one taken `times`. */
export function plus(one: LogisticModel, other: LogisticModel, times = 1): LogisticModel {
  return {
    intercept: one.intercept + times * other.intercept,
    weights: one.weights.map((weight, index) => weight + times * (other.weights[index] ?? 0)),
  };
}

const iterations = 25;
/** Newton's step, then halves of it down to about a ten-thousandth. */
const steps = Array.from({ length: 14 }, (_, halvings) => 0.5 ** halvings);

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), each step halved until it lessens the loss.
 *
 * @param observations All with as many features as `prior` has weights.
 * @param prior Where the fit starts, and what it is drawn to.
 * @param ridge How strongly: the weight of half the squared distance from `prior`, above 0.
 */
export function fitLogistic(
  observations: readonly Observation[],
  prior: LogisticModel,
  ridge: number,
): LogisticModel {
  const start = [prior.intercept, ...prior.weights];
  let parameters = start;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { gradient, hessian } = derivatives(parameters, start, observations, ridge);
    const step = solve(hessian, gradient);
    const loss = lossOf(parameters, start, observations, ridge);
    const next = steps
      .map((size) => parameters.map((parameter, index) => parameter - size * (step[index] ?? 0)))
      .find((candidate) => lossOf(candidate, start, observations, ridge) <= loss);
    if (!next) break;
    parameters = next;
  }
  return modelOf(parameters);
}

function derivatives(
  parameters: readonly number[],
  start: readonly number[],
  observations: readonly Observation[],
  ridge: number,
): { gradient: number[]; hessian: number[][] } {
  const gradient = parameters.map((parameter, index) => ridge * (parameter - (start[index] ?? 0)));
  const hessian = parameters.map((_, row) => parameters.map((__, column) => (row === column ? ridge : 0)));
  const model = modelOf(parameters);
  for (const { features, outcome, weight } of observations) {
    const predicted = probability(model, features);
    const inputs = [1, ...features];
    inputs.forEach((input, row) => {
      gradient[row] = (gradient[row] ?? 0) + weight * (predicted - Number(outcome)) * input;
      const curve = hessian[row];
      inputs.forEach((other, column) => {
        if (curve)
          curve[column] = (curve[column] ?? 0) + weight * predicted * (1 - predicted) * input * other;
      });
    });
  }
  return { gradient, hessian };
}

function lossOf(
  parameters: readonly number[],
  start: readonly number[],
  observations: readonly Observation[],
  ridge: number,
): number {
  const model = modelOf(parameters);
  const squares = parameters.reduce((sum, value, index) => sum + (value - (start[index] ?? 0)) ** 2, 0);
  return observations.reduce(
    (loss, { features, outcome, weight }) => {
      const against = logOdds(model, features) * (outcome ? -1 : 1);
      return loss + weight * (against > 30 ? against : Math.log1p(Math.exp(against)));
    },
    (ridge * squares) / 2,
  );
}

function modelOf([intercept = 0, ...weights]: readonly number[]): LogisticModel {
  return { intercept, weights };
}

function logOdds({ intercept, weights }: LogisticModel, features: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (features[index] ?? 0), intercept);
}

/** Gauss-Jordan elimination without pivoting, which a positive definite matrix does not need. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, vector[index] ?? 0]);
  rows.forEach((pivotRow, pivot) => {
    for (const row of rows) {
      if (row === pivotRow) continue;
      const factor = (row[pivot] ?? 0) / (pivotRow[pivot] ?? 1);
      pivotRow.forEach((value, column) => {
        row[column] = (row[column] ?? 0) - factor * value;
      });
    }
  });
  return rows.map((row, index) => (row.at(-1) ?? 0) / (row[index] ?? 1));
}
