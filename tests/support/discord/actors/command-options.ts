import {
  ApplicationCommandOptionType,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import type { JsonObject } from '../json.ts';

export type OptionValue = string | number | boolean | { readonly id: string };
export type OptionValues = Readonly<Record<string, OptionValue>>;

type Definitions = readonly APIApplicationCommandOption[];

const byId: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.User,
  ApplicationCommandOptionType.Channel,
  ApplicationCommandOptionType.Role,
  ApplicationCommandOptionType.Mentionable,
]);

/**
 * The options of a command as an interaction holds them.
 *
 * @param path The names of the subcommand group and the subcommand, as far as there are any.
 * @param focused The option that is being typed, for autocomplete: nothing else is required then.
 * @throws Error when Discord's own window would not let somebody send this.
 */
export function optionsOf(
  command: APIApplicationCommand,
  path: readonly string[],
  values: OptionValues,
  focused?: string,
): JsonObject[] {
  return inside(command.options ?? [], path, values, focused, `/${command.name}`);
}

function inside(
  definitions: Definitions,
  [name, ...rest]: readonly string[],
  values: OptionValues,
  focused: string | undefined,
  where: string,
): JsonObject[] {
  if (name === undefined) return leaves(definitions, values, focused, where);
  const sub = definitions.find((definition) => definition.name === name);
  if (!sub || !('options' in sub || isSubcommand(sub))) throw new Error(`${where} has no subcommand ${name}`);
  const options = inside(
    'options' in sub ? (sub.options ?? []) : [],
    rest,
    values,
    focused,
    `${where} ${name}`,
  );
  return [{ type: sub.type, name, options }];
}

function isSubcommand({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function leaves(
  definitions: Definitions,
  values: OptionValues,
  focused: string | undefined,
  where: string,
): JsonObject[] {
  if (definitions.some(isSubcommand)) throw new Error(`${where} needs a subcommand`);
  const known = new Set(definitions.map(({ name }) => name));
  for (const name of Object.keys(values)) {
    if (!known.has(name))
      throw new Error(`${where} has no option ${name}; it has ${[...known].join(', ') || 'none'}`);
  }
  return definitions.flatMap((definition) => {
    const value = values[definition.name];
    if (value === undefined) {
      if (definition.required === true && focused === undefined) {
        throw new Error(`${where} requires the option ${definition.name}`);
      }
      return [];
    }
    if (focused === undefined) checkValue(definition, value, where);
    return [
      {
        type: definition.type,
        name: definition.name,
        value: typeof value === 'object' ? value.id : value,
        ...(definition.name === focused && { focused: true }),
      },
    ];
  });
}

function checkValue(definition: APIApplicationCommandOption, value: OptionValue, where: string): void {
  const fail = (why: string): never => {
    throw new Error(`${where}: ${definition.name} ${why}`);
  };
  const { type } = definition;
  if (byId.has(type) !== (typeof value === 'object'))
    fail('takes what its type says: an object with an id or a plain value');
  if (type === ApplicationCommandOptionType.Boolean && typeof value !== 'boolean') fail('is true or false');
  if (type === ApplicationCommandOptionType.Integer && !Number.isInteger(value)) fail('is a whole number');
  if (type === ApplicationCommandOptionType.String) {
    if (typeof value !== 'string') return fail('is text');
    if (value.length < (definition.min_length ?? 0)) fail(`is shorter than ${definition.min_length}`);
    if (value.length > (definition.max_length ?? 6000))
      fail(`is longer than ${definition.max_length ?? 6000}`);
  }
  if (type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number) {
    if (typeof value !== 'number') return fail('is a number');
    if (value < (definition.min_value ?? -Infinity)) fail(`is less than ${definition.min_value}`);
    if (value > (definition.max_value ?? Infinity)) fail(`is more than ${definition.max_value}`);
  }
  if ('choices' in definition && definition.choices?.length) {
    if (!definition.choices.some((choice) => choice.value === value)) fail('is none of its choices');
  }
}
