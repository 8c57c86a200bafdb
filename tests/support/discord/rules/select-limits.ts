import { ComponentType } from 'discord-api-types/v10';
import { asList, asObject, asText, type JsonObject } from '../json.ts';
import type { Form } from './form.ts';

export function checkSelect(form: Form, select: JsonObject, path: string): void {
  const options = asList(select['options']);
  form.required(`${path}.custom_id`, Boolean(select['custom_id']));
  form.length(`${path}.placeholder`, asText(select['placeholder']), 0, 150);

  const isString = select['type'] === ComponentType.StringSelect;
  const minimum = numberOr(select['min_values'], 1);
  const maximum = numberOr(select['max_values'], 1);
  const most = isString ? Math.min(25, options.length) : 25;
  if (minimum < 0 || minimum > 25) between(form, `${path}.min_values`, 0, 25);
  if (maximum < 1 || maximum > 25) between(form, `${path}.max_values`, 1, 25);
  if (minimum > maximum || (isString && (maximum > most || minimum > most))) {
    form.add(`${path}.max_values`, 'SELECT_COMPONENT_MAX_VALUES', `Must be between ${minimum} and ${most}.`);
  }
  form.length(`${path}.default_values`, asList(select['default_values']), 0, maximum);
  if (!isString) return;

  form.length(`${path}.options`, options, 1, 25);
  const values = new Set<string>();
  let defaults = 0;
  for (const [index, value] of options.entries()) {
    const option = asObject(value);
    const here = `${path}.options.${index}`;
    form.length(`${here}.label`, asText(option['label']), 1, 100);
    form.length(`${here}.value`, asText(option['value']), 1, 100);
    form.length(`${here}.description`, asText(option['description']), 0, 100);
    if (values.has(asText(option['value']))) {
      form.add(
        `${here}.value`,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    values.add(asText(option['value']));
    if (option['default'] === true) defaults += 1;
  }
  if (defaults > maximum) {
    form.add(path, 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More options are default than may be chosen');
  }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function between(form: Form, path: string, minimum: number, maximum: number): void {
  form.add(path, 'NUMBER_TYPE_BETWEEN', `int value should be between ${minimum} and ${maximum}.`);
}
