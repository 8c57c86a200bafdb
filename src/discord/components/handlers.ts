import type { Action } from '../custom-id.ts';
import { more, pick, post, related } from './answers.ts';
import { helpful, unhelpful } from './feedback.ts';
import type { ComponentHandler } from './handler.ts';
import { forget } from './privacy.ts';
import { drop, reminders, resume } from './reminder-list.ts';
import { follow, snooze, stop, stopAll } from './reminders.ts';
import { channels, pack } from './settings.ts';
import { questions, topic, topics } from './topics.ts';
import { cancel, confirm, propose, remind, unremind, unwish } from './wishes.ts';

/** Who handles which button or select. */
export const componentHandlers: Readonly<Record<Action, ComponentHandler>> = {
  more,
  related,
  pick,
  helpful,
  unhelpful,
  post,
  topics,
  topic,
  questions,
  channels,
  pack,
  forget,
  follow,
  snooze,
  stop,
  'stop-all': stopAll,
  remind,
  unremind,
  propose,
  confirm,
  unwish,
  cancel,
  reminders,
  drop,
  resume,
};
