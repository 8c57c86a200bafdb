import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answerer } from '../answer/answerer.ts';
import type { KnowledgeBase } from '../answer/knowledge-base.ts';
import { writeRequest } from '../answer/requests/write-request.ts';
import { thresholds } from '../answer/thresholds.ts';
import { type Clock, fixedClock, systemClock } from '../clock.ts';
import { type Outcome, play } from './judge.ts';
import { byGroup, calibrationError, quantile, reliability } from './metrics.ts';
import { riskCoverage } from './risk-coverage.ts';
import { readScenarios, type Scenario } from './scenarios.ts';
import { timeToFirstAnswer } from './start-time.ts';

/** The thresholds of the risk-coverage table. */
const limits = [0.1, 0.2, 0.3, 0.4, 0.5, thresholds.answer, 0.7, 0.8, 0.9, 0.95];

const defaultScenarios = path.resolve(import.meta.dirname, '../../tests/scenarios');

/** Shows a line. */
type Print = (line: string) => Promise<void>;

/** What the evaluation needs of the application. */
interface Workshop {
  knowledgeBase(folder?: string): KnowledgeBase;
  answererOn(base: KnowledgeBase, clock: Clock): Answerer;
}

interface Options {
  readonly knowledge?: string | undefined;
  readonly scenarios?: string | undefined;
  /** Also lists every scenario that is not right, except those held out. */
  readonly failures?: boolean | undefined;
}

/** Plays all scenarios of a folder and prints what came of them. */
export async function evaluateScenarios(options: Options, workshop: Workshop, print: Print): Promise<void> {
  const scenarios = readScenarios(options.scenarios ?? defaultScenarios);
  const base = workshop.knowledgeBase(options.knowledge);
  const outcomes = playAll(scenarios, base, workshop);

  const table = async (title: string, of: readonly Outcome[]) => {
    if (of.length === 0) return;
    await print(`${title.padEnd(17)} asked   right  asked back   wrong  refused`);
    for (const { group, count, parts } of byGroup(of)) {
      const cells = [
        percent(parts.right, 7),
        percent(parts['asked-back'], 11),
        percent(parts.wrong, 7),
        percent(parts.refused, 8),
      ];
      await print(`${group.padEnd(16)} ${String(count).padStart(6)} ${cells.join(' ')}`);
    }
    await print('');
  };
  await table('all', outcomes);
  await table(
    'held out',
    outcomes.filter(({ scenario }) => scenario.heldOut),
  );

  const bins = reliability(
    outcomes
      .filter(({ decision }) => decision.candidates.length > 0)
      .map(({ decision, bestIsRight }) => ({
        confidence: decision.candidates[0]?.confidence ?? 0,
        right: bestIsRight,
      })),
  );
  await print('confidence   count   mean   right');
  for (const { from, to, count, meanConfidence, accuracy } of bins) {
    await print(
      `${from.toFixed(1)}–${to.toFixed(1)} ${String(count).padStart(11)} ${meanConfidence.toFixed(2).padStart(6)} ${accuracy.toFixed(2).padStart(7)}`,
    );
  }
  await print(`expected calibration error ${calibrationError(bins).toFixed(3)}`);

  await print('\nanswer from    right   wrong   others refused   cost of a question in use');
  for (const { threshold, right, wrong, refused, cost } of riskCoverage(outcomes, limits)) {
    const mark = threshold === thresholds.answer ? '  ← the bot' : '';
    await print(
      `${threshold.toFixed(2).padEnd(11)} ${percent(right, 8)} ${percent(wrong, 7)} ${percent(refused, 16)} ${cost.toFixed(3).padStart(27)}${mark}`,
    );
  }

  const times = outcomes.map(({ microseconds }) => microseconds);
  await print(
    `\nan answer: median ${(quantile(times, 0.5) / 1000).toFixed(2)} ms, 99th percentile ${(quantile(times, 0.99) / 1000).toFixed(2)} ms`,
  );
  await printStartTimes(base.pack.entries[0]?.question ?? '', print);

  if (options.failures) {
    const shown = outcomes.filter(({ verdict, scenario }) => verdict !== 'right' && !scenario.heldOut);
    for (const outcome of shown) await print(failure(outcome));
  }
}

/** The first start with the pack, which indexes it, and the second, which finds the index. */
async function printStartTimes(question: string, print: Print): Promise<void> {
  const cacheHome = mkdtempSync(path.join(tmpdir(), 'summit-bot-eval-'));
  try {
    for (const start of ['first start', 'next start']) {
      const { seconds, megabytes } = await timeToFirstAnswer(question, cacheHome);
      const memory = megabytes === undefined ? '' : `, memory until then ${megabytes.toFixed(0)} MB`;
      await print(`${start} to first answer: ${seconds.toFixed(2)} s${memory}`);
    }
  } finally {
    rmSync(cacheHome, { recursive: true, force: true });
  }
}

/** Plays each scenario at its own time, without printing; twice, so that times are those of a warm engine. */
export function playAll(scenarios: readonly Scenario[], base: KnowledgeBase, workshop: Workshop): Outcome[] {
  const answerers = new Map<string | undefined, Answerer>();
  const playOne = (scenario: Scenario) => {
    const answerer =
      answerers.get(scenario.at) ??
      workshop.answererOn(base, scenario.at === undefined ? systemClock : fixedClock(scenario.at));
    answerers.set(scenario.at, answerer);
    return play(scenario, answerer);
  };
  scenarios.forEach(playOne);
  return scenarios.map(playOne);
}

function percent(part: number, width: number): string {
  return `${(part * 100).toFixed(1)}%`.padStart(width);
}

function failure({ scenario, decision, verdict }: Outcome): string {
  const { expect, requests } = scenario;
  const expected = expect === 'request' ? requests.join(' | ') : String(expect);
  const before = scenario.after === undefined ? '' : `(${scenario.after}) `;
  const candidates = decision.candidates
    .slice(0, 3)
    .map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
  const made = decision.kind === 'request' ? writeRequest(decision.request) : candidates.join(', ');
  return `${verdict.padEnd(10)} ${scenario.group}: ${before}${scenario.ask} → ${made}; expected ${expected}`;
}
