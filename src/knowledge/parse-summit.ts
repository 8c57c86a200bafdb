import type { Pack, Session, Source, Term } from './pack.ts';
import { broken, type Problem } from './problem.ts';
import { summitSchema, type SummitYaml } from './summit-schema.ts';
import { isTimeZone, resolveWallTime } from './time-zone.ts';
import { parseYaml, type YamlDocument } from './yaml-document.ts';

export type Summit = Omit<Pack, 'id' | 'entries'>;

type SessionYaml = SummitYaml['sessions'][number];

/** Parses `summit.yaml`. Without a title there is no summit; otherwise what is right is returned beside the problems. */
export function parseSummit(yaml: string, file: string): { summit: Summit | undefined; problems: Problem[] } {
  const document = parseYaml(yaml, summitSchema, file);
  const problems = [...document.problems];
  const value = document.value;
  if (!value) return { summit: undefined, problems };
  const { title } = value;
  if (title === undefined && !problems.some(({ message }) => message.startsWith('`title`'))) {
    problems.push(broken(document.locate([]), '`title` is missing; write it'));
  }

  const {
    sources: _sources,
    sessions: _sessions,
    glossary,
    timezone,
    location,
    commemorate,
    ...rest
  } = value;
  const sources = Object.entries(value.sources).map(([id, { url, ...source }]): Source => ({
    id,
    ...source,
    ...(url && { url }),
  }));
  if (timezone !== undefined && !isTimeZone(timezone)) {
    problems.push(
      broken(
        document.locate(['timezone']),
        `\`${timezone}\` is not a time zone; write an IANA name such as Asia/Ho_Chi_Minh`,
      ),
    );
  }
  const zone = timezone !== undefined && isTimeZone(timezone) ? timezone : 'UTC';
  const sessions = value.sessions.flatMap((session, index) => {
    const parsed = parseSession(session, index, zone, sources, document);
    problems.push(...parsed.problems);
    return parsed.session ?? [];
  });
  problems.push(...duplicateSessions(value.sessions, document));
  return {
    summit:
      title === undefined
        ? undefined
        : {
            title,
            ...(location && { location }),
            ...(timezone && { timezone }),
            ...(commemorate && { commemorate }),
            participants: rest.participants.map(({ role, ...participant }) => ({
              ...participant,
              ...(role && { role }),
            })),
            glossary: Object.entries(glossary).map(([name, alternatives]): Term => ({ name, alternatives })),
            sources,
            sessions: sessions.toSorted((a, b) => a.start.epochMilliseconds - b.start.epochMilliseconds),
          },
    problems,
  };
}

function parseSession(
  { start: startText, end: endText, source: sourceId, place, note, ...session }: SessionYaml,
  index: number,
  timezone: string,
  sources: readonly Source[],
  document: YamlDocument<SummitYaml>,
): { session: Session | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const at = (key: string) => document.locate(['sessions', index, key]);

  const resolve = (key: 'start' | 'end', text: string) => {
    const wallTime = resolveWallTime(text, timezone);
    if (wallTime.kind === 'valid') return wallTime.time;
    problems.push(
      broken(
        at(key),
        wallTime.kind === 'skipped'
          ? `the clocks in ${timezone} skip ${text}; write ${wallTime.next.toString({ smallestUnit: 'minute' }).replace('T', ' ')} or another time that exists`
          : `${text} is not a date and time of the calendar; write one such as 2019-02-27 18:30`,
      ),
    );
    return undefined;
  };

  const start = resolve('start', startText);
  const end = endText === undefined ? undefined : resolve('end', endText);
  if (endText !== undefined && sortable(endText) < sortable(startText)) {
    problems.push(
      broken(
        at('end'),
        `\`${session.id}\` ends at ${endText}, before it starts at ${startText}; write a later end`,
      ),
    );
  }
  const source = sources.find(({ id }) => id === sourceId);
  if (sourceId !== undefined && !source) {
    problems.push(broken(at('source'), unknownSource(sourceId, sources)));
  }
  return {
    session: start && {
      ...session,
      start,
      ...(end && { end }),
      ...(place && { place }),
      ...(note && { note }),
      ...(source && { source }),
    },
    problems,
  };
}

/** Wall times of one zone compare as text. */
function sortable(wallTime: string): string {
  return wallTime.replace('T', ' ').padEnd(19, ':00');
}

function duplicateSessions(sessions: readonly SessionYaml[], document: YamlDocument<SummitYaml>): Problem[] {
  const seen = new Set<string>();
  return sessions.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      broken(
        document.locate(['sessions', index, 'id']),
        `session id \`${id}\` stands twice; write another id`,
      ),
    ];
  });
}

const namedSources = 20;

export function unknownSource(id: string, sources: readonly Source[]): string {
  const known = sources.slice(0, namedSources).map((source) => source.id);
  if (sources.length > namedSources) known.push(`${sources.length - namedSources} others`);
  const choice = known.length > 0 ? `write one of ${known.join(', ')}, or add it` : 'add it';
  return `unknown source \`${id}\`; ${choice} under \`sources\` in summit.yaml`;
}
