import { once } from 'node:events';
import { Events, MessageFlags, Routes, type Interaction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import type { DiscordServerOptions } from './options.ts';
import { clientFor, restFor, startGuild } from './testing.ts';

const commands = [
  {
    name: 'ask',
    description: 'Ask a question',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [{ type: 3, name: 'question', description: 'Which', required: true, autocomplete: true }],
  },
  { name: 'Answer this', type: 3, contexts: [0, 1], integration_types: [0, 1] },
];

const row = (...components: object[]) => ({ type: 1, components });
const button = (label: string, customId: string) => ({ type: 2, style: 1, label, custom_id: customId });

/** A bot of discord.js that handles interactions like this. */
async function startBot(handle: (interaction: Interaction) => unknown, options: DiscordServerOptions = {}) {
  const stage = await startGuild(options);
  const { discord } = stage;
  await restFor(discord).put(Routes.applicationCommands(discord.bot.id), { body: commands });
  const client = clientFor(discord);
  const ready = once(client, Events.ClientReady);
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    void Promise.resolve(handle(interaction)).catch((error: unknown) => errors.push(error));
  });
  await client.login(discord.token);
  await ready;
  return { ...stage, errors };
}

describe('a slash command', () => {
  test('is replied to, seen by all', async () => {
    const { ada, general } = await startBot((interaction) => {
      if (interaction.isChatInputCommand()) {
        return interaction.reply(`about ${interaction.options.getString('question', true)}`);
      }
    });
    const response = await ada.uses(general, '/ask', { question: 'why?' }).response();
    expect(response).toMatchObject({ content: 'about why?', ephemeral: false });
    expect(general.messages).toContain(response);
  });

  test('is deferred, filled in, followed up and its follow-up removed', async () => {
    const { ada, general } = await startBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('filled in');
      const extra = await interaction.followUp('more');
      await interaction.editReply('edited');
      await interaction.deleteReply(extra);
    });
    const use = ada.uses(general, '/ask', { question: 'why?' });
    expect(await use.acknowledged()).toBe(5);
    const response = await use.response();
    expect(response.ephemeral).toBe(true);
    const followUp = await use.followUp();
    await expect.poll(() => [response.content, followUp.deleted]).toEqual(['edited', true]);
    expect(general.messages).toEqual([]);
  });

  test('gives the reply back when the bot asks for it', async () => {
    const ids: (string | undefined)[] = [];
    const { ada, general } = await startBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const response = await interaction.reply({ content: 'hello', withResponse: true });
      ids.push(response.resource?.message?.id, (await interaction.fetchReply()).id);
    });
    const { id } = await ada.uses(general, '/ask', { question: 'why?' }).response();
    await expect.poll(() => ids).toEqual([id, id]);
  });

  test('works in direct messages and, installed by the user, in private channels', async () => {
    const contexts: unknown[] = [];
    const { discord, ada } = await startBot((interaction) => {
      contexts.push(interaction.context);
      return interaction.isChatInputCommand() && interaction.reply('here');
    });
    await ada.uses(ada.dm, '/ask', { question: 'a' }).response();
    const between = discord.privateChannel(ada, discord.user('Grace'));
    await ada.uses(between, '/ask', { question: 'b' }).response();
    expect(contexts).toEqual([1, 2]);
  });

  test('completes an option', async () => {
    const { ada, general } = await startBot((interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      return interaction.respond([{ name: `${name}: ${value}`, value }]);
    });
    const choices = await ada.completes(general, '/ask', 'question', 'vietn').choices();
    expect(choices).toEqual([{ name: 'question: vietn', value: 'vietn' }]);
  });
});

