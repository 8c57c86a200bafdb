import type { SteadyStore } from '../steady-store.ts';
import type { FreeText } from './free-text.ts';
import { incomingMessage } from './incoming.ts';
import type { Messenger } from './messenger.ts';

/** Answers messages that a process claimed but did not live to answer, or whose answer met a fault of Discord's. */
export async function takeUpAbandoned(
  store: SteadyStore,
  messenger: Messenger,
  freeText: FreeText,
): Promise<void> {
  for (const { messageId, channelId, guildId } of await store.abandoned()) {
    const payload = await messenger.read({ channelId, messageId });
    const message = incomingMessage(payload);
    if (message) await freeText.written({ ...message, guildId });
    else await store.withdraw(messageId);
  }
}
