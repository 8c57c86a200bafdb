import { ComponentType } from 'discord-api-types/v10';
import { asApi, asList, asNumber, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { selectTypes } from '../world/components.ts';

/** Components as Discord gives them back: numbered where they have no id yet, and with their defaults. */
export function storedComponents(components: readonly Json[]): Json[] {
  let last = 0;
  const stored = (value: Json): Json => {
    const component = asObject(value);
    const { components: inside, accessory } = component;
    last += 1;
    return {
      ...defaultsOf(asApi<ComponentType>(component['type'])),
      ...component,
      id: asNumber(component['id']) || last,
      ...(inside !== undefined && { components: asList(inside).map(stored) }),
      ...(isObject(accessory) && { accessory: stored(accessory) }),
    };
  };
  return components.map(stored);
}

function defaultsOf(type: ComponentType): JsonObject {
  if (selectTypes.has(type)) return { min_values: 1, max_values: 1 };
  if (type === ComponentType.Container) return { accent_color: null, spoiler: false };
  if (type === ComponentType.Separator) return { spacing: 1, divider: true };
  if (type === ComponentType.Thumbnail) return { description: null, spoiler: false };
  return {};
}
