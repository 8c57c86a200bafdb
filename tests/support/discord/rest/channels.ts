import type { Backend } from '../backend.ts';
import { asNumber, asText } from '../json.ts';
import { Form } from '../rules/form.ts';
import { channelForBot } from '../rules/permissions.ts';
import { requireActive, requireThreadChange } from '../rules/threads.ts';
import { deleteChannel, tell } from '../world/channels.ts';
import { changeThread, setInThread } from '../world/threads.ts';
import { apiChannel } from '../world/to-api.ts';
import { noContent, ok, param, route, type Reply, type RestRequest } from './route.ts';

export const channelRoutes = [
  route('GET /channels/:channel', ({ world }, request) =>
    ok(apiChannel(world, channelForBot(world, param(request, 'channel')))),
  ),
  route('PATCH /channels/:channel', change),
  route('DELETE /channels/:channel', remove),
  route('PUT /channels/:channel/thread-members/@me', (backend, request) => {
    const channel = channelForBot(backend.world, param(request, 'channel'));
    requireActive(channel);
    setInThread(backend, channel, backend.world.bot.id, true);
    return noContent;
  }),
];

function change(backend: Backend, request: RestRequest): Reply {
  const { world } = backend;
  const { body } = request;
  const channel = channelForBot(world, param(request, 'channel'));
  const { archived, locked, name, auto_archive_duration: duration } = body;
  if (channel.thread) requireThreadChange(world, channel, body);
  else channelForBot(world, channel.id, ['ManageChannels']);
  const form = new Form();
  if (name !== undefined && name !== null) form.length('name', asText(name), 1, 100);
  if (duration !== undefined && ![60, 1440, 4320, 10_080].includes(asNumber(duration))) {
    form.add('auto_archive_duration', 'BASE_TYPE_CHOICES', 'Value must be one of {60, 1440, 4320, 10080}.');
  }
  form.check();
  if (typeof name === 'string') channel.name = name;
  if (!channel.thread) tell(backend, 'CHANNEL_UPDATE', channel, apiChannel(world, channel));
  else {
    changeThread(backend, channel, {
      ...(typeof archived === 'boolean' && { archived }),
      ...(typeof locked === 'boolean' && { locked }),
      ...(typeof duration === 'number' && { autoArchiveDuration: duration }),
    });
  }
  return ok(apiChannel(world, channel));
}

/** Direct messages are only closed, which changes nothing here. */
function remove(backend: Backend, request: RestRequest): Reply {
  const { world } = backend;
  const channel = channelForBot(world, param(request, 'channel'));
  const data = apiChannel(world, channel);
  if (channel.guildId === undefined) return ok(data);
  channelForBot(world, channel.id, [channel.thread ? 'ManageThreads' : 'ManageChannels']);
  deleteChannel(backend, channel);
  return ok(data);
}
