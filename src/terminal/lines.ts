/**
 * The lines of a byte stream, decoded as UTF-8, without their ends. Only a line feed ends a line; a carriage return before
 * it is dropped. Bytes that are no UTF-8 become U+FFFD.
 */
export async function* lines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [head = '', ...rest] = text.split('\n');
    pending.push(head);
    for (const next of rest) {
      yield withoutReturn(pending.join(''));
      pending = [next];
    }
  }
  pending.push(decoder.decode());
  const last = pending.join('');
  if (last !== '') yield withoutReturn(last);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
