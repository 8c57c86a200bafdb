import { Language } from '../../../src/answer/analysis/language.ts';
import { Answerer } from '../../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { Packs } from '../../../src/discord/ports.ts';
import { festival } from '../../support/festival.ts';

/** The festival alone, as the bot's packs. */
export function festivalPacks(): Packs {
  const base = new KnowledgeBase(festival, new Language());
  const loaded = { answerer: new Answerer(base, fixedClock('2030-07-06T08:30:00Z')), version: '1' };
  return { names: ['festival'], standard: 'festival', get: () => loaded };
}
