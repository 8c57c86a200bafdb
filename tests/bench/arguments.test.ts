import { describe, expect, test } from 'vitest';
import { datasetsLine, readArguments } from '../../bench/arguments.ts';
import { engineNames } from '../../bench/engines/names.ts';

describe('the arguments', () => {
  test('are all engines and sizes by default', () => {
    expect(readArguments([])).toEqual({
      datasets: [],
      quick: false,
      sizes: [100, 1000, 10_000, 100_000],
      engines: engineNames.map(({ name }) => name),
      complete: true,
    });
  });

  test('pick sizes in order, engines whatever their case, and several datasets', () => {
    const args = '--sizes 1000,100 --engines lunr,fuse.js --dataset a/one.json --dataset two.json';
    expect(readArguments(args.split(' '))).toEqual({
      datasets: ['a/one.json', 'two.json'],
      quick: false,
      sizes: [100, 1000],
      engines: ['Fuse.js', 'lunr'],
      complete: false,
    });
  });

  test('with --quick are smaller packs, and "none" is no pack at all', () => {
    expect(readArguments(['--quick'])).toMatchObject({ sizes: [100, 1000], complete: false });
    expect(readArguments(['--sizes', 'none']).sizes).toEqual([]);
  });

  test.each([
    ['--sizes ten', '--sizes is "ten": write numbers from 10 to 1000000'],
    ['--engines oven', '--engines names "oven": write some of summit-bot, Fuse.js'],
    ['--oven', 'Usage: npm run bench'],
  ])('%s is refused with what to write', (args, message) => {
    expect(() => readArguments(args.split(' '))).toThrow(message);
  });
});

test('the line about the datasets tells them without their folders', () => {
  expect(datasetsLine(readArguments(['--dataset', 'some/where/fair.json', '--dataset', 'b.json']))).toBe(
    'the dataset fair and the dataset b',
  );
});
