import { refuse } from './errors.ts';
import { Form } from './form.ts';

/**
 * The parameters of a list in pages.
 *
 * @throws ApiError 50035 for a limit outside of 1 to 100, for what is no id, and for two of the ids at once: Discord calls
 *   them mutually exclusive.
 */
export function pagingOf(
  query: URLSearchParams,
  names: readonly string[],
  usual: number,
  { exclusive = true } = {},
): { readonly limit: number; readonly ids: Readonly<Record<string, string>> } {
  const form = new Form();
  const limit = Number(query.get('limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    form.add('limit', 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  }
  const given = names.flatMap((name) => {
    const id = query.get(name);
    return id === null ? [] : [[name, id] as const];
  });
  for (const [name, id] of given) {
    if (!/^\d{1,20}$/.test(id)) form.add(name, 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
  }
  form.check();
  if (exclusive && given.length > 1) throw refuse('exclusiveParameters');
  return { limit, ids: Object.fromEntries(given) };
}
