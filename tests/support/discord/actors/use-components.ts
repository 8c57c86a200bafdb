import { ComponentType, InteractionType } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import type { StoredInteraction } from '../world/interaction.ts';
import type { StoredMessage } from '../world/message.ts';
import { resolve } from './resolved.ts';
import { startInteraction } from './start-interaction.ts';

/** Presses a button, by its custom id or its label. */
export function press(
  backend: Backend,
  userId: string,
  message: StoredMessage,
  wanted: string,
): StoredInteraction {
  requireSight(userId, message);
  const button = message.buttons.find(({ customId, label }) => customId === wanted || label === wanted);
  if (!button) {
    const labels = message.buttons.map(({ label }) => label).join(', ') || 'none';
    throw new Error(`the message has no button ${wanted}; it has ${labels}: ${message.text.slice(0, 200)}`);
  }
  if (button.disabled) throw new Error(`the button ${wanted} is disabled`);
  if (button.customId === undefined) throw new Error(`the button ${wanted} is a link`);
  return startInteraction(backend, {
    type: InteractionType.MessageComponent,
    userId,
    channel: backend.world.channel(message.channelId),
    data: { custom_id: button.customId, component_type: ComponentType.Button },
    source: message,
  });
}

/** Chooses values in a select, by its custom id or its placeholder. */
export function choose(
  backend: Backend,
  userId: string,
  message: StoredMessage,
  wanted: string,
  values: readonly (string | { readonly id: string })[],
): StoredInteraction {
  requireSight(userId, message);
  const select = message.selects.find(
    ({ customId, placeholder }) => customId === wanted || placeholder === wanted,
  );
  if (!select) {
    const known =
      message.selects.map(({ placeholder, customId }) => placeholder || customId).join(', ') || 'none';
    throw new Error(`the message has no select ${wanted}; it has ${known}: ${message.text.slice(0, 200)}`);
  }
  if (select.disabled) throw new Error(`the select ${wanted} is disabled`);
  if (values.length < select.minimum || values.length > select.maximum) {
    throw new Error(
      `the select ${wanted} takes ${select.minimum} to ${select.maximum} values, not ${values.length}`,
    );
  }
  const chosen = values.map((value) => {
    const text = typeof value === 'string' ? value : value.id;
    if (select.type !== ComponentType.StringSelect) return text;
    const option = select.options.find((candidate) => candidate.value === text || candidate.label === text);
    if (!option) {
      throw new Error(
        `the select ${wanted} does not offer ${text} but ${select.options.map(({ label }) => label).join(', ')}`,
      );
    }
    return option.value;
  });
  const channel = backend.world.channel(message.channelId);
  const isString = select.type === ComponentType.StringSelect;
  return startInteraction(backend, {
    type: InteractionType.MessageComponent,
    userId,
    channel,
    data: {
      custom_id: select.customId,
      component_type: select.type,
      values: chosen,
      ...(!isString && { resolved: resolve(backend.world, channel, userId, chosen) }),
    },
    source: message,
  });
}

function requireSight(userId: string, message: StoredMessage): void {
  if (message.deleted) throw new Error('the message is deleted');
  if (message.visibleTo !== undefined && message.visibleTo !== userId) {
    throw new Error('the message is ephemeral, and somebody else sees it');
  }
}
