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

export function probability({ intercept, weights }: LogisticModel, features: readonly number[]): number {
  const logOdds = weights.reduce((sum, weight, index) => sum + weight * (features[index] ?? 0), intercept);
  return 1 / (1 + Math.exp(-logOdds));
}

const iterations = 25;
const ridge: number = 0.1;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), with a small ridge toward `prior`.
 *
 * @param observations At least one; all with as many features as `prior` has weights.
 */
export function fitLogistic(observations: readonly Observation[], prior: LogisticModel): LogisticModel {
  const start = [prior.intercept, ...prior.weights];
  let parameters = start;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gradient = parameters.map((parameter, index) => ridge * (parameter - (start[index] ?? 0)));
    const hessian = parameters.map((_, row) => parameters.map((__, column) => (row === column ? ridge : 0)));
    const [intercept = 0, ...weights] = parameters;
    for (const { features, outcome, weight } of observations) {
      const predicted = probability({ intercept, weights }, features);
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
    const step = solve(hessian, gradient);
    parameters = parameters.map((parameter, index) => parameter - (step[index] ?? 0));
  }
  const [intercept = 0, ...weights] = parameters;
  return { intercept, weights };
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
