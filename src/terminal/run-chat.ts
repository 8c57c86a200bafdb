import { createInterface } from 'node:readline/promises';
import type { Chat } from './chat.ts';
import { wrap } from './wrap.ts';

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
}

const defaultWidth = 80;

/** Runs a chat with line editing and history until /quit, Ctrl+C, Ctrl+D or the end of the input. */
export async function runChat(chat: Chat, { input, output }: Terminal): Promise<void> {
  const terminal = createInterface({ input, output, terminal: true, prompt: '> ', historySize: 200 });
  let open = true;
  terminal.once('close', () => (open = false));
  terminal.on('SIGINT', () => terminal.close());
  const show = (text: string) => output.write(`${wrap(text, output.columns ?? defaultWidth)}\n`);
  show(chat.greeting);
  terminal.prompt();
  for await (const line of terminal) {
    const turn = line.trim() === '' ? undefined : chat.turn(line);
    if (turn?.kind === 'quit') break;
    if (turn) show(`${turn.text}\n`);
    if (open) terminal.prompt();
  }
  terminal.close();
  output.write('\n');
}
