import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { exitCodes, UserError } from '../errors.ts';
import { formatProblems } from '../knowledge/problem.ts';
import { parseYaml, strictKeys } from '../knowledge/yaml-document.ts';

/** One utterance, and what a fair judge would take for right. */
export interface Scenario {
  readonly group: string;
  /** Measured only: nothing is fitted to it. */
  readonly heldOut: boolean;
  readonly ask: string;
  /** The utterance before, in the same conversation. */
  readonly after?: string;
  /** The instant at which it is asked. */
  readonly at?: string;
  readonly expect: 'abstain' | 'smalltalk' | 'request' | readonly string[];
  /** What the text of the answer contains. */
  readonly says: readonly string[];
  /** The requests that are right, as `writeRequest` writes them. */
  readonly requests: readonly string[];
}

const schema = strictKeys({
  group: z.string(),
  heldOut: z.boolean().default(false),
  cases: z.array(
    strictKeys({
      ask: z.string(),
      after: z.string().optional(),
      at: z.iso.datetime().optional(),
      expect: z.union([z.enum(['abstain', 'smalltalk', 'request']), z.array(z.string()).min(1)]),
      says: z.array(z.string()).default([]),
      requests: z.array(z.string()).default([]),
    }),
  ),
});

/**
 * Reads every `*.yaml` below a folder.
 *
 * @throws {UserError} When the folder holds none, or a file does not have the format.
 */
export function readScenarios(folder: string): Scenario[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  if (files.length === 0) throw new UserError(`${folder} holds no scenarios (*.yaml).`, exitCodes.usage);
  return files.toSorted().flatMap((name) => {
    const { value, problems } = parseYaml(readFileSync(path.join(folder, name), 'utf8'), schema, name);
    if (!value) throw new UserError(formatProblems(problems).join('\n'), exitCodes.failed);
    return value.cases.map(({ after, at, ...scenario }) => ({
      group: value.group,
      heldOut: value.heldOut,
      ...scenario,
      ...(after !== undefined && { after }),
      ...(at !== undefined && { at }),
    }));
  });
}
