import { ComponentType, type APIMessage } from 'discord-api-types/v10';
import { asApi, asList, asNumber, asObject, asText, type Json, type JsonObject } from '../json.ts';

export interface ButtonSeen {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
  readonly style: number;
}

export interface SelectSeen {
  readonly type: ComponentType;
  readonly customId: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly isDefault: boolean;
  }[];
  readonly data: JsonObject;
}

export interface ComponentsSeen {
  readonly buttons: readonly ButtonSeen[];
  readonly selects: readonly SelectSeen[];
  readonly texts: readonly string[];
}

export const selectTypes: ReadonlySet<number> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** Every component of a tree, parents before their children, with its path as the API writes it. */
export function* walk(
  components: readonly Json[],
  path = 'components',
): Generator<{ component: JsonObject; path: string; depth: number }> {
  for (const [index, value] of components.entries()) {
    const component = asObject(value);
    const here = `${path}.${index}`;
    yield { component, path: here, depth: here.split('.').length / 2 };
    yield* walk(asList(component['components']), `${here}.components`);
    if (component['accessory'] !== undefined) yield* walk([component['accessory']], `${here}.accessory`);
  }
}

/** What a reader can press, choose from and read. */
export function componentsOf(message: APIMessage): ComponentsSeen {
  const buttons: ButtonSeen[] = [];
  const selects: SelectSeen[] = [];
  const texts: string[] = [];
  for (const { component } of walk(asApi<readonly Json[]>(message.components ?? []))) {
    const type = asApi<ComponentType>(component['type']);
    if (type === ComponentType.Button) buttons.push(buttonOf(component));
    else if (selectTypes.has(type)) selects.push(selectOf(component));
    else if (type === ComponentType.TextDisplay) texts.push(asText(component['content']));
  }
  return { buttons, selects, texts };
}

function buttonOf(component: JsonObject): ButtonSeen {
  return {
    label: asText(component['label']) || asText(asObject(component['emoji'])['name']),
    customId: asText(component['custom_id']) || undefined,
    url: asText(component['url']) || undefined,
    disabled: component['disabled'] === true,
    style: asNumber(component['style']),
  };
}

function selectOf(component: JsonObject): SelectSeen {
  return {
    type: asApi<ComponentType>(component['type']),
    customId: asText(component['custom_id']),
    placeholder: asText(component['placeholder']),
    disabled: component['disabled'] === true,
    minimum: typeof component['min_values'] === 'number' ? component['min_values'] : 1,
    maximum: typeof component['max_values'] === 'number' ? component['max_values'] : 1,
    options: asList(component['options']).map((option) => {
      const { label, value, default: isDefault } = asObject(option);
      return { label: asText(label), value: asText(value), isDefault: isDefault === true };
    }),
    data: component,
  };
}
