import { escapeMarkdown } from 'discord.js';

/** Plain text as Discord's Markdown that shows the same. */
export function plain(text: string): string {
  return escapeMarkdown(text, { heading: true, bulletedList: true, numberedList: true })
    .replaceAll('](', String.raw`]\(`)
    .replaceAll(/^(\s*)(?=-#|>)/gm, '$1\\');
}

/** What a user wrote, so that it neither formats, nor links, nor looks like a mention. On one line. */
export function echoed(text: string): string {
  const calm = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('@', '@\u200B')
    .replaceAll(/<(?=[@#:/tai])/g, '<\u200B')
    .replaceAll(/(\w):\/\//g, '$1:\u200B//')
    .replaceAll(/(discord(?:app)?\.(?:gg|com))\//gi, '$1\u200B/');
  return plain(calm.trim());
}
