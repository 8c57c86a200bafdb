import { MessageFlags } from 'discord-api-types/v10';
import { asList, asNumber, asObject, asText, type JsonObject } from '../json.ts';
import { checkComponents } from './component-limits.ts';
import { checkEmbeds } from './embed-limits.ts';
import { refuse } from './errors.ts';
import { Form } from './form.ts';

/** Refuses a message, whole as it would be stored, that is over one of Discord's limits, or empty. */
export function checkMessage(body: JsonObject, fileCount: number): void {
  const form = new Form();
  const content = asText(body['content']);
  const embeds = asList(body['embeds']);
  const components = asList(body['components']);
  const version2 = (asNumber(body['flags']) & MessageFlags.IsComponentsV2) !== 0;

  form.length('content', content, 0, 2000);
  checkEmbeds(form, embeds);
  checkComponents(form, components, version2);
  checkMentions(form, asObject(body['allowed_mentions']));
  if (fileCount > 10) form.length('attachments', Array.from({ length: fileCount }), 0, 10);
  if (version2) {
    for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
      const value = body[field];
      if (!value || (Array.isArray(value) && value.length === 0)) continue;
      form.add(
        field,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
    }
  }
  form.check();

  const empty =
    content.trim() === '' &&
    embeds.length === 0 &&
    fileCount === 0 &&
    components.length === 0 &&
    asList(body['sticker_ids']).length === 0 &&
    !body['poll'];
  if (empty) throw refuse('emptyMessage');
}

function checkMentions(form: Form, allowed: JsonObject): void {
  const parse = asList(allowed['parse']);
  for (const [index, kind] of parse.entries()) {
    if (['users', 'roles', 'everyone'].includes(asText(kind))) continue;
    const says = "Value must be one of ('users', 'roles', 'everyone').";
    form.add(`allowed_mentions.parse.${index}`, 'BASE_TYPE_CHOICES', says);
  }
  for (const list of ['users', 'roles'] as const) {
    form.length(`allowed_mentions.${list}`, asList(allowed[list]), 0, 100);
    for (const [index, id] of asList(allowed[list]).entries()) {
      if (/^\d{1,20}$/.test(asText(id))) continue;
      const says = `Value "${asText(id)}" is not snowflake.`;
      form.add(`allowed_mentions.${list}.${index}`, 'NUMBER_TYPE_COERCE', says);
    }
    if (parse.includes(list) && asList(allowed[list]).length > 0) {
      form.add(
        'allowed_mentions',
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${list}"] and ${list}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

/** Refuses a nonce that is too long. */
export function checkNonce(body: JsonObject): void {
  const form = new Form();
  form.length('nonce', asText(body['nonce']), 0, 25);
  form.check();
}
