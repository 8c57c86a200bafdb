import type { MessageComponentInteraction } from 'discord.js';
import type { Services } from '../command.ts';
import { replace } from '../interactions/respond.ts';
import { keyOf } from '../keys.ts';
import { managedGuild } from '../managers.ts';
import { settingsMessage } from '../messages/settings.ts';
import type { ServerSettings } from '../ports.ts';
import { chosen, type ComponentHandler, stillThere } from './handler.ts';

/** Stores the channels in which questions are answered without a mention. */
export const channels: ComponentHandler = (interaction, _id, services) =>
  save(interaction, { channels: chosen(interaction) }, services);

/** Stores the pack that a server follows. */
export const pack: ComponentHandler = async (interaction, _id, services) => {
  const [key] = chosen(interaction);
  const { packs } = services.answering;
  const name = stillThere(packs.names.find((candidate) => keyOf(candidate) === key));
  await save(interaction, { pack: name }, services);
  // Loading may take a second: better now than with the first question.
  packs.get(name);
};

/** Acknowledges, stores, and only then shows the change. */
async function save(
  interaction: MessageComponentInteraction,
  change: Partial<ServerSettings>,
  { answering, store, readsChannels }: Services,
): Promise<void> {
  const guildId = managedGuild(interaction);
  await interaction.deferUpdate();
  const saved = await store.saveSettings(guildId, change, interaction.user.id);
  await replace(interaction, settingsMessage(saved, answering.packs, interaction.user.id, readsChannels()));
}
