import { asList, asObject, type Json } from '../json.ts';
import { noPings, type Pings } from '../world/message.ts';

/** What decides about the notifications of a message, apart from its text. */
export interface MentionContext {
  /** The body's `allowed_mentions`; undefined means that everything in the text pings. */
  readonly allowed: Json | undefined;
  /** The author of the message that this one replies to. */
  readonly repliedUser: string | undefined;
  /** Whether the author may ping everyone, and roles that not everybody may ping. */
  readonly mayMentionEveryone: boolean;
  readonly mentionableRoles: ReadonlySet<string>;
}

/** Whom a text pings: https://docs.discord.com/developers/resources/message#allowed-mentions-object. Code pings nobody. */
export function pingsOf(text: string, context: MentionContext): Pings {
  const plain = text.replaceAll(/```[\s\S]*?```|``[^\n]*?``|`[^`\n]*`/g, ' ');
  const users = ids(plain, /<@!?(\d+)>/g);
  const roles = ids(plain, /<@&(\d+)>/g);
  const everyone = /@(everyone|here)/.test(plain);
  const { allowed, repliedUser } = context;
  const rules = asObject(allowed);
  const parse = asList(rules['parse']);
  const may = (kind: string, id: string): boolean =>
    allowed === undefined || allowed === null || parse.includes(kind) || asList(rules[kind]).includes(id);
  const pingsReplied = allowed === undefined || allowed === null || rules['replied_user'] === true;
  const pinged = users.filter((id) => may('users', id));
  if (repliedUser !== undefined && pingsReplied && !pinged.includes(repliedUser)) pinged.push(repliedUser);
  const found: Pings = {
    users: pinged,
    roles: roles.filter(
      (id) => may('roles', id) && (context.mayMentionEveryone || context.mentionableRoles.has(id)),
    ),
    everyone: everyone && context.mayMentionEveryone && may('everyone', ''),
  };
  return found.everyone || found.users.length > 0 || found.roles.length > 0 ? found : noPings;
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
}
