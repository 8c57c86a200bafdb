import { fixedClock } from '../../../src/clock.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { type Offer, Reminders } from '../../../src/reminders/reminders.ts';
import { festival, festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { goneReminders } from '../support/gone-reminders.ts';

/** What a pack offers at a time. */
export function offerAt(now: string, pack: Pack = festival): Offer {
  const packs = { standard: pack.id, find: () => ({ pack, version: '1' }) };
  const offer = new Reminders(goneReminders, packs, fixedClock(now), () => undefined).offer(pack.id);
  if (!offer) throw new Error('the pack is there');
  return offer;
}

/** The festival, commemorated. */
export const yearly = packOf(`${festivalYaml}commemorate: yearly\n`, festivalMarkdown);

/** The festival, nobody knows where. */
export const undated = packOf(festivalYaml.replace(/timezone: .*\n/, ''), festivalMarkdown);

/** Before the festival, between its sessions, and after it. */
export const times = {
  before: '2030-07-01T08:00Z',
  between: '2030-07-06T10:00Z',
  after: '2030-08-01T08:00Z',
} as const;
