import { ButtonStyle } from 'discord.js';
import { encodeId } from '../custom-id.ts';
import { type BotMessage, button, rowOf, say } from './message.ts';

const notice = `**What I store about you**
- A question that I cannot answer: its text, your id, and where it was asked, for 30 days, so that the sources can be completed.
- Your last question in each channel, for 10 minutes, so that I understand a follow-up.
- Which of your messages I answered, without their text, for 30 days, so that nobody gets two answers.
- What you found helpful or not.
- When you change a server's settings, that it was you.
- Your reminders: what they are for, when, and that they go to you; what was sent or not, for 30 days; and your time zone and quiet hours, if you told me. Deleting them ends your reminders.
- When you set up reminders in a channel, that it was you.

Nothing else is kept, and nothing is passed on.`;

export function privacyMessage(userId: string): BotMessage {
  return say(notice, [rowOf(button(encodeId('forget', userId), 'Delete my data', ButtonStyle.Danger))]);
}
