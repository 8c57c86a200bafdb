import { enableCompileCache } from 'node:module';

enableCompileCache();

const { run } = await import('./cli.ts');
await run();
