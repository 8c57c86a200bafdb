import { once } from 'node:events';

/** Writes lines to a stream that may be slow. */
export interface Output {
  write(text: string): Promise<void>;
}

/** Waits while the stream is full, so that long output does not pile up in memory. */
export function outputTo(stream: NodeJS.WritableStream): Output {
  return {
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
  };
}
