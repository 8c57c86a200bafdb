import type { APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { asApi, asList, asObject, asText, toJson, type JsonObject } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import { checkCommands } from '../rules/command-limits.ts';
import { guildForBot } from '../rules/permissions.ts';
import { storedCommand } from '../world/commands.ts';
import { noContent, ok, param, route, type Reply, type RestRequest, type Route } from './route.ts';

export const commandRoutes = [
  ...routesUnder('/applications/:application/commands'),
  ...routesUnder('/applications/:application/guilds/:guild/commands'),
];

function routesUnder(path: string): Route[] {
  return [
    route(`GET ${path}`, (backend, request) => ok(backend.world.commandsOf(guildIdOf(backend, request)))),
    route(`PUT ${path}`, replaceAll),
    route(`POST ${path}`, create),
    route(`GET ${path}/:command`, (backend, request) => ok(find(backend, request))),
    route(`PATCH ${path}/:command`, change),
    route(`DELETE ${path}/:command`, (backend, request) => {
      const gone = find(backend, request);
      const guildId = guildIdOf(backend, request);
      keep(
        backend,
        guildId,
        backend.world.commandsOf(guildId).filter(({ id }) => id !== gone.id),
      );
      return noContent;
    }),
  ];
}

/** The server of a server's route, undefined for the global one. */
function guildIdOf({ world }: Backend, { params }: RestRequest): string | undefined {
  if (params['application'] !== world.applicationId) throw refuse('missingAccess');
  return params['guild'] === undefined ? undefined : guildForBot(world, params['guild']).id;
}

function keep(
  { world }: Backend,
  guildId: string | undefined,
  commands: readonly APIApplicationCommand[],
): void {
  world.commands.set(guildId ?? 'global', [...commands]);
}

function find(backend: Backend, request: RestRequest): APIApplicationCommand {
  const commands = backend.world.commandsOf(guildIdOf(backend, request));
  const found = commands.find(({ id }) => id === param(request, 'command'));
  if (!found) throw refuse('unknownCommand');
  return found;
}

function sameAs(body: JsonObject): (command: APIApplicationCommand) => boolean {
  return ({ name, type }) =>
    name === asText(body['name']) && type === asApi<ApplicationCommandType>(body['type'] ?? 1);
}

/** Commands that keep their name and type keep their id. */
function replaceAll(backend: Backend, request: RestRequest): Reply {
  const guildId = guildIdOf(backend, request);
  const bodies = asList(request.rawBody).map(asObject);
  checkCommands(bodies);
  const before = backend.world.commandsOf(guildId);
  keep(
    backend,
    guildId,
    bodies.map((body) => storedCommand(backend.world, guildId, body, before.find(sameAs(body))?.id)),
  );
  return ok(backend.world.commandsOf(guildId));
}

function create(backend: Backend, request: RestRequest): Reply {
  const guildId = guildIdOf(backend, request);
  const before = backend.world.commandsOf(guildId);
  const replaced = before.find(sameAs(request.body));
  checkCommands([request.body], false);
  const command = storedCommand(backend.world, guildId, request.body, replaced?.id);
  const others = before.filter(({ id }) => id !== command.id);
  checkCommands([...others, command].map(toJson));
  keep(backend, guildId, [...others, command]);
  return { status: replaced ? 200 : 201, body: command };
}

function change(backend: Backend, request: RestRequest): Reply {
  const before = find(backend, request);
  const guildId = guildIdOf(backend, request);
  const body = { ...toJson(before), ...request.body };
  checkCommands([body], false);
  const command = storedCommand(backend.world, guildId, body, before.id);
  keep(
    backend,
    guildId,
    backend.world.commandsOf(guildId).map((other) => (other.id === before.id ? command : other)),
  );
  return ok(command);
}
