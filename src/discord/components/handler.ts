import type { MessageComponentInteraction } from 'discord.js';
import { exitCodes, UserError } from '../../errors.ts';
import type { Services } from '../command.ts';
import type { ComponentId } from '../custom-id.ts';

/** What a button or select does for the person it is meant for. */
export type ComponentHandler = (
  interaction: MessageComponentInteraction,
  id: ComponentId,
  services: Services,
) => Promise<void>;

/** What was chosen in a select. */
export function chosen(interaction: MessageComponentInteraction): readonly string[] {
  return interaction.isAnySelectMenu() ? interaction.values : [];
}

/** What was looked up, if it is still there. */
export function stillThere<Value>(found: Value | undefined): Value {
  if (found !== undefined) return found;
  throw new UserError('That is not there any more. /topics shows what there is.', exitCodes.usage);
}
