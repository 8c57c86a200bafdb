import { expect, test } from 'vitest';
import { at, type Databases, noon, opened } from '../test-store.ts';

export function settingsSuite(databases: Databases): void {
  test('a guild that chose nothing has no channels and no pack of its own', async () => {
    const { settings } = await opened(await databases.create());
    expect(await settings.settingsOf('1')).toEqual({
      channels: [],
      pack: null,
      updatedBy: null,
      updatedAt: null,
    });
  });

  test('saved settings come back, with who saved them and when', async () => {
    const { settings } = await opened(await databases.create());
    const saved = await settings.saveSettings('1', { channels: ['20', '10'], pack: 'hanoi' }, '7', noon);
    expect(saved).toEqual({
      channels: ['20', '10'],
      pack: 'hanoi',
      updatedBy: '7',
      updatedAt: noon.epochMilliseconds,
    });
    expect(await settings.settingsOf('1')).toEqual(saved);
    expect(await settings.settingsOf('2')).toMatchObject({ channels: [], pack: null });
  });

  test('a change leaves the rest as it was, and null takes the pack away', async () => {
    const { settings } = await opened(await databases.create());
    await settings.saveSettings('1', { channels: ['10'], pack: 'hanoi' }, '7', noon);
    expect(await settings.saveSettings('1', { channels: [] }, '8', at('12:01:00'))).toMatchObject({
      channels: [],
      pack: 'hanoi',
      updatedBy: '8',
    });
    expect(await settings.saveSettings('1', { pack: null }, '8', at('12:02:00'))).toMatchObject({
      pack: null,
    });
  });

  test('a change in one process holds in another at once', async () => {
    const place = await databases.create();
    const [one, other] = [await opened(place), await opened(place)];
    await other.settings.settingsOf('1');
    for (const pack of ['hanoi', 'singapore', null]) {
      await one.settings.saveSettings('1', { pack }, '7', noon);
      expect(await other.settings.settingsOf('1')).toMatchObject({ pack });
    }
  });

  test('changes of different settings in two processes at once are both kept', async () => {
    const place = await databases.create();
    const [one, other] = [await opened(place), await opened(place)];
    const guilds = Array.from({ length: 50 }, (_, index) => String(index));
    await Promise.all(
      guilds.flatMap((guild) => [
        one.settings.saveSettings(guild, { pack: 'hanoi' }, '7', noon),
        other.settings.saveSettings(guild, { channels: ['10'] }, '8', noon),
      ]),
    );
    const all = await Promise.all(guilds.map((guild) => one.settings.settingsOf(guild)));
    expect(all.filter(({ pack, channels }) => pack === 'hanoi' && channels.length === 1)).toHaveLength(50);
  });
}
