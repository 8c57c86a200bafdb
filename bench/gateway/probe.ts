import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process that this file is loaded into says of itself when it is asked. */
export interface Vitals {
  /** Milliseconds. */
  readonly delayMedian: number;
  readonly delayP99: number;
  readonly delayMax: number;
  /** Megabytes. */
  readonly memory: number;
  /** Seconds of processor time. */
  readonly cpu: number;
}

const resolution = 5;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

/** Every message from the parent is a question; `reset` starts the delays anew. */
process.on('message', (message) => {
  if (message === 'reset') delay.reset();
  const { user, system } = process.cpuUsage();
  const vitals: Vitals = {
    delayMedian: Math.max(0, delay.percentile(50) / 1e6 - resolution),
    delayP99: Math.max(0, delay.percentile(99) / 1e6 - resolution),
    delayMax: Math.max(0, delay.max / 1e6 - resolution),
    memory: process.memoryUsage.rss() / 1e6,
    cpu: (user + system) / 1e6,
  };
  process.send?.(vitals);
});
process.channel?.unref();
process.on('disconnect', () => process.exit());
