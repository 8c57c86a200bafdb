import { count } from '../../answer/schedule/wording.ts';
import type { Entry, Pack } from '../../knowledge/pack.ts';
import { encodeId } from '../custom-id.ts';
import { keyOf } from '../keys.ts';
import { plain } from './escape.ts';
import { type BotMessage, button, type Option, type Row, rowOf, say, select } from './message.ts';

/** Discord's limit for the options of a select. */
const pageSize = 25;

/** The topics, a page of them at a time. */
export function topicsMessage(pack: Pack, userId: string, page = 0): BotMessage {
  const topics = [...Map.groupBy(pack.entries, ({ topic }) => topic)];
  const listed = (from: number, to: number) =>
    topics.slice(from, to).map(([topic, entries]) => ({
      label: `${topic || 'General'} (${entries.length})`,
      value: keyOf(topic),
    }));
  return say(
    `**${plain(pack.title)}**\n${count(topics.length, 'topic')}, ${count(pack.entries.length, 'question')}.`,
    [
      ...paged(encodeId('topic', userId), 'Choose a topic', topics.length, listed, page, (to) =>
        encodeId('topics', userId, '', to),
      ),
    ],
  );
}

/** The questions of a topic, a page of them at a time; nothing when there is no such topic. */
export function questionsMessage(
  pack: Pack,
  userId: string,
  topicKey: string,
  page = 0,
): BotMessage | undefined {
  const topics = new Set(pack.entries.map(({ topic }) => topic));
  const chosen = [...topics].find((topic) => keyOf(topic) === topicKey);
  if (chosen === undefined) return undefined;
  const entries = pack.entries.filter(({ topic }) => topic === chosen);
  const listed = (from: number, to: number) => entries.slice(from, to).map(optionOf);
  const turn = (to: number) => encodeId('questions', userId, topicKey, to);
  const rows = paged(encodeId('pick', userId), 'Choose a question', entries.length, listed, page, turn);
  const back = rowOf(button(encodeId('topics', userId), 'All topics'));
  return say(`**${plain(chosen || 'General')}**\n${count(entries.length, 'question')}.`, [...rows, back]);
}

function optionOf({ id, question }: Entry): Option {
  return { label: question, value: keyOf(id) };
}

/** A select with one page of the options, the only ones that are made, and buttons for the pages before and after where there are any. */
function paged(
  id: string,
  placeholder: string,
  total: number,
  optionsIn: (from: number, to: number) => readonly Option[],
  asked: number,
  turn: (page: number) => string,
): Row[] {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  const page = Math.min(asked, last);
  const shown = optionsIn(page * pageSize, (page + 1) * pageSize);
  const label = last > 0 ? `${placeholder} (page ${page + 1} of ${last + 1})` : placeholder;
  const turns = [
    ...(page > 0 ? [button(turn(page - 1), 'Previous page')] : []),
    ...(page < last ? [button(turn(page + 1), 'Next page')] : []),
  ];
  return [
    ...(shown.length > 0 ? [rowOf(select(id, label, shown))] : []),
    ...(turns.length > 0 ? [rowOf(...turns)] : []),
  ];
}
