import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { exitCodes, UserError } from '../errors.ts';
import type { AnyCommand } from './command.ts';

const shape = z.object({
  data: z
    .looseObject({
      name: z.string().min(1).max(32),
      type: z.enum(ApplicationCommandType).default(ApplicationCommandType.ChatInput),
      description: z.string().max(100).default(''),
      integration_types: z.array(z.number()).min(1),
      contexts: z.array(z.number()).min(1),
    })
    .refine(({ type, description }) => (type === ApplicationCommandType.ChatInput) === (description !== ''), {
      path: ['description'],
      message: 'is for slash commands, which need one',
    }),
  execute: z.custom((value) => typeof value === 'function', 'is no function'),
  autocomplete: z.custom((value) => typeof value === 'function', 'is no function').optional(),
});

/**
 * The commands of a folder, in the order of their files' names.
 *
 * @throws {UserError} For a file that exports no command, naming the file and what is wrong with it.
 */
export async function loadCommands(folder: string): Promise<AnyCommand[]> {
  const files = (await readdir(folder)).filter((file) => /\.[jt]s$/.test(file)).toSorted();
  return Promise.all(files.map((file) => loadCommand(path.join(folder, file))));
}

async function loadCommand(file: string): Promise<AnyCommand> {
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  const shown = path.join(path.basename(path.dirname(file)), path.basename(file));
  const command = module.default;
  if (!isCommand(command))
    throw new UserError(`${shown} exports no command: ${complaintsAbout(command)}`, exitCodes.software);
  const { name } = command.data;
  const expected = name.toLowerCase().replaceAll(' ', '-');
  if (path.parse(file).name !== expected) {
    throw new UserError(
      `${shown} holds the command ${name}: name the file ${expected}.ts`,
      exitCodes.software,
    );
  }
  return command;
}

function isCommand(value: unknown): value is AnyCommand {
  return shape.safeParse(value).success;
}

function complaintsAbout(value: unknown): string {
  const issues = shape.safeParse(value).error?.issues ?? [];
  return issues
    .map(({ path: place, message }) => `${place.join('.') || 'its default export'}: ${message}`)
    .join('; ');
}
