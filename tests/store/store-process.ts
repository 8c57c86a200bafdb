import { Temporal } from 'temporal-polyfill';
import { lazyLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';

/**
 * A process of its own with a store: `store-process.ts PLACE "save GUILD[ and wait]"`. Prints `saved`; then ends, or waits until
 * its input ends.
 */
const [place = '', doing = ''] = process.argv.slice(2);
const [, guild = ''] = doing.split(' ');
const store = await openStore(JSON.parse(place), lazyLog('warn'));
await store.settings.saveSettings(guild, { pack: 'hanoi' }, '7', Temporal.Now.instant());
process.stdout.write('saved\n');
if (doing.endsWith('wait')) process.stdin.on('end', () => void store.close()).resume();
else await store.close();
