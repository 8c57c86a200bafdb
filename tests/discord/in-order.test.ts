import { expect, test } from 'vitest';
import { InOrder } from '../../src/discord/in-order.ts';
import { Recent } from '../../src/discord/recent.ts';
import { RunningWork } from '../../src/discord/running-work.ts';

test('work of one key runs in order, and side by side with that of another', async () => {
  const order = new InOrder();
  const seen: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const first = order.run('a', async () => {
    await gate;
    seen.push('a1');
  });
  const second = order.run('a', async () => void seen.push('a2'));
  await order.run('b', async () => void seen.push('b1'));
  open();
  await Promise.all([first, second]);
  expect(seen).toEqual(['b1', 'a1', 'a2']);
});

test('work that fails does not stop what comes after it', async () => {
  const order = new InOrder();
  const seen: string[] = [];
  const failing = order.run('a', () => Promise.reject(new Error('no')));
  const next = order.run('a', async () => void seen.push('next'));
  await expect(failing).rejects.toThrow('no');
  await next;
  expect(seen).toEqual(['next']);
});

test('a stop waits for what runs, and starts nothing new', async () => {
  const work = new RunningWork(() => undefined);
  const seen: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  work.start(async () => {
    await gate;
    seen.push('old');
  });
  const finished = work.finish(5000);
  work.start(async () => void seen.push('new'));
  open();
  await finished;
  expect(seen).toEqual(['old']);
});

test('a stop waits no longer than it may', async () => {
  const work = new RunningWork(() => undefined);
  work.start(() => new Promise(() => undefined));
  await expect(work.finish(1)).resolves.toBeUndefined();
});

test('work that fails is told of', async () => {
  const faults: unknown[] = [];
  const work = new RunningWork((error) => faults.push(error));
  work.start(() => Promise.reject(new Error('no')));
  await work.finish(5000);
  expect(faults).toEqual([new Error('no')]);
});

test('the oldest are dropped first', () => {
  const recent = new Recent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.set('a', 3);
  recent.set('c', 4);
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([3, undefined, 4]);
});
