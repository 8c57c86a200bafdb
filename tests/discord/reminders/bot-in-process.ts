import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { App, type Service } from '../../../src/app.ts';
import type { WaitingClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { cacheHome } from '../../support/cache-home.ts';
import type { DiscordServer } from '../../support/discord/discord-server.ts';
import { festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { folderOf } from '../../support/packs.ts';

/** The bot as the process constructs it, in the test's own process, so that a test moves its clock. */
export class BotInProcess {
  readonly folder = folderOf({});
  readonly #discord: DiscordServer;
  readonly #running = new Set<Service>();

  constructor(discord: DiscordServer) {
    this.#discord = discord;
    this.write(festivalYaml);
  }

  get dataDir(): string {
    return path.join(this.folder, 'data');
  }

  /** Writes the pack's `summit.yaml`. */
  write(yaml: string): void {
    const pack = path.join(this.folder, 'knowledge', 'festival');
    mkdirSync(pack, { recursive: true });
    writeFileSync(path.join(pack, 'summit.yaml'), yaml);
    writeFileSync(path.join(pack, 'entries.md'), festivalMarkdown);
  }

  /** Has it look at once whether the pack has changed. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#running].map((service) => service.refresh()));
  }

  /** Resolves when no process has anything to plan or to send before the clock moves on. */
  async idle(): Promise<void> {
    await Promise.all([...this.#running].map((service) => service.idle()));
  }

  /**
   * Resolves when the bot is ready; the function ends it as a signal would.
   *
   * @param now Milliseconds that never run backwards; the process's own when left out.
   */
  async start(
    clock: WaitingClock,
    environment: Readonly<Record<string, string>> = {},
    now?: () => number,
  ): Promise<() => Promise<void>> {
    const config = readConfig({
      ...this.#discord.environment,
      SUMMIT: 'festival',
      KNOWLEDGE_DIR: path.join(this.folder, 'knowledge'),
      DATA_DIR: this.dataDir,
      XDG_CACHE_HOME: cacheHome,
      LOG_LEVEL: 'error',
      ...environment,
    });
    if (!config.discord) throw new Error('there is no token');
    const lines: string[] = [];
    const service = await new App(config).discord(config.discord, (line) => lines.push(line), clock, now);
    const stop = new AbortController();
    const running = service.run(stop.signal);
    this.#running.add(service);
    const end = async () => {
      stop.abort();
      this.#running.delete(service);
      await running;
      await service.close();
    };
    let hasEnded = false;
    const endOnce = async () => {
      if (hasEnded) return;
      hasEnded = true;
      await end();
    };
    onTestFinished(endOnce);
    await this.#discord.until('the bot to be ready', () => lines.length > 0);
    return endOnce;
  }
}
