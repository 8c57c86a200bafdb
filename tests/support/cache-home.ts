import path from 'node:path';

/** Where the tests' processes cache indexes: out of the user's own cache, and kept from one run to the next. */
export const cacheHome = path.resolve(import.meta.dirname, '../../node_modules/.cache/summit-bot-tests');
