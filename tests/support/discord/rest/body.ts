import type { IncomingMessage } from 'node:http';
import { asApi, type Json } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import type { StoredFile } from '../world/message.ts';

export interface Received {
  readonly json: Json | undefined;
  readonly files: readonly StoredFile[];
}

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(asApi<Buffer>(chunk));
  return Buffer.concat(chunks);
}

/**
 * A body as JSON, or as a form with the JSON in `payload_json` beside its files.
 *
 * @throws ApiError 50109 when it is not JSON.
 */
export async function parseBody(bytes: Buffer, contentType: string): Promise<Received> {
  if (bytes.length === 0) return { json: undefined, files: [] };
  if (!contentType.startsWith('multipart/form-data'))
    return { json: parse(bytes.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const files: StoredFile[] = [];
  for (const [, value] of form) {
    if (typeof value !== 'string')
      files.push({ name: value.name, content: Buffer.from(await value.arrayBuffer()) });
  }
  const payload = form.get('payload_json');
  return { json: typeof payload === 'string' ? parse(payload) : undefined, files };
}

function parse(text: string): Json {
  try {
    return asApi<Json>(JSON.parse(text));
  } catch {
    throw refuse('invalidJson');
  }
}
