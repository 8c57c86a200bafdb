import { MessageFlags } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { refuse } from '../rules/errors.ts';
import type { StoredInteraction } from '../world/interaction.ts';
import type { StoredMessage } from '../world/message.ts';
import { replyWith } from './interaction-messages.ts';
import { partsOf } from './message-parts.ts';
import { noContent, ok, param, route, type Reply, type RestRequest } from './route.ts';

/** How long an interaction's token is good for follow-ups. */
const tokenLife = 15 * 60_000;
const path = '/webhooks/:application/:token';

export const webhookRoutes = [
  route(`POST ${path}`, followUp, { open: true }),
  ...['@original', ':message'].flatMap((which) => [
    route(`GET ${path}/messages/${which}`, (backend, request) => ok(target(backend, request).message.data), {
      open: true,
    }),
    route(`PATCH ${path}/messages/${which}`, edit, { open: true }),
    route(`DELETE ${path}/messages/${which}`, remove, { open: true }),
  ]),
];

function interactionOf({ world }: Backend, request: RestRequest): StoredInteraction {
  const interaction = world.interactions.get(param(request, 'token'));
  if (!interaction || param(request, 'application') !== world.applicationId) throw refuse('unknownWebhook');
  if (world.clock.now() - interaction.createdAt > tokenLife) throw refuse('invalidWebhookToken');
  if (interaction.acknowledgedAs === undefined) throw refuse('unknownWebhook');
  return interaction;
}

function target(
  backend: Backend,
  request: RestRequest,
): { readonly interaction: StoredInteraction; readonly message: StoredMessage } {
  const interaction = interactionOf(backend, request);
  const { message: id } = request.params;
  const message =
    id === undefined || id === '@original'
      ? interaction.original
      : [interaction.original, ...interaction.followUps].find((candidate) => candidate?.id === id);
  if (!message || message.deleted) throw refuse('unknownMessage');
  return { interaction, message };
}

/** The first follow-up after a deferred reply fills the reply in, as on Discord. */
function followUp(backend: Backend, request: RestRequest): Reply {
  const interaction = interactionOf(backend, request);
  const { original } = interaction;
  const { body, files } = request;
  const channel = backend.world.channel(interaction.channelId);
  if (original?.loading) {
    rewrite(backend, interaction, original, request);
    return ok(original.data);
  }
  if (interaction.userInstallOnly && interaction.followUps.length >= 5) throw refuse('tooManyFollowUps');
  const parts = partsOf(backend, { channel, body, files });
  const message = replyWith(backend, interaction, parts, original);
  interaction.followUps.push(message);
  return ok(message.data);
}

function edit(backend: Backend, request: RestRequest): Reply {
  const { interaction, message } = target(backend, request);
  rewrite(backend, interaction, message, request);
  return ok(message.data);
}

function rewrite(
  backend: Backend,
  interaction: StoredInteraction,
  message: StoredMessage,
  { body, files }: RestRequest,
): void {
  const channel = backend.world.channel(interaction.channelId);
  const parts = partsOf(backend, { channel, body, files, before: message });
  const kept = (message.data.flags ?? 0) & MessageFlags.Ephemeral;
  backend.messages.edit(message, { ...parts, flags: (parts.flags & ~MessageFlags.Ephemeral) | kept });
  if (message === interaction.original) interaction.edits += 1;
}

function remove(backend: Backend, request: RestRequest): Reply {
  backend.messages.remove(target(backend, request).message);
  return noContent;
}
