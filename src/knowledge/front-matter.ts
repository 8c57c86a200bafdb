import type { Location } from './pack.ts';
import type { Problem } from './problem.ts';
import { parseYaml, scalar, strictKeys } from './yaml-document.ts';

const schema = strictKeys({
  source: scalar.optional(),
  topic: scalar.optional(),
});

const fences = /^---[ \t]*(?:\r\n?|\n)(?:([^]*?)(?:\r\n?|\n))??---[ \t]*(?:\r\n?|\n|$)/;

/** What stands between two lines of `---` at the very top of a file, for all of its entries. */
export interface FrontMatter {
  readonly topic?: string;
  readonly source?: { readonly id: string; readonly location: Location };
  readonly problems: readonly Problem[];
  /** Where the Markdown begins, and on which line. */
  readonly end: number;
  readonly nextLine: number;
}

export function readFrontMatter(content: string, file: string): FrontMatter {
  const [whole, yaml = ''] = fences.exec(content) ?? [];
  if (whole === undefined) return { problems: [], end: 0, nextLine: 1 };
  const document = parseYaml(yaml, schema, file, 2);
  const { value, problems } = document;
  return {
    ...(value?.topic !== undefined && { topic: value.topic }),
    ...(value?.source !== undefined && {
      source: { id: value.source, location: document.locate(['source']) },
    }),
    problems,
    end: whole.length,
    nextLine: linesIn(whole) + 1,
  };
}

function linesIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
