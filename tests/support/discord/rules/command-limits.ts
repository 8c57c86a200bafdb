import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { asApi, asList, asNumber, asObject, asText, type Json, type JsonObject } from '../json.ts';
import { refuse } from './errors.ts';
import { Form } from './form.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const subcommands: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

/** https://docs.discord.com/developers/interactions/application-commands */
export function checkCommands(commands: readonly Json[], prefixed = true): void {
  const form = new Form();
  const names = new Set<string>();
  for (const [index, value] of commands.entries()) {
    const command = asObject(value);
    const path = prefixed ? `${index}.` : '';
    checkCommand(form, command, path);
    const key = `${typeOf(command)} ${asText(command['name'])}`;
    if (names.has(key)) {
      form.add(
        `${path}name`,
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    }
    names.add(key);
  }
  form.check();
  const chat = commands.filter((command) => typeOf(asObject(command)) === ApplicationCommandType.ChatInput);
  const menus = commands.length - chat.length;
  if (chat.length > 100 || menus > 30) throw refuse('tooManyCommands');
}

function checkCommand(form: Form, command: JsonObject, path: string): void {
  const type = typeOf(command);
  const description = asText(command['description']);
  if (type !== ApplicationCommandType.ChatInput) {
    form.length(`${path}name`, asText(command['name']), 1, 32);
    if (description)
      form.add(
        `${path}description`,
        'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
        'Context menu commands cannot have description',
      );
    return;
  }
  checkName(form, asText(command['name']), `${path}name`);
  form.length(`${path}description`, description, 1, 100);
  checkOptions(form, asList(command['options']), `${path}options`);
  if (charactersOf(command) > 8000) {
    form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  }
}

function checkName(form: Form, name: string, path: string): void {
  if (namePattern.test(name) && name === name.toLowerCase()) return;
  form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function checkOptions(form: Form, options: readonly Json[], path: string): void {
  form.length(path, options, 0, 25);
  const names = new Set<string>();
  let optional = false;
  for (const [index, value] of options.entries()) {
    const option = asObject(value);
    const here = `${path}.${index}`;
    const name = asText(option['name']);
    checkName(form, name, `${here}.name`);
    form.length(`${here}.description`, asText(option['description']), 1, 100);
    if (names.has(name))
      form.add(`${here}.name`, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name is used already');
    names.add(name);
    if (option['required'] === true && optional) {
      form.add(
        here,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optional ||= option['required'] !== true;
    if (subcommands.has(asNumber(option['type'])))
      checkOptions(form, asList(option['options']), `${here}.options`);
    checkChoices(form, option, here);
  }
}

function checkChoices(form: Form, option: JsonObject, path: string): void {
  const choices = asList(option['choices']);
  form.length(`${path}.choices`, choices, 0, 25);
  if (option['autocomplete'] === true && choices.length > 0) {
    form.add(
      path,
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      'Autocomplete and choices exclude each other',
    );
  }
  checkChoiceList(form, choices, `${path}.choices`);
}

/** The choices of an option or of an autocomplete answer: names and text values of 1 to 100 characters. */
export function checkChoiceList(form: Form, choices: readonly Json[], path: string): void {
  for (const [index, entry] of choices.entries()) {
    const { name, value } = asObject(entry);
    form.length(`${path}.${index}.name`, asText(name), 1, 100);
    if (typeof value === 'string') form.length(`${path}.${index}.value`, value, 1, 100);
    else form.required(`${path}.${index}.value`, typeof value === 'number');
  }
}

function charactersOf(part: JsonObject): number {
  const own = asText(part['name']).length + asText(part['description']).length + asText(part['value']).length;
  return [...asList(part['options']), ...asList(part['choices'])]
    .map((inner) => charactersOf(asObject(inner)))
    .reduce((sum, length) => sum + length, own);
}

function typeOf(command: JsonObject): ApplicationCommandType {
  return asApi<ApplicationCommandType>(command['type'] ?? ApplicationCommandType.ChatInput);
}
