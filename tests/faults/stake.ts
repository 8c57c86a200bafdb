import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import type { DiscordServer } from '../support/discord/discord-server.ts';
import type { NewSubscription, Target } from '../../src/reminders/subscription.ts';
import { utcWallTime } from '../support/utc-wall-time.ts';

/** The pack that everybody is reminded of. */
export const packName = 'relay';

const sessionsCount = 5;
const channelsOfGuild = 50;

/** Sessions that start a second after each other, from `first` on. */
export function writeRelay(knowledgeDir: string, first: Temporal.Instant): void {
  const folder = path.join(knowledgeDir, packName);
  mkdirSync(folder, { recursive: true });
  const sessions = Array.from({ length: sessionsCount }, (_, place) => {
    const start = utcWallTime(first.add({ seconds: place }));
    const end = utcWallTime(first.add({ hours: 1 }));
    return `  - {id: leg-${place + 1}, title: Leg ${place + 1}, start: "${start}", end: "${end}"}`;
  });
  const yaml = `title: Relay\ntimezone: UTC\nsources:\n  office: {publisher: Office, title: Plan, published: 2030-01-01}\nsessions:\n${sessions.join('\n')}\n`;
  writeFileSync(path.join(folder, 'summit.yaml'), yaml);
  const markdown = `---\nsource: office\n---\n\n# Relay\n\n## Who runs? {#who}\n> runners\n\nEverybody runs.\n`;
  writeFileSync(path.join(folder, 'entries.md'), markdown);
}

/** Subscriptions of people and of channels, half of each, which have so many deliveries in all. */
export function subscribers(discord: DiscordServer, deliveries: number): NewSubscription[] {
  const count = Math.ceil(deliveries / sessionsCount);
  const guilds: GuildHandle[] = [];
  const what = { kind: 'sessions' } as const;
  return Array.from({ length: count }, (_, place) => {
    const user = discord.user(`runner ${place}`);
    const wish = { pack: packName, what, offsets: [0], createdBy: user.id };
    if (place % 2 === 0) return { ...wish, target: { kind: 'user', userId: user.id } satisfies Target };
    const number = Math.floor(place / 2);
    const guild = (guilds[Math.floor(number / channelsOfGuild)] ??= discord.addGuild({
      channels: Array.from({ length: channelsOfGuild }, (_channel, index) => `channel-${index}`),
    }));
    const channel = guild.channel(`channel-${number % channelsOfGuild}`);
    const target = {
      kind: 'channel',
      guildId: guild.id,
      channelId: channel.id,
      roleId: null,
      interested: false,
    } satisfies Target;
    return { ...wish, target };
  });
}
