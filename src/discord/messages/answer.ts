import type { Candidate } from '../../answer/decision.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { encodeId } from '../custom-id.ts';
import { entryOf, keyOf } from '../keys.ts';
import { plain } from './escape.ts';
import { type BotMessage, button, type Option, type Row, rowOf, select } from './message.ts';
import { sourceLine } from './source-line.ts';

/** Matched question, answer, source; with More, Related and what people think of it. */
export function answerMessage(answer: Candidate, pack: Pack, userId: string, whole = false): BotMessage {
  return { content: answerText(answer, whole), rows: controls(answer, pack, userId, whole) };
}

function answerText({ question, text, sources, origin }: Candidate, whole: boolean): string {
  const body =
    whole && origin.kind === 'entry'
      ? [origin.entry.answer.short, ...origin.entry.answer.detail]
          .map((passage) => plain(passage.text))
          .join('\n\n')
      : plain(text);
  return [`**${plain(question)}**\n${body}`, sourceLine(sources)].filter(Boolean).join('\n');
}

function controls({ id, origin }: Candidate, pack: Pack, userId: string, whole: boolean): Row[] {
  const key = keyOf(id);
  const hasMore = origin.kind === 'entry' && origin.entry.answer.detail.length > 0 && !whole;
  const buttons = [
    ...(hasMore ? [button(encodeId('more', userId, key), 'More')] : []),
    button(encodeId('helpful', userId, key), 'Helpful'),
    button(encodeId('unhelpful', userId, key), 'Not helpful'),
  ];
  const related = origin.kind === 'entry' ? relatedTo(origin.entry.related, pack) : [];
  return [
    rowOf(...buttons),
    ...(related.length > 0 ? [rowOf(select(encodeId('related', userId), 'Related questions', related))] : []),
  ];
}

function relatedTo(ids: readonly string[], pack: Pack): Option[] {
  return [...new Set(ids)].flatMap((id) => {
    const entry = entryOf(pack, id);
    return entry ? { label: entry.question, value: keyOf(id) } : [];
  });
}
