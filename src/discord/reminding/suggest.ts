import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';
import { suggestOffsets } from '../../reminders/suggest-offsets.ts';
import type { Services } from '../command.ts';
import { choicesLike } from './choices.ts';
import { stopChoices } from './stopping.ts';
import { timeIn, zoneName } from './zone-message.ts';

/** What `/remind` offers while somebody types. */
export async function suggest(
  interaction: AutocompleteInteraction,
  { answering, reminders, zones, clock }: Services,
): Promise<ApplicationCommandOptionChoiceData[]> {
  const { name, value } = interaction.options.getFocused(true);
  switch (name) {
    case 'session':
    case 'what': {
      const { packId, thing } = await answering.onPack(interaction.guildId, ({ answerer }) => ({
        packId: answerer.pack.id,
        thing: answerer.thingIn(value),
      }));
      const offer = reminders.offer(packId);
      return offer
        ? choicesLike(offer, value, thing).map(({ name: label, value: id }) => ({ name: label, value: id }))
        : [];
    }
    case 'before':
      return suggestOffsets(value).map((text) => ({ name: text, value: text }));
    case 'zone': {
      const now = clock.now();
      return zones
        .like(value, now)
        .map((id) => ({ name: `${zoneName(id)} (${timeIn(id, now)})`, value: id }));
    }
    case 'which': {
      const own = await reminders.list({ kind: 'user', userId: interaction.user.id });
      return stopChoices(own, value, reminders.findPack);
    }
    default:
      return [];
  }
}
