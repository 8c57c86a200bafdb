import { type Table, tableAsMarkdown } from './table.ts';

/** Of one run. */
export interface Run {
  readonly tables: readonly Table[];
  /** When, on what machine. */
  readonly machine: string;
  readonly versions: string;
  /** Which datasets were asked for; empty for none. */
  readonly datasets: string;
}

/** The whole run as Markdown. */
export function reportAsMarkdown({ tables, machine, versions, datasets }: Run): string {
  const head = [
    '# Beside other libraries',
    `Measured by \`npm run bench\`${datasets === '' ? '' : ` with ${datasets}`}: ${machine}.`,
    `${versions}.`,
    'Each library in the index layout and configuration, out of several, that is right most often in the column at hand; ± is one standard error.',
  ];
  return `${[...head, ...tables.map(tableAsMarkdown)].join('\n\n')}\n`;
}
