import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let guild: GuildHandle;
let ada: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  ada = stage.discord.user('Ada');
  guild = stage.discord.addGuild({ members: [{ user: ada }] });
  await stage.start();
});

afterAll(() => stage.strike());

describe('/ask', () => {
  test('answers with question, source and date', async () => {
    const reply = await ada
      .uses(guild.channel('general'), '/ask', { question: 'how much is a ticket?' })
      .response();
    expect(reply.content).toBe(
      '**How much is a ticket?**\nA ticket is 40 francs for one day and 70 francs for both.\n-# Source: Festival office, as of 1 May 2030',
    );
    expect(reply.buttons.map(({ label }) => label)).toEqual(['More', 'Helpful', 'Not helpful']);
    expect(reply.ephemeral).toBe(false);
  });
});
