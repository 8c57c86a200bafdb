import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { asApi, asList, asNumber, asObject, type JsonObject } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import { Form } from '../rules/form.ts';
import { checkChoiceList } from '../rules/command-limits.ts';
import type { StoredInteraction } from '../world/interaction.ts';
import type { StoredMessage } from '../world/message.ts';
import { plainText } from '../world/messages.ts';
import { replyWith } from './interaction-messages.ts';
import { partsOf } from './message-parts.ts';
import { noContent, ok, param, route, type Reply, type RestRequest } from './route.ts';

/** How long an interaction waits for its first response. */
const acknowledgeWithin = 3000;

/** The interaction types that take each response. */
const takenBy: Readonly<Record<number, readonly number[]>> = {
  [InteractionResponseType.Pong]: [1],
  [InteractionResponseType.ChannelMessageWithSource]: [2, 3, 5],
  [InteractionResponseType.DeferredChannelMessageWithSource]: [2, 3, 5],
  [InteractionResponseType.DeferredMessageUpdate]: [3, 5],
  [InteractionResponseType.UpdateMessage]: [3, 5],
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: [4],
  [InteractionResponseType.Modal]: [2, 3],
};

export const interactionRoutes = [
  route('POST /interactions/:interaction/:token/callback', respond, { open: true }),
];

function respond(backend: Backend, request: RestRequest): Reply {
  const { world } = backend;
  const interaction = world.interactions.get(param(request, 'token'));
  if (interaction?.id !== param(request, 'interaction')) throw refuse('unknownInteraction');
  if (interaction.acknowledgedAs !== undefined) throw refuse('alreadyAcknowledged');
  if (world.clock.now() - interaction.createdAt > acknowledgeWithin) throw refuse('unknownInteraction');

  const type = asNumber(request.body['type']);
  if (!takenBy[type]?.includes(interaction.type)) {
    const form = new Form();
    form.add('type', 'BASE_TYPE_CHOICES', 'The interaction cannot be answered with this type of response.');
    form.check();
  }
  const message = carryOut(backend, interaction, type, request);
  interaction.acknowledgedAs = type;
  if (request.query.get('with_response') !== 'true') return noContent;
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: message.loading,
        response_message_ephemeral: message.ephemeral,
      }),
    },
    ...(message && { resource: { type, message: message.data } }),
  });
}

function carryOut(
  backend: Backend,
  interaction: StoredInteraction,
  type: InteractionResponseType,
  { body, files }: RestRequest,
): StoredMessage | undefined {
  const data = asObject(body['data']);
  const channel = backend.world.channel(interaction.channelId);
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      interaction.original = replyWith(
        backend,
        interaction,
        partsOf(backend, { channel, body: data, files }),
      );
      break;
    case InteractionResponseType.DeferredChannelMessageWithSource:
      interaction.original = replyWith(backend, interaction, {
        ...plainText(''),
        flags: MessageFlags.Loading | (asNumber(data['flags']) & MessageFlags.Ephemeral),
      });
      break;
    case InteractionResponseType.UpdateMessage:
    case InteractionResponseType.DeferredMessageUpdate:
      interaction.original = interaction.source;
      if (type === InteractionResponseType.UpdateMessage && interaction.source) {
        const before = interaction.source;
        backend.messages.edit(before, partsOf(backend, { channel, body: data, files, before }));
        interaction.edits += 1;
      }
      break;
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      interaction.choices = choicesOf(data);
      break;
    case InteractionResponseType.Modal:
      interaction.modal = data;
      break;
    default:
      break;
  }
  return interaction.original;
}

function choicesOf(data: JsonObject): NonNullable<StoredInteraction['choices']> {
  const choices = asList(data['choices']);
  const form = new Form();
  form.length('data.choices', choices, 0, 25);
  checkChoiceList(form, choices, 'data.choices');
  form.check();
  return asApi(choices);
}
