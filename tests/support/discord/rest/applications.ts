import type { Backend } from '../backend.ts';
import { ok, route, type Reply } from './route.ts';

export const applicationRoutes = [
  route('GET /applications/@me', application),
  route('GET /oauth2/applications/@me', application),
];

function application({ world }: Backend): Reply {
  return ok({
    id: world.applicationId,
    name: world.bot.global_name,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot: world.bot,
    owner: { ...world.bot, id: '1', username: 'owner', bot: false },
    team: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_user_authorization_count: 0,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    integration_types_config: { 0: {}, 1: {} },
  });
}
