import { type Part, standardError } from '../measure/part.ts';

/** A part is shown in percent; undefined is what an engine cannot do, or had no time for. */
export type Cell = Part | string | undefined;

/** A row of a table. */
export interface Result {
  /** Of the engine. */
  readonly name: string;
  readonly cells: readonly Cell[];
  /** The variants that it was measured in, in one line. */
  readonly used: string;
}

/** One measurement of all engines. */
export interface Table {
  readonly title: string;
  /** Of the cells, in order. */
  readonly columns: readonly string[];
  readonly rows: readonly Result[];
  /** Sentences that say what the columns mean. */
  readonly notes: readonly string[];
}

/** For a terminal: columns aligned, and a star at what was measured with fewer queries than of other engines. */
export function tableAsText({ title, columns, rows }: Table): string {
  const most = mostQueries(columns, rows);
  const cellsOf = ({ cells }: Result): string[] =>
    cells.map((cell, place) => `${shortCell(cell)}${hasFewer(cell, most[place] ?? 0) ? '*' : ''}`);
  const lines = [['', ...columns], ...rows.map((row) => [row.name, ...cellsOf(row)])];
  const widths = ['', ...columns].map((_, place) =>
    Math.max(...lines.map((line) => line[place]?.length ?? 0)),
  );
  const aligned = lines.map((line) =>
    line
      .map((cell, place) => (place === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[place] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const used = rows.map(({ name, used: variants }) => `  ${name}: ${variants}`);
  return [title, ...aligned, 'variants used:', ...used].join('\n');
}

/** For Markdown: with standard errors, the number of queries where it is lower than of other engines, notes and variants. */
export function tableAsMarkdown({ title, columns, rows, notes }: Table): string {
  const most = mostQueries(columns, rows);
  const head = [`| | ${columns.join(' | ')} |`, `|---|${columns.map(() => '---:|').join('')}`];
  const body = rows.map(
    ({ name, cells }) =>
      `| ${name} | ${cells.map((cell, place) => fullCell(cell, most[place] ?? 0)).join(' | ')} |`,
  );
  const used = rows.map(({ name, used: variants }) => `- ${name}: ${variants}`);
  return [`## ${title}`, [...head, ...body].join('\n'), ...notes, 'Variants used:', used.join('\n')].join(
    '\n\n',
  );
}

/** Of each column. */
function mostQueries(columns: readonly string[], rows: readonly Result[]): number[] {
  return columns.map((_, place) => Math.max(0, ...rows.map(({ cells }) => countOf(cells[place]))));
}

function hasFewer(cell: Cell, most: number): boolean {
  return countOf(cell) > 0 && countOf(cell) < most;
}

function countOf(cell: Cell): number {
  return typeof cell === 'object' ? cell.count : 0;
}

function shortCell(cell: Cell): string {
  if (cell === undefined || (typeof cell === 'object' && cell.count === 0)) return '–';
  return typeof cell === 'string' ? cell : percent(cell.part);
}

function fullCell(cell: Cell, most: number): string {
  if (typeof cell !== 'object' || cell.count === 0) return shortCell(cell);
  const fewer = hasFewer(cell, most) ? ` (${cell.count} queries)` : '';
  return `${percent(cell.part)} ± ${percent(standardError(cell))}${fewer}`;
}

function percent(part: number): string {
  return (part * 100).toFixed(1);
}
