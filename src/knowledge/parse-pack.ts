import { type Progress, noProgress } from '../progress.ts';
import { askedTwice } from './asked-twice.ts';
import { isHeading } from './markdown-blocks.ts';
import type { Entry, Pack, Passage, Source } from './pack.ts';
import type { DraftEntry, Reference } from './parse-entry.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseSummit, unknownSource } from './parse-summit.ts';
import { broken, type Problem } from './problem.ts';

/** A file of the pack. `name` is how problems name it. */
export interface PackFile {
  readonly name: string;
  readonly content: string;
}

export interface ParsedPack {
  /** There as soon as the pack has a title, with all that could be read. Use it only when no problem is `broken`. */
  readonly pack: Pack | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Parses a pack from the content of its files and looks up all that they refer to.
 *
 * @param id The folder's name.
 * @param markdown In the order in which the entries are to stand.
 */
export function parsePack(
  id: string,
  summitFile: PackFile,
  markdown: readonly PackFile[],
  progress: Progress = noProgress,
): ParsedPack {
  const { summit, problems: summitProblems } = parseSummit(summitFile.content, summitFile.name);
  const sources = new Map((summit?.sources ?? []).map((source) => [source.id, source]));
  const entries = new Map<string, Entry>();
  const askers: (Entry | DraftEntry)[] = [];
  const parsing: (readonly Problem[])[] = [summitProblems];
  const ids: Problem[] = [];
  const unknownSources = new Map<Reference, Problem>();
  /** Related entries that stand further down, or nowhere. */
  const open: Reference[] = [];

  const checkSource = (source: Reference | undefined) => {
    if (!summit || !source || sources.has(source.id) || unknownSources.has(source)) return;
    unknownSources.set(source, broken(source.location, unknownSource(source.id, summit.sources)));
  };

  const total = markdown.reduce((sum, { content }) => sum + content.length, 0);
  let read = 0;
  for (const { name, content } of markdown) {
    for (const part of parseMarkdown(content, name)) {
      parsing.push(part.problems);
      checkSource(part.source);
      for (const draft of part.entries) {
        const first = entries.get(draft.id)?.location;
        if (first) {
          ids.push(
            broken(
              draft.location,
              `id \`${draft.id}\` is already used at ${first.file}:${first.line}; write another {#id}`,
            ),
          );
          askers.push(draft);
        } else {
          const entry = toEntry(draft, sources);
          entries.set(draft.id, entry);
          askers.push(entry);
        }
        for (const related of draft.related) if (!entries.has(related.id)) open.push(related);
        checkSource(draft.source);
      }
      progress.report('reading entries', read + part.end, total);
    }
    read += content.length;
  }

  const problems = [
    ...parsing.flat(),
    ...[summitFile, ...markdown].flatMap(undecodable),
    ...(entries.size === 0 ? [withoutEntries(summitFile)] : []),
    ...ids,
    ...askedTwice(askers),
    ...unknownRelated(open, entries),
    ...unknownSources.values(),
  ];
  return { pack: summit && { id, ...summit, entries: [...entries.values()] }, problems };
}

/** Where bytes were no UTF-8, decoding left U+FFFD. */
function undecodable({ name, content }: PackFile): Problem[] {
  const place = content.indexOf('\uFFFD');
  if (place < 0) return [];
  const line = content.slice(0, place).split('\n').length;
  return [broken({ file: name, line }, 'this line holds bytes that are no UTF-8; save the file as UTF-8')];
}

function withoutEntries({ name }: PackFile): Problem {
  return broken(
    { file: name, line: 1 },
    'the pack has no entry; write one as `## Question` in a Markdown file beside it',
  );
}

function unknownRelated(related: readonly Reference[], entries: ReadonlyMap<string, Entry>): Problem[] {
  const examples = [...entries.keys().take(3)].join(', ');
  return related.flatMap(({ id, location }) =>
    entries.has(id)
      ? []
      : broken(location, `unknown related id \`${id}\`; write the id of an entry, such as ${examples}`),
  );
}

const nothing: Passage = { markdown: '', text: '' };
const none: readonly never[] = [];

function toEntry(draft: DraftEntry, sources: ReadonlyMap<string, Source>): Entry {
  const { id, topic, question, phrasings, passages, location } = draft;
  const source = draft.source && sources.get(draft.source.id);
  const first = passages.findIndex((passage) => !isHeading(passage));
  const detail = first < 0 ? passages : passages.toSpliced(first, 1);
  const entry: Entry = {
    id,
    topic,
    question,
    phrasings,
    answer: { short: passages[first] ?? nothing, detail: orNone(detail) },
    related: orNone(draft.related.map((related) => related.id)),
    location,
  };
  return source ? { ...entry, source } : entry;
}

/** One empty list for all that are empty. */
function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}
