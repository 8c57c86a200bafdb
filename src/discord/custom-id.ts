import { z } from 'zod';

/** Raised when the meaning of a field changes: older buttons then say that they have expired. */
const version = '1';

const answerActions = [
  'more',
  'related',
  'pick',
  'helpful',
  'unhelpful',
  'post',
  'topics',
  'topic',
  'questions',
  'channels',
  'pack',
  'forget',
] as const;

const reminderActions = [
  'follow',
  'snooze',
  'stop',
  'stop-all',
  'remind',
  'unremind',
  'propose',
  'confirm',
  'unwish',
  'cancel',
  'reminders',
  'drop',
  'resume',
] as const;

const actions = [...answerActions, ...reminderActions] as const;

export type Action = (typeof actions)[number];

export function isOfReminders(action: Action): boolean {
  return reminderActions.some((other) => other === action);
}

const schema = z.object({
  action: z.enum(actions),
  userId: z.string().regex(/^\d{1,20}$/),
  subject: z.string().max(60),
  page: z.coerce.number().int().min(0).max(9999),
});

/** In the place of a person's id: the button is for whoever presses it. */
export const anybody = '0';

/** The state of a button or select, which so outlives every process. */
export interface ComponentId {
  readonly action: Action;
  /** Whom it is meant for; `anybody`, for a button that is for everybody. */
  readonly userId: string;
  /** The key of what it is about, empty where it is about nothing. */
  readonly subject: string;
  readonly page: number;
}

/** At most 100 characters, which is Discord's limit. */
export function encodeId(action: Action, userId: string, subject = '', page = 0): string {
  return [version, action, userId, page, subject].join('|');
}

/** Nothing when it is of another version, or not ours. */
export function decodeId(text: string): ComponentId | undefined {
  const [given, action, userId, page, ...subject] = text.split('|');
  if (given !== version) return undefined;
  return schema.safeParse({ action, userId, page, subject: subject.join('|') }).data;
}
