import { ApplicationCommandOptionType } from 'discord.js';
import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { placeOf, respond } from '../src/discord/interactions/respond.ts';
import { keyOf } from '../src/discord/keys.ts';

/** `/ask question:` answers one question about the summit, asks back, or says that it cannot. */
export default {
  data: {
    name: 'ask',
    description: 'Ask a question about the summit',
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'In your own words, or one of those offered',
        required: true,
        max_length: 1000,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Whether only you see the answer',
      },
    ],
  },

  async autocomplete(interaction, { answering, suggestions }) {
    const typed = interaction.options.getFocused();
    return answering.onPack(interaction.guildId, ({ answerer }) => suggestions.of(answerer.pack, typed));
  },

  async execute(interaction, { answering }) {
    const question = interaction.options.getString('question', true);
    const place = placeOf(interaction);
    const entry = await answering.entryAsked(question, interaction.guildId);
    const picked = entry && (await answering.pick(keyOf(entry.id), place));
    const wantsPrivacy = interaction.options.getBoolean('private') ?? false;
    const asking = { id: interaction.id, utterance: question };
    const { message, isPersonal } = picked
      ? { message: picked, isPersonal: false }
      : await answering.ask(asking, place);
    await respond(interaction, message, wantsPrivacy || isPersonal ? 'private' : 'public');
  },
} satisfies Command;
