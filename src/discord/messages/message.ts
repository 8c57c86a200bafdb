import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { splitAtParagraphs } from './split.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What the bot says, whatever its length. */
export interface BotMessage {
  /** Discord's Markdown. */
  readonly content: string;
  readonly rows: readonly Row[];
  /** Tells of a person what others are not to read. */
  readonly personal?: true;
  readonly file?: { readonly name: string; readonly content: string };
}

/** One message as Discord takes it. */
export interface Part {
  readonly content: string;
  readonly components: Row[];
  readonly files: { readonly name: string; readonly attachment: Buffer }[];
}

export function say(content: string, rows: readonly Row[] = []): BotMessage {
  return { content, rows };
}

/** The message in parts of 2,000 characters at most; controls and file are on the last. */
export function partsOf({ content, rows, file }: BotMessage): readonly [Part, ...Part[]] {
  const [first, ...rest] = splitAtParagraphs(content);
  const files = file ? [{ name: file.name, attachment: Buffer.from(file.content) }] : [];
  const part = (text: string, isLast: boolean): Part => ({
    content: text,
    components: isLast ? [...rows] : [],
    files: isLast ? files : [],
  });
  return [
    part(first, rest.length === 0),
    ...rest.map((text, place) => part(text, place === rest.length - 1)),
  ];
}

export function rowOf(...components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export function button(
  id: string,
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
): APIComponentInMessageActionRow {
  return { type: ComponentType.Button, custom_id: id, label: shortened(label, 80), style };
}

export interface Option {
  readonly label: string;
  readonly value: string;
  readonly chosen?: boolean;
}

/** A select of one; of more than 25 options, the first 25. */
export function select(
  id: string,
  placeholder: string,
  options: readonly Option[],
): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: shortened(placeholder, 150),
    options: options.slice(0, 25).map(({ label, value, chosen = false }) => ({
      label: shortened(label, 100),
      value,
      default: chosen,
    })),
  };
}

/** At most `most` UTF-16 code units, with an ellipsis where something is left out. Never empty, which Discord refuses. */
export function shortened(text: string, most: number): string {
  const trimmed = text.trim() || '…';
  return trimmed.length <= most ? trimmed : `${trimmed.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
