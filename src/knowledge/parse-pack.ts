import { askings, type Entry, type Location, type Pack, type Source } from './pack.ts';
import { isHeading } from './markdown-blocks.ts';
import type { DraftEntry } from './parse-entry.ts';
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
export function parsePack(id: string, summitFile: PackFile, markdown: readonly PackFile[]): ParsedPack {
  const { summit, problems: summitProblems } = parseSummit(summitFile.content, summitFile.name);
  const files = markdown.map((file) => parseMarkdown(file.content, file.name));
  const drafts = files.flatMap((file) => file.entries);
  const problems = [...summitProblems, ...files.flatMap((file) => file.problems)];
  problems.push(...[summitFile, ...markdown].flatMap(undecodable));
  if (drafts.length === 0) {
    problems.push(
      broken(
        { file: summitFile.name, line: 1 },
        'the pack has no entry; write one as `## Question` in a Markdown file beside it',
      ),
    );
  }

  const firstOf = new Map<string, DraftEntry>();
  for (const draft of drafts) {
    const first = firstOf.get(draft.id);
    if (first) {
      const { file, line } = first.location;
      problems.push(
        broken(draft.location, `id \`${draft.id}\` is already used at ${file}:${line}; write another {#id}`),
      );
    } else firstOf.set(draft.id, draft);
  }
  problems.push(...duplicatePhrasings(drafts));
  const sources = summit?.sources ?? [];
  const reported = new Set<string>();
  for (const draft of drafts) {
    for (const { id: relatedId, location } of draft.related) {
      if (!firstOf.has(relatedId)) {
        problems.push(
          broken(
            location,
            `unknown related id \`${relatedId}\`; write the id of an entry, such as ${[...firstOf.keys()].slice(0, 3).join(', ')}`,
          ),
        );
      }
    }
  }
  for (const source of [...files.map((file) => file.source), ...drafts.map((draft) => draft.source)]) {
    const place = source && `${source.location.file}:${source.location.line}`;
    if (
      summit &&
      source &&
      place &&
      !reported.has(place) &&
      !sources.some(({ id: known }) => known === source.id)
    ) {
      reported.add(place);
      problems.push(broken(source.location, unknownSource(source.id, sources)));
    }
  }
  const entries = [...firstOf.values()].map((draft) => toEntry(draft, sources));
  return { pack: summit && { id, ...summit, entries }, problems };
}

/** Where bytes were no UTF-8, decoding left U+FFFD. */
function undecodable({ name, content }: PackFile): Problem[] {
  const line = content.split('\n').findIndex((text) => text.includes('\uFFFD')) + 1;
  if (line === 0) return [];
  return [broken({ file: name, line }, 'this line holds bytes that are no UTF-8; save the file as UTF-8')];
}

/** The same words in two entries; which of them is meant, nobody can tell. */
function duplicatePhrasings(drafts: readonly DraftEntry[]): Problem[] {
  const first = new Map<string, { entry: DraftEntry; location: Location }>();
  return drafts.flatMap((entry) =>
    askings(entry).flatMap(({ text, location }) => {
      const key = text
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim();
      const twin = first.get(key);
      if (!twin) first.set(key, { entry, location });
      if (!twin || twin.entry.id === entry.id || key === '') return [];
      const { file, line } = twin.location;
      return broken(
        location,
        `"${text}" is already asked at ${file}:${line} in \`${twin.entry.id}\`; keep it in one of the two entries`,
      );
    }),
  );
}

function toEntry(
  { passages, source: reference, related, ...draft }: DraftEntry,
  sources: readonly Source[],
): Entry {
  const source = sources.find(({ id }) => id === reference?.id);
  const first = passages.find((passage) => !isHeading(passage));
  const short = first ?? { markdown: '', text: '' };
  const detail = passages.filter((passage) => passage !== short);
  return {
    ...draft,
    answer: { short, detail },
    related: related.map(({ id }) => id),
    ...(source && { source }),
  };
}
