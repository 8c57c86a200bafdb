import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const log = path.resolve(import.meta.dirname, '../src/log.ts');

/** What is logged of an error, in a process of its own, as the log writes to standard error. */
function logged(code: string): string {
  const script = `import { lazyLog } from ${JSON.stringify(log)}; const log = lazyLog('warn'); ${code}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stderr;
}

test('tells of a request that was refused which it was, without what was said in it and the token of the interaction', () => {
  const line = logged(`
    const error = Object.assign(new Error('Missing Access'), {
      code: 50001,
      url: 'https://discord.com/api/v10/interactions/12/aW50ZXJh.Y3Rpb24-_x/callback?with_response=false',
      requestBody: { json: { content: 'my secret question' } },
      rawError: { errors: 'my secret question' },
    });
    log().warn({ err: error }, 'Discord took no answer');`);
  expect(JSON.parse(line)).toMatchObject({
    msg: 'Discord took no answer',
    err: {
      message: 'Missing Access',
      code: 50001,
      url: 'https://discord.com/api/v10/interactions/12/…/callback?with_response=false',
    },
  });
  expect(line).not.toContain('secret');
});

test('tells whatever was thrown', () => {
  expect(logged(`log().error({ err: 'only text' }, 'odd')`)).toContain('only text');
});
