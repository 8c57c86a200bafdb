import { expect, test } from 'vitest';
import { ambiguous, broken, formatProblems } from '../../src/knowledge/problem.ts';

test('marks what keeps a pack from loading apart from what fails the check alone', () => {
  const location = { file: 'a.md', line: 3 };
  expect([broken(location, 'no answer'), ambiguous(location, 'too near')]).toEqual([
    { location, message: 'no answer', kind: 'broken' },
    { location, message: 'too near', kind: 'ambiguous' },
  ]);
});

test('formats nothing when there are no problems', () => {
  expect(formatProblems([])).toEqual([]);
});

test('sorts by file, then by line as a number, and keeps the order within a line', () => {
  const problems = [
    broken({ file: 'summit.yaml', line: 1 }, 'first'),
    ambiguous({ file: 'b.md', line: 10 }, 'second'),
    broken({ file: 'b.md', line: 9 }, 'third'),
    broken({ file: 'a.md', line: 2 }, 'fourth'),
    broken({ file: 'a.md', line: 2 }, 'fifth'),
  ];
  expect(formatProblems(problems)).toEqual([
    'a.md:2: fourth',
    'a.md:2: fifth',
    'b.md:9: third',
    'b.md:10: second',
    'summit.yaml:1: first',
  ]);
});

test('leaves the list it is given as it is', () => {
  const problems = [broken({ file: 'b.md', line: 1 }, 'x'), broken({ file: 'a.md', line: 1 }, 'y')];
  formatProblems(problems);
  expect(problems.map(({ location }) => location.file)).toEqual(['b.md', 'a.md']);
});
