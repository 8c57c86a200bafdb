import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { scalar, strictKeys } from './yaml-document.ts';

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
  published: scalar.pipe(z.string().refine(isDate, 'write a date such as 2019-02-23')),
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

function isDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  try {
    return Boolean(Temporal.PlainDate.from(text.padEnd(10, '-01')));
  } catch {
    return false;
  }
}

/** `summit.yaml` as it is written. Only `title` is required. */
export const summitSchema = strictKeys({
  /** Required; `parseSummit` says so, to check the rest without one. */
  title: scalar.optional(),
  location: scalar.optional(),
  timezone: scalar.optional(),
  participants: z.array(participant).default([]),
  glossary: z.record(z.string(), alternatives).default({}),
  sources: z.record(z.string(), source).default({}),
  sessions: z.array(session).default([]),
  commemorate: z.literal('yearly', 'write yearly, or leave it out').optional(),
});

export type SummitYaml = z.infer<typeof summitSchema>;
