import type { BaseInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Owner } from '../../reminders/subscription.ts';
import type { Services } from '../command.ts';
import { respondInTime } from '../interactions/in-time.ts';
import { isManager } from '../managers.ts';
import type { BotMessage } from '../messages/message.ts';
import { listMessage } from './list-message.ts';
import { mostShown, statusMessage } from './status-message.ts';

/** Whose reminders somebody may see: their own, and the server's with Manage Server. */
export function ownersFor(interaction: Pick<BaseInteraction, 'user'> & BaseInteraction): {
  readonly own: Owner;
  readonly server: Owner | undefined;
} {
  const { user, guildId } = interaction;
  return {
    own: { kind: 'user', userId: user.id },
    server: guildId !== null && isManager(interaction) ? { kind: 'guild', guildId } : undefined,
  };
}

/** `/remind list`. */
export async function showList(interaction: ChatInputCommandInteraction, services: Services): Promise<void> {
  await respondInTime(interaction, listFor(interaction, services));
}

/** A page of what somebody may see. */
export async function listFor(
  interaction: BaseInteraction,
  { reminders }: Services,
  page = 0,
  news = '',
): Promise<BotMessage> {
  const owners = ownersFor(interaction);
  const [own, server] = await Promise.all([
    reminders.list(owners.own),
    owners.server && reminders.list(owners.server),
  ]);
  return listMessage({ own, server }, reminders.findPack, interaction.user.id, page, news);
}

/** `/remind status`. */
export async function showStatus(
  interaction: ChatInputCommandInteraction,
  { reminders }: Services,
): Promise<void> {
  const owners = ownersFor(interaction);
  const statuses = async () => {
    const [own, server] = await Promise.all([
      reminders.status(owners.own, mostShown),
      owners.server && reminders.status(owners.server, mostShown),
    ]);
    return statusMessage({ own, server });
  };
  await respondInTime(interaction, statuses());
}
