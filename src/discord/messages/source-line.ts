import type { Source } from '../../knowledge/pack.ts';
import { publicationDate } from '../../source-line.ts';
import { plain } from './escape.ts';

/** "-# Source: Hanoi Times, as of 1 March 2019", in Discord's small print. Empty without sources. */
export function sourceLine(sources: readonly Source[]): string {
  const named = sources.map(
    (source) => `${linked(source.publisher, source.url)}, as of ${publicationDate(source.published)}`,
  );
  return named.length === 0 ? '' : `-# Source: ${named.join('; ')}`;
}

/** "- Hanoi Times: “A dinner for eight”, 1 March 2019". */
export function sourceItem({ publisher, title, published, url }: Source): string {
  return `- ${plain(publisher)}: “${linked(title, url)}”, ${publicationDate(published)}`;
}

/** The angle brackets keep Discord from unfolding a preview. */
function linked(text: string, url: string | undefined): string {
  if (url === undefined || !/^https?:\/\/\S+$/.test(url)) return plain(text);
  const address = url.replaceAll(/[()<>]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
  return `[${plain(text)}](<${address}>)`;
}
