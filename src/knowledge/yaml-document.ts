import { isNode, isPair, isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Location } from './pack.ts';
import { broken, type Problem } from './problem.ts';

type Path = readonly PropertyKey[];

/** A parsed value, and the line of the file that each part of it stands on. With problems, the value is what is right. */
export interface YamlDocument<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  /** The line of the node at `path`, or of its nearest ancestor. */
  locate(path: Path): Location;
}

/**
 * Parses YAML 1.2 and holds it against a schema.
 *
 * @param firstLine The line of the file on which `yaml` starts, for YAML inside another file.
 */
export function parseYaml<T>(
  yaml: string,
  schema: z.ZodType<T>,
  file: string,
  firstLine = 1,
): YamlDocument<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const at = (offset: number): Location => ({ file, line: lineCounter.linePos(offset).line + firstLine - 1 });

  const locate = (path: Path): Location => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document.contents, path.slice(0, length));
      if (offset !== undefined) return at(offset);
    }
    return { file, line: firstLine };
  };

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      broken(
        at(error.pos[0]),
        `this is not valid YAML: ${error.message.split('\n', 1)[0]}; mend the indentation or quote the value`,
      ),
    );
    return { value: undefined, problems, locate };
  }
  const raw: unknown = document.toJS() ?? {};
  const result = schema.safeParse(raw);
  if (result.success) return { value: result.data, problems: [], locate };
  const problems = result.error.issues.flatMap((issue) => describe(issue, locate));
  return { value: salvage(raw, schema, result.error.issues), problems, locate };
}

/**
 * What is left when all that is wrong is taken out, so that one mistake does not hide the next.
 *
 * A wrong value goes alone; a missing one takes what it is missing from with it.
 */
function salvage<T>(raw: unknown, schema: z.ZodType<T>, issues: readonly z.core.$ZodIssue[]): T | undefined {
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(raw, [...issue.path, key]);
    else if (isMissing(issue)) remove(raw, issue.path.slice(0, -1));
    else remove(raw, issue.path);
  }
  const result = schema.safeParse(pruned(raw));
  return result.success ? result.data : undefined;
}

function remove(root: unknown, path: Path): void {
  const last = path.at(-1);
  let parent = root;
  for (const key of path.slice(0, -1)) parent = isRecord(parent) ? parent[String(key)] : undefined;
  if (last !== undefined && isRecord(parent)) delete parent[String(last)];
}

/** Without the holes that removals leave in lists. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => (item === undefined ? [] : [pruned(item)]));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pruned(item)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** An object with these keys and no others; for another key the message names the ones there are. */
export function strictKeys<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `write one of ${Object.keys(shape).join(', ')}` : undefined,
  });
}

function offsetOf(contents: unknown, path: Path): number | undefined {
  let node = contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      if (!pair) return undefined;
      offset = isNode(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(key)];
      if (!isNode(node)) return undefined;
      offset = node.range?.[0];
    } else return undefined;
  }
  return offset;
}

function describe(issue: z.core.$ZodIssue, locate: (path: Path) => Location): Problem[] {
  const name = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      broken(locate([...issue.path, key]), `unknown key \`${key}\`; ${issue.message}`),
    );
  }
  if (isMissing(issue)) return [broken(locate(issue.path), `\`${name}\` is missing; write it`)];
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    return [broken(locate(issue.path), `\`${name}\` has the wrong shape; write ${expected(issue)}`)];
  }
  return [broken(locate(issue.path), `\`${name}\` is not right; ${issue.message}`)];
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return (issue.code === 'invalid_type' || issue.code === 'invalid_union') && issue.input === undefined;
}

const shapes: Record<string, string> = {
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list',
};

function expected(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_type' && shapes[issue.expected]) || 'a text';
}
