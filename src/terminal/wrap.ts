import { stripVTControlCharacters } from 'node:util';

/** Breaks lines at spaces so that none shows longer than `width`; a longer word stands alone. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const indent = /^(?:- |\d+\. )/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (stripVTControlCharacters(longer).length <= width || current.trim() === '') current = longer;
    else {
      lines.push(current);
      current = ' '.repeat(indent) + word;
    }
  }
  return [...lines, current].join('\n');
}
