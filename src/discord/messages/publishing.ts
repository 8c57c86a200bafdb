import type { LeftOut } from '../publishing/plan.ts';
import type { Published, Stopped } from '../publishing/publication-keeper.ts';
import { type Halt, isUnfinished, type Report } from '../publishing/report.ts';
import { plain } from './escape.ts';
import { shortened } from './message.ts';

const most = { titles: 10, letters: 60 } as const;

const busy = 'I am just bringing the events of this server up to date. Please try again in two minutes.';

/** What was done to publish a pack, and what was left out and why. */
export function publishedText(published: Published): string {
  switch (published.kind) {
    case 'done':
      return doneText(published.pack.title, published.report);
    case 'no zone':
      return `The pack of ${plain(published.pack.title)} names no time zone, so nobody knows when its sessions are: I cannot publish them. Whoever runs me adds \`timezone\` to its \`summit.yaml\`.`;
    case 'nothing ahead':
      return `No session of ${plain(published.pack.title)} lies ahead: there is nothing to publish.`;
    case 'no pack':
      return 'I cannot read the pack that this server follows. Whoever runs me finds why in my log.';
    case 'busy':
      return busy;
  }
}

export function stoppedText(stopped: Stopped): string {
  switch (stopped.kind) {
    case 'not published':
      return 'I publish no events in this server.';
    case 'busy':
      return busy;
    case 'done': {
      const { deleted, leftOut, halt } = stopped.report;
      const nothing = isUnfinished(stopped.report) ? '' : 'No event of mine lies ahead.';
      const done = deleted.length > 0 ? `I have deleted ${counted(deleted.length)}.` : nothing;
      const left = leftOut.map(({ title }) => title);
      const rest = line('Not deleted, since Discord does not let me (I try again)', left);
      const after = halt
        ? haltText(halt.why, 'delete')
        : 'I keep nothing in step any more. Reminders in channels go on: see `/remind list`.';
      return [done, rest, after].filter((text) => text !== '').join('\n');
    }
  }
}

function doneText(title: string, report: Report): string {
  const { created, changed, cancelled, deleted, kept, leftOut, halt } = report;
  const lines = [
    line('Created', created),
    line('Changed', changed),
    line('Cancelled', cancelled),
    line('Deleted, since they are not to come any more', deleted),
    line('As they should be', kept),
    ...reasons.map(([why, name]) =>
      line(
        `Left out, ${name}`,
        leftOut.filter((left) => left.why === why).map((left) => left.title),
      ),
    ),
  ].filter((text) => text !== '');
  const after = halt
    ? haltText(halt.why, 'make')
    : 'I keep them in step with the schedule. `/publish stop` deletes them.';
  return [`**${plain(title)}: events of this server**`, ...lines, after].join('\n');
}

const reasons: readonly (readonly [LeftOut, string])[] = [
  ['past', 'since they have started'],
  ['cancelled', 'since they are cancelled'],
  ['declined', 'since somebody has deleted them: use `/publish events` again to get them back'],
  ['full', 'since this server has 100 events, which is the most: I try again when there are fewer'],
  ['refused', 'since Discord does not take them: I try again, and whoever runs me finds why in my log'],
  [
    'forbidden',
    'since I may not touch them: see `/doctor`, and whether somebody has put them into a channel',
  ],
];

function haltText(why: Halt, doing: 'make' | 'delete'): string {
  switch (why) {
    case 'no-permission':
      return `I may not ${doing} events here: give me **Create Events** (Server Settings, Roles), and I go on by myself, or at once when you use the command again.`;
    case 'away':
      return 'Something kept me from finishing. I go on by myself in a few minutes.';
    case 'taken over':
      return 'Another process of mine goes on with the rest.';
  }
}

function line(what: string, titles: readonly string[]): string {
  if (titles.length === 0) return '';
  const named = titles.slice(0, most.titles).map((title) => plain(shortened(title, most.letters)));
  const others = titles.length - named.length;
  return `- ${what}: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

function counted(events: number): string {
  return events === 1 ? '1 event' : `${events} events`;
}
