import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { exitCodes, UserError } from '../../src/errors.ts';

const text = z.string().trim().min(1);

const faqSchema = z
  .array(z.object({ id: text, question: text, answer: z.string(), paraphrases: z.array(text) }))
  .min(1);

const intentsSchema = z.object({
  intents: z.array(z.object({ id: text, examples: z.array(text).min(1), queries: z.array(text) })).min(1),
  out_of_scope: z.array(text),
});

export type FaqEntry = z.infer<typeof faqSchema>[number];
export type Intent = z.infer<typeof intentsSchema>['intents'][number];

/** A file of questions and answers with paraphrases, or one of intents with what belongs to none. */
export type Dataset =
  | { readonly kind: 'faq'; readonly name: string; readonly entries: readonly FaqEntry[] }
  | {
      readonly kind: 'intents';
      readonly name: string;
      readonly intents: readonly Intent[];
      readonly outOfScope: readonly string[];
    };

const wanted =
  'write a list of {id, question, answer, paraphrases}, or {intents: [{id, examples, queries}], out_of_scope}';

/**
 * Reads a dataset; its name is the file's without the extension.
 *
 * @throws {UserError} When the file cannot be read, is no JSON or has neither format, with what to write.
 */
export function readDataset(file: string): Dataset {
  const name = path.parse(file).name;
  const value = parseJson(file);
  if (Array.isArray(value)) {
    const entries = valid(faqSchema, value, file);
    return { kind: 'faq', name, entries };
  }
  const { intents, out_of_scope: outOfScope } = valid(intentsSchema, value, file);
  return { kind: 'intents', name, intents, outOfScope };
}

function parseJson(file: string): unknown {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read: name a JSON file after --dataset.`, exitCodes.usage, {
      cause: error,
    });
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UserError(`${file} is no JSON: ${wanted}.`, exitCodes.usage, { cause: error });
  }
}

function valid<Schema extends z.ZodType>(schema: Schema, value: unknown, file: string): z.infer<Schema> {
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return data;
  const place = error?.issues[0]?.path.map(String).join('.') || 'the whole';
  throw new UserError(`${file} is no dataset, as \`${place}\` is not right: ${wanted}.`, exitCodes.usage);
}
