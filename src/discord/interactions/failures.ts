import { randomUUID } from 'node:crypto';
import type { Interaction } from 'discord.js';
import { UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { say } from '../messages/message.ts';
import { isNobodyThere } from './nobody-there.ts';
import { respond } from './respond.ts';

/** The one place that catches what an interaction throws: people see a sentence, the log has the rest. */
export async function tellFailure(interaction: Interaction, error: unknown, log: Log): Promise<void> {
  if (isNobodyThere(error)) {
    log().warn({ err: error, interaction: interaction.id }, 'an interaction could not be answered');
    return;
  }
  const sentence = error instanceof UserError ? error.message : faultSentence(error, log, interaction.id);
  if (!interaction.isCommand() && !interaction.isMessageComponent()) return;
  try {
    await respond(interaction, say(sentence), 'private');
  } catch (second) {
    log().warn({ err: second, interaction: interaction.id }, 'a failure could not be told');
  }
}

/** Logs a fault of ours; returns what people see of it. */
export function faultSentence(error: unknown, log: Log, about: string): string {
  const reference = randomUUID().slice(0, 8);
  log().error({ err: error, reference, about }, 'unexpected fault');
  return `Something went wrong on our side. Reference: ${reference}`;
}
