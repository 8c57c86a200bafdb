import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { forQuestions } from '../../src/answer/confidence/shipped.ts';
import { folderOf } from '../support/packs.ts';
import { faq } from './faq.ts';

const script = path.resolve(import.meta.dirname, '../../bench/fit/run.ts');

const hundredths = z.number().refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6);
const model = z.strictObject({
  intercept: hundredths,
  weights: z.array(hundredths).length(forQuestions.base.weights.length),
});
const shipped = z.strictObject({ base: model, slope: model });

async function fit(content: string) {
  const file = path.join(folderOf({ 'fair.json': content }), 'fair.json');
  const run = spawn(process.execPath, [script, file]);
  let [stdout, stderr] = ['', ''];
  run.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  run.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(run, 'close');
  return { stdout, stderr, exitCode: run.exitCode };
}

test('fits both models to the scenarios and a dataset, and prints them in the form of those that ship', async () => {
  const { stdout, stderr, exitCode } = await fit(JSON.stringify(faq));
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  const printed = stdout.trimEnd().split('\n');
  expect(printed.map((line) => line.split(' ')[0])).toEqual(['forQuestions', 'forHeldOut']);
  const [questions, heldOut] = printed.map((line) =>
    shipped.parse(JSON.parse(line.slice(line.indexOf(' ')))),
  );
  expect(questions?.base.weights).not.toEqual(forQuestions.base.weights.map(() => 0));
  expect(heldOut).not.toEqual(questions);
});

test('refuses what is no dataset in one sentence', async () => {
  const { stdout, stderr, exitCode } = await fit('3');
  expect(stderr).toMatch(/^.*fair\.json is no dataset, .*\n$/);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 64 });
});
