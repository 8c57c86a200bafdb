import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { asApi, asList, asText, charactersIn, type Json, type JsonObject } from '../json.ts';
import { selectTypes, walk } from '../world/components.ts';
import type { Form } from './form.ts';
import { checkSelect } from './select-limits.ts';

/** Top-level components that only a message flagged as Components V2 may hold, and buttons are in rows or accessories. */
const rowsOnly: ReadonlySet<number> = new Set([ComponentType.ActionRow]);
const topLevel: ReadonlySet<number> = new Set([
  ComponentType.ActionRow,
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
]);

/** https://docs.discord.com/developers/components/reference */
export function checkComponents(form: Form, components: readonly Json[], version2: boolean): void {
  if (!version2) form.length('components', components, 0, 5);
  const allowed = version2 ? topLevel : rowsOnly;
  const customIds = new Set<string>();
  let count = 0;
  let characters = 0;
  for (const { component, path, depth } of walk(components)) {
    const type = asApi<ComponentType>(component['type']);
    count += 1;
    if (depth === 1 && !allowed.has(type)) {
      form.add(
        `${path}.type`,
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (${[...allowed].join(', ')}).`,
      );
    }
    if (type === ComponentType.ActionRow) checkRow(form, component, path);
    if (type === ComponentType.Button) checkButton(form, component, path);
    if (selectTypes.has(type)) checkSelect(form, component, path);
    if (type === ComponentType.Section)
      form.length(`${path}.components`, asList(component['components']), 1, 3);
    if (type === ComponentType.TextDisplay) {
      form.length(`${path}.content`, asText(component['content']), 1, 4000);
      characters += charactersIn(asText(component['content']));
    }
    const customId = component['custom_id'];
    if (typeof customId !== 'string') continue;
    form.length(`${path}.custom_id`, customId, 1, 100);
    if (customIds.has(customId)) {
      form.add(
        `${path}.custom_id`,
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    }
    customIds.add(customId);
  }
  if (version2 && count > 40) {
    form.add(
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'The maximum number of total components (40) was exceeded',
    );
  }
  if (characters > 4000) {
    form.add(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'Component displayable text size exceeds maximum size of 4000',
    );
  }
}

function checkRow(form: Form, row: JsonObject, path: string): void {
  const inside = asList(row['components']);
  form.length(`${path}.components`, inside, 1, 5);
  const types = [...walk(inside)].map(({ component }) => asApi<ComponentType>(component['type']));
  const selects = types.filter((type) => selectTypes.has(type)).length;
  if (types.some((type) => type !== ComponentType.Button && !selectTypes.has(type))) {
    form.add(`${path}.components`, 'UNION_TYPE_CHOICES', 'An action row holds buttons or one select.');
  }
  if (selects > 0 && types.length > 1) {
    form.add(
      `${path}.components`,
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  }
}

function checkButton(form: Form, button: JsonObject, path: string): void {
  const style = asApi<ButtonStyle>(button['style']);
  form.length(`${path}.label`, asText(button['label']), 0, 80);
  if (!(style in ButtonStyle)) {
    form.add(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6).');
  }
  if (style === ButtonStyle.Premium) return;
  if (!asText(button['label']) && !button['emoji']) {
    form.add(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button needs a label or an emoji');
  }
  const link = style === ButtonStyle.Link;
  form.required(`${path}.${link ? 'url' : 'custom_id'}`, Boolean(button[link ? 'url' : 'custom_id']));
  if (link && button['custom_id'] !== undefined) {
    form.add(
      path,
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  }
  form.length(`${path}.url`, asText(button['url']), 0, 512);
}
