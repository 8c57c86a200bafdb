import { createInterface } from 'node:readline/promises';
import type { Chat } from './chat.ts';

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Runs a chat with line editing and history until /quit, Ctrl+C, Ctrl+D or the end of the input. */
export async function runChat(chat: Chat, { input, output }: Terminal): Promise<void> {
  const terminal = createInterface({ input, output, terminal: true, prompt: '> ', historySize: 200 });
  terminal.on('SIGINT', () => terminal.close());
  output.write(`${chat.greeting}\n`);
  terminal.prompt();
  for await (const line of terminal) {
    const turn = line.trim() === '' ? undefined : chat.turn(line);
    if (turn?.kind === 'quit') break;
    if (turn) output.write(`${turn.text}\n\n`);
    terminal.prompt();
  }
  terminal.close();
  output.write('\n');
}
