import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { playAll } from '../../src/evaluation/evaluate.ts';
import { readScenarios } from '../../src/evaluation/scenarios.ts';
import { byGroup } from '../../src/evaluation/metrics.ts';
import { cacheHome } from '../support/cache-home.ts';

const app = new App(readConfig({ XDG_CACHE_HOME: cacheHome }, path.join(import.meta.dirname, 'no.env')));
const base = app.knowledgeBase();

/** The least that each set of scenarios has to reach, in parts of 1; `npm run eval` prints what it does reach. */
const goals = {
  'in-scope': { right: 0.93, wrong: 0.03 },
  typos: { right: 0.9, wrong: 0.03 },
  near: { right: 0.8, wrong: 0.2 },
  far: { right: 0.98, wrong: 0.02 },
  schedule: { right: 0.85, wrong: 0.05 },
  'follow-ups': { right: 0.75, wrong: 0.2 },
  smalltalk: { right: 0.95, wrong: 0 },
  negation: { right: 0.85, wrong: 0.03 },
  reminders: { right: 0.95, wrong: 0.05 },
};

describe('the Hanoi pack', () => {
  const scenarios = readScenarios(import.meta.dirname);
  const outcomes = playAll(scenarios, base, app);
  const results = new Map(byGroup(outcomes).map((result) => [result.group, result]));

  test.each(Object.entries(goals))('answers and refuses as it should: %s', (group, goal) => {
    const parts = results.get(group)?.parts;
    expect(parts?.right).toBeGreaterThanOrEqual(goal.right);
    expect(parts?.wrong).toBeLessThanOrEqual(goal.wrong);
  });

  test('never takes a question for a wish about reminders', () => {
    const taken = outcomes.filter(
      ({ decision, scenario }) => decision.kind === 'request' && scenario.expect !== 'request',
    );
    expect(taken.map(({ scenario }) => scenario.ask)).toEqual([]);
  });

  test('is asked in other words than its own: no scenario is copied from a phrasing', () => {
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim();
    const phrasings = new Set(
      base.pack.entries.flatMap(({ question, phrasings: others }) =>
        [question, ...others.map(({ text }) => text)].map(plain),
      ),
    );
    const copied = scenarios.filter(
      ({ expect: expected, after, ask }) =>
        typeof expected !== 'string' && after === undefined && phrasings.has(plain(ask)),
    );
    expect(copied.map(({ ask }) => ask)).toEqual([]);
  });

  test('gives every answer with a source', () => {
    const unsourced = base.pack.entries.filter(({ source }) => source === undefined);
    expect(unsourced.map(({ id }) => id)).toEqual([]);
  });

  test('has no ambiguity', () => {
    expect(app.check().problems).toEqual([]);
  });
});