describe('components', () => {
  test('are pressed and chosen by label, on public and on private messages', async () => {
    const { discord, ada, general } = await startBot(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const select = {
          type: 3,
          custom_id: 'related',
          placeholder: 'Related',
          options: [{ label: 'Who came?', value: 'who' }],
        };
        await interaction.reply({
          content: 'short',
          components: [row(button('More', 'more:1')), row(select)],
          flags: MessageFlags.Ephemeral,
        });
      } else if (interaction.isButton()) await interaction.update('long');
      else if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.followUp(interaction.values.join());
      }
    });
    const reply = await ada.uses(general, '/ask', { question: 'why?' }).response();
    expect(reply.buttons).toMatchObject([{ label: 'More', customId: 'more:1' }]);
    const more = await ada.clicks(reply, 'More').response();
    expect(more).toBe(reply);
    expect(more.content).toBe('long');
    expect((await ada.selects(reply, 'Related', ['Who came?']).response()).content).toBe('who');
    expect(() => ada.clicks(reply, 'Less')).toThrow('no button Less; it has More');
    expect(() => discord.user('Grace').clicks(reply, 'More')).toThrow('ephemeral');
  });

  test('choose channels with what the caller may do there', async () => {
    const { ada, general } = await startBot((interaction) => {
      if (interaction.isChatInputCommand()) {
        return interaction.reply({ components: [row({ type: 8, custom_id: 'where' })], content: 'where?' });
      }
      if (interaction.isChannelSelectMenu())
        return interaction.update(`in ${interaction.channels.first()?.id}`);
    });
    const reply = await ada.uses(general, '/ask', { question: 'why?' }).response();
    await ada.selects(reply, 'where', [general]).response();
    expect(reply.content).toBe(`in ${general.id}`);
  });
});

test('a message menu hands over the chosen message with its content', async () => {
  const { ada, general } = await startBot((interaction) => {
    if (interaction.isMessageContextMenuCommand())
      return interaction.reply(interaction.targetMessage.content);
  });
  const message = ada.says(general, 'hidden from the gateway');
  expect((await ada.opensMenu(message, 'Answer this').response()).content).toBe('hidden from the gateway');
});

describe('the rules of time', () => {
  test('an interaction acknowledged after 3 s is unknown (10062)', async () => {
    const clock = new ManualClock();
    const { ada, general, errors } = await startBot(
      (interaction) => {
        clock.advance(3001);
        if (interaction.isChatInputCommand()) return interaction.reply('late');
      },
      { clock },
    );
    ada.uses(general, '/ask', { question: 'why?' });
    await expect.poll(() => errors).toMatchObject([{ code: 10062, status: 404 }]);
  });

  test('an interaction is acknowledged once (40060)', async () => {
    const { discord, ada, general } = await startBot((interaction) => {
      if (interaction.isChatInputCommand()) return interaction.reply('first');
    });
    const use = ada.uses(general, '/ask', { question: 'why?' });
    await use.response();
    const path = Routes.interactionCallback(use.record.id, use.record.token);
    const again = restFor(discord).post(path, {
      body: { type: 4, data: { content: 'second' } },
      auth: false,
    });
    await expect(again).rejects.toMatchObject({ code: 40060 });
  });

  test('follow-ups need an acknowledgement (10015) and end after 15 minutes (50027)', async () => {
    const clock = new ManualClock();
    const { discord, ada, general, errors } = await startBot(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await restFor(discord)
          .post(Routes.webhook(interaction.applicationId, interaction.token), { body: { content: 'x' } })
          .catch((error: unknown) => errors.push(error));
        await interaction.reply('in time');
        clock.advance(15 * 60_000 + 1);
        await interaction.followUp('late');
      },
      { clock },
    );
    ada.uses(general, '/ask', { question: 'why?' });
    await expect.poll(() => errors).toMatchObject([{ code: 10015 }, { code: 50027, status: 401 }]);
  });

  test('more than 25 choices and long ones are refused', async () => {
    const { ada, general, errors } = await startBot(
      (interaction) => {
        if (!interaction.isAutocomplete()) return;
        const many = interaction.options.getFocused() === 'many';
        const choice = { name: many ? 'x' : 'x'.repeat(101), value: 'v' };
        return interaction.respond(Array.from({ length: many ? 26 : 1 }, () => choice));
      },
      { openapi: '' },
    );
    ada.completes(general, '/ask', 'question', 'many');
    await expect.poll(() => errors).toMatchObject([{ code: 50035 }]);
    ada.completes(general, '/ask', 'question', 'long');
    await expect.poll(() => errors).toMatchObject([{ code: 50035 }, { code: 50035 }]);
  });
});
