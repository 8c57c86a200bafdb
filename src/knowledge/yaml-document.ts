import { type Document, isMap, isNode, isPair, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Location } from './pack.ts';
import { broken, type Problem } from './problem.ts';

type Path = readonly PropertyKey[];

/** A parsed value, and the line of the file that each part of it stands on. With problems, the value is what is right. */
export interface YamlDocument<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  /** The line of the node at `path` of `value`, or of its nearest ancestor. */
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

  const faults = [
    ...document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY'),
    ...unknownAnchors(document),
  ];
  if (faults.length > 0) {
    const problems = faults.map(({ pos, message }) =>
      broken(
        at(pos[0]),
        `this is not valid YAML: ${message.split('\n', 1)[0]}; mend the indentation or quote the value`,
      ),
    );
    return { value: undefined, problems, locate };
  }
  const twice = document.errors.map(({ pos }) =>
    broken(at(pos[0]), 'this key stands twice; keep one of them'),
  );
  keepNumbersAsWritten(document);
  const raw: unknown = document.toJS() || {};
  const result = schema.safeParse(pruned(raw), { reportInput: true });
  if (result.success) return { value: result.data, problems: twice, locate };
  const problems = [...twice, ...result.error.issues.flatMap((issue) => describe(issue, locate))];
  const { value, origin } = salvage(raw, schema, result.error.issues);
  return { value, problems, locate: (path) => locate(origin(path)) };
}

/** A version `1.10` is not `1.1`: numbers stay the text that they were written as. */
function keepNumbersAsWritten(document: Document): void {
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'number') scalar.value = scalar.source ?? String(scalar.value);
    },
  });
}

/** References to anchors that no node before them has. */
function unknownAnchors(document: Document): { pos: readonly [number]; message: string }[] {
  const found: { pos: readonly [number]; message: string }[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (!alias.resolve(document))
        found.push({ pos: [alias.range?.[0] ?? 0], message: `there is no anchor &${alias.source}` });
    },
  });
  return found;
}

/**
 * What is left when all that is wrong is taken out, so that one mistake does not hide the next.
 *
 * A wrong value goes alone; a missing one takes what it is missing from with it.
 *
 * @returns The rest, and the path in `raw` of a path in it: items that go leave the places of those after them.
 */
function salvage<T>(
  raw: unknown,
  schema: z.ZodType<T>,
  issues: readonly z.core.$ZodIssue[],
): { value: T | undefined; origin: (path: Path) => Path } {
  let found = issues;
  let origin = unchanged;
  // Each round takes at least one node out of `raw`, or ends.
  while (
    found.some((issue) => issue.code === 'unrecognized_keys' || issue.path.length > Number(isMissing(issue)))
  ) {
    for (const issue of found) {
      const path = origin(issue.path);
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(raw, [...path, key]);
      else remove(raw, isMissing(issue) ? path.slice(0, -1) : path);
    }
    origin = (path) => originIn(raw, path);
    const result = schema.safeParse(pruned(raw), { reportInput: true });
    if (result.success) return { value: result.data, origin };
    found = result.error.issues;
  }
  return { value: undefined, origin };
}

function unchanged(path: Path): Path {
  return path;
}

function originIn(raw: unknown, path: Path): Path {
  let node = raw;
  return path.map((key) => {
    const actual = Array.isArray(node) ? (filledPlaces(node)[Number(key)] ?? key) : key;
    node = isRecord(node) ? node[String(actual)] : undefined;
    return actual;
  });
}

/** The places of a list that are neither holes nor empty. */
function filledPlaces(list: readonly unknown[]): number[] {
  return Object.keys(list)
    .map(Number)
    .filter((place) => isFilled(list[place]));
}

function remove(root: unknown, path: Path): void {
  const last = path.at(-1);
  let parent = root;
  for (const key of path.slice(0, -1)) parent = isRecord(parent) ? parent[String(key)] : undefined;
  if (last !== undefined && isRecord(parent)) delete parent[String(last)];
}

/** Without the holes that removals leave in lists, and without empty values, which count as left out. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return Object.values(value).filter(isFilled).map(pruned);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => isFilled(item))
      .map(([key, item]) => [key, pruned(item)]),
  );
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A text that says something. */
export const scalar = z.string().trim().min(1, 'write a text');

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
