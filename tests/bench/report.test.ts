import { expect, test } from 'vitest';
import { reportAsMarkdown } from '../../bench/report/report.ts';
import { type Table, tableAsMarkdown, tableAsText } from '../../bench/report/table.ts';

const table: Table = {
  title: 'Bread',
  columns: ['right', 'build s'],
  rows: [
    { name: 'Oven', cells: [{ part: 0.9, count: 100 }, '1.5'], used: 'entry (words)' },
    { name: 'Stone', cells: [{ part: 0.5, count: 25 }, undefined], used: 'phrasings (fuzzy)' },
    { name: 'Fire', cells: [{ part: 0, count: 0 }, '> 60 s'], used: 'none' },
  ],
  notes: ['Right is in %.'],
};

test('a table for the terminal has aligned columns, a star at few queries and a dash for what was not measured', () => {
  expect(tableAsText(table)).toBe(
    `Bread
       right  build s
Oven    90.0      1.5
Stone  50.0*        –
Fire       –   > 60 s
variants used:
  Oven: entry (words)
  Stone: phrasings (fuzzy)
  Fire: none`,
  );
});

test('a table in Markdown has standard errors, and the number of queries where it is lower than of others', () => {
  expect(tableAsMarkdown(table)).toBe(
    `## Bread

| | right | build s |
|---|---:|---:|
| Oven | 90.0 ± 3.0 | 1.5 |
| Stone | 50.0 ± 10.0 (25 queries) | – |
| Fire | – | > 60 s |

Right is in %.

Variants used:

- Oven: entry (words)
- Stone: phrasings (fuzzy)
- Fire: none`,
  );
});

test('the report names machine, versions and datasets before the tables', () => {
  const report = reportAsMarkdown({
    tables: [table],
    machine: '2030-05-01, a processor',
    versions: 'Oven 1.0',
    datasets: 'the dataset fair',
  });
  expect(report.split('\n\n').slice(0, 3)).toEqual([
    '# Beside other libraries',
    'Measured by `npm run bench` with the dataset fair: 2030-05-01, a processor.',
    'Oven 1.0.',
  ]);
  expect(report).toContain('\n\n## Bread\n\n');
  expect(report.endsWith('- Fire: none\n')).toBe(true);
});
