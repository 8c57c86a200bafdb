import path from 'node:path';
import { parseArgs } from 'node:util';
import { Language } from '../../src/answer/analysis/language.ts';
import { fitLogistic, type LogisticModel, type Observation } from '../../src/answer/confidence/logistic.ts';
import type { ShippedModel } from '../../src/answer/confidence/shipped.ts';
import { readScenarios } from '../../src/evaluation/scenarios.ts';
import { UserError } from '../../src/errors.ts';
import { loadPack } from '../../src/knowledge/load.ts';
import { readDataset } from '../datasets/read-dataset.ts';
import { observeHeldOut, observeQueries } from './observations.ts';
import { scenarioTrial, trialsOf } from './trials.ts';

/**
 * Fits the models of src/answer/confidence/shipped.ts anew, and prints them: to the development scenarios, and to the
 * datasets that are named as arguments.
 */
const project = path.resolve(import.meta.dirname, '../..');
const ridge = { questions: 0.1, heldOut: 1 };

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const datasets = positionals.map(readDataset);
  const scenarios = readScenarios(path.join(project, 'tests/scenarios'));
  const farScenarios = scenarios.filter(({ group, heldOut }) => group === 'far' && !heldOut);
  const outOfScope = datasets.flatMap((dataset) => (dataset.kind === 'intents' ? dataset.outOfScope : []));
  const far = outOfScope.length > 0 ? outOfScope : farScenarios.map(({ ask }) => ask);
  const trials = [
    scenarioTrial(loadPack(path.join(project, 'knowledge/hanoi-2019')), scenarios),
    ...datasets.flatMap((dataset) => trialsOf(dataset, far)),
  ];
  const language = new Language();
  const observed = trials.flatMap((trial) => observeQueries(trial, language));
  const heldOut = trials.flatMap((trial) => observeHeldOut(trial, language));
  const forQuestions = fitLogistic(observed, nothing(observed), ridge.questions);
  const forHeldOut = fitLogistic(heldOut, forQuestions, ridge.heldOut);
  process.stdout.write(`forQuestions ${asSource(forQuestions)}\nforHeldOut ${asSource(forHeldOut)}\n`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

function nothing([first]: readonly Observation[]): LogisticModel {
  return { intercept: 0, weights: (first?.features ?? []).map(() => 0) };
}

/** Half of the weights are the base, the others, after one for the intercept, the slope. */
function asSource({ intercept, weights }: LogisticModel): string {
  const half = (weights.length - 1) / 2;
  const model: ShippedModel = {
    base: rounded(intercept, weights.slice(0, half)),
    slope: rounded(weights[half] ?? 0, weights.slice(half + 1)),
  };
  return JSON.stringify(model);
}

function rounded(intercept: number, weights: readonly number[]): LogisticModel {
  return { intercept: hundredths(intercept), weights: weights.map(hundredths) };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
