import type { Pack } from '../../src/knowledge/pack.ts';
import { packOf } from '../support/packs.ts';

const oneEntry = `# Fair

## Who bakes the bread? {#baker}
> baker

Carla Moor bakes it.
`;

const inBern = 'location: Bern, Switzerland\ntimezone: Europe/Zurich\n';

/**
 * A pack with these sessions, and one entry, since every pack has one.
 *
 * @param sessions What stands between the braces of each, in YAML.
 * @param place The lines of `location` and `timezone`.
 */
export function packWithSessions(sessions: readonly string[], place = inBern): Pack {
  const lines = sessions.map((session) => `  - {${session}}\n`);
  const list = lines.length === 0 ? '' : `sessions:\n${lines.join('')}`;
  return packOf(`title: Bread Fair 2030\n${place}${list}`, oneEntry);
}
