import { asList, asObject, asText, charactersIn, type Json } from '../json.ts';
import type { Form } from './form.ts';

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export function checkEmbeds(form: Form, embeds: readonly Json[]): void {
  form.length('embeds', embeds, 0, 10);
  let total = 0;
  for (const [index, value] of embeds.entries()) {
    const embed = asObject(value);
    const check = (field: string, text: string, maximum: number): void => {
      total += charactersIn(text);
      form.length(`embeds.${index}.${field}`, text, 0, maximum);
    };
    check('title', asText(embed['title']), 256);
    check('description', asText(embed['description']), 4096);
    check('footer.text', asText(asObject(embed['footer'])['text']), 2048);
    check('author.name', asText(asObject(embed['author'])['name']), 256);
    form.length(`embeds.${index}.fields`, asList(embed['fields']), 0, 25);
    for (const [position, entry] of asList(embed['fields']).entries()) {
      const field = asObject(entry);
      form.required(`embeds.${index}.fields.${position}.name`, asText(field['name']) !== '');
      form.required(`embeds.${index}.fields.${position}.value`, asText(field['value']) !== '');
      check(`fields.${position}.name`, asText(field['name']), 256);
      check(`fields.${position}.value`, asText(field['value']), 1024);
    }
    const shown = ['title', 'description', 'footer', 'author', 'image', 'thumbnail', 'fields'];
    if (!shown.some((key) => embed[key])) form.required(`embeds.${index}.description`, false);
  }
  if (total > 6000) {
    form.add('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
}
