import { z } from 'zod';
import { strictKeys } from './yaml-document.ts';

/** A scalar that YAML may read as a number, such as a year. */
const scalar = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().trim().min(1, 'write a text'));

const wallTime = scalar.pipe(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/, 'write a wall time such as 2019-02-27 18:30'),
);

const alternatives = z.union([scalar.transform((one) => [one]), z.array(scalar)]);

const participant = strictKeys({
  name: scalar,
  role: scalar.optional(),
  aliases: z.array(scalar).default([]),
});

const source = strictKeys({
  publisher: scalar,
  title: scalar,
  published: scalar.pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date such as 2019-02-23')),
  url: scalar.pipe(z.url({ protocol: /^https?$/, error: 'write a full http or https address' })).optional(),
});

const session = strictKeys({
  id: scalar.pipe(
    z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$/u, 'write letters, digits and hyphens, such as working-lunch'),
  ),
  title: scalar,
  start: wallTime,
  end: wallTime.optional(),
  place: scalar.optional(),
  status: z
    .enum(['planned', 'held', 'moved', 'cancelled'], 'write planned, held, moved or cancelled')
    .default('planned'),
  note: scalar.optional(),
  source: scalar.optional(),
});

/** `summit.yaml` as it is written. Only `title` is required. */
export const summitSchema = strictKeys({
  title: scalar,
  location: scalar.optional(),
  timezone: scalar.optional(),
  participants: z.array(participant).default([]),
  glossary: z.record(z.string(), alternatives).default({}),
  sources: z.record(z.string(), source).default({}),
  sessions: z.array(session).default([]),
  commemorate: z.literal('yearly', 'write yearly, or leave it out').optional(),
});

export type SummitYaml = z.infer<typeof summitSchema>;
