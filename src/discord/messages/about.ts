import type { Pack } from '../../knowledge/pack.ts';
import { count } from '../../answer/schedule/wording.ts';
import { publicationDate } from '../../source-line.ts';
import { plain } from './escape.ts';
import { type BotMessage, say } from './message.ts';
import { sourceItem } from './source-line.ts';

const mostSources = 15;

/** Subject, sources and their dates, version, privacy. */
export function aboutMessage(
  { title, entries, sources }: Pack,
  version: string,
  packVersion: string,
): BotMessage {
  const dates = sources.map(({ published }) => published).toSorted();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  const others = sources.length - mostSources;
  const lines = [
    `**summit-bot ${version}**: ${plain(title)}`,
    `I answer from ${count(entries.length, 'entry').replace(/entrys$/, 'entries')} that people wrote from ${count(sources.length, 'source')}${oldest && newest ? `, published ${range(oldest, newest)}` : ''}. I know nothing newer, and say so when my sources don't tell.`,
    ...sources.slice(0, mostSources).map(sourceItem),
    ...(others > 0 ? [`- and ${others} more`] : []),
    `-# Knowledge ${packVersion.slice(0, 8)} · /privacy tells what is stored about you, and deletes it.`,
  ];
  return say(lines.join('\n'));
}

function range(oldest: string, newest: string): string {
  const [from, to] = [publicationDate(oldest), publicationDate(newest)];
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}
